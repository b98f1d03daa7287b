import type { Catalog } from '../contracts/catalog/catalog';
import type { SuggestedPerformance } from '../contracts/institutions/contract-check';

const MAX_SUGGESTED = 30;

/** Performances that can be reserved, the next ones first. */
export function suggestedPerformances(catalog: Catalog, now: Date): SuggestedPerformance[] {
  const { priceLists, products, timeZone } = catalog;
  return products
    .filter(({ isOnSale, isReservable }) => isOnSale && isReservable)
    .flatMap(({ name, performances }) =>
      performances
        .filter(
          ({ isOnSale, priceList, startsAt }) =>
            isOnSale &&
            startsAt > now.toISOString() &&
            (priceLists[priceList] ?? []).some(({ seatCategoryId }) => seatCategoryId !== null),
        )
        .map(({ id, name: ownName, startsAt }) => ({
          id,
          startsAt,
          timeZone,
          name: { ...(ownName ?? name) },
        })),
    )
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
    .slice(0, MAX_SUGGESTED);
}
