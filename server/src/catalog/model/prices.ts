import type { CatalogPrice } from '../../contracts/catalog/catalog';
import {
  amountWithoutCharges,
  seatCategoryIdsOf,
  type Assumptions,
  idIn,
  objectsIn,
  type Answered,
} from '../../s360';
import { amountIn, countIn } from './read-values';

/** The tariffs and seat categories of a catalog; a price of any other is left out. */
interface KnownInPrices {
  isTariff(id: string): boolean;
  isSeatCategory(id: string): boolean;
  /** Lists a known seat category under another id, too. */
  addSeatCategoryId(known: string, id: string): void;
}

/** Price lists, each stored once: thousands of performances share a few dozen. */
export interface PriceLists {
  readonly lists: CatalogPrice[][];
  /** Reads the prices of a performance or an item, and returns the index of their list. */
  indexOf(prices: unknown, seats: 'seated' | 'unseated'): number;
}

export function collectPriceLists(known: KnownInPrices, assumptions: Assumptions): PriceLists {
  const lists: CatalogPrice[][] = [];
  const byContent = new Map<string, number>();
  return {
    lists,
    indexOf(prices, seats) {
      const list = pricesIn(prices, seats, { ...known, assumptions });
      const content = JSON.stringify(list);
      const same = byContent.get(content);
      if (same !== undefined) return same;
      byContent.set(content, lists.length);
      return lists.push(list) - 1;
    },
  };
}

/**
 * The seat category of a price: the first of its ids that the catalog lists. Where the assumption
 * names the institution's own id, that id wins, because a catalog may list only the other one.
 */
function seatCategoryIn(
  price: Answered,
  known: KnownInPrices & { assumptions: Assumptions },
): string | null {
  const { assumptions } = known;
  const ids = seatCategoryIdsOf(price, assumptions).flatMap((id) => idIn(id) ?? []);
  const listed = ids.find(known.isSeatCategory) ?? null;
  const own = assumptions.seatCategoryId === 'institutionSeatCatId' ? ids[0] : undefined;
  if (listed === null || own === undefined || own === listed) return listed;
  known.addSeatCategoryId(listed, own);
  return own;
}

/**
 * The first price of a seat category and tariff counts; the others belong to further price levels.
 * Amounts exclude charges, as on the lines of an order.
 */
function pricesIn(
  value: unknown,
  seats: 'seated' | 'unseated',
  known: KnownInPrices & { assumptions: Assumptions },
): CatalogPrice[] {
  const seen = new Set<string>();
  return objectsIn(value).flatMap((price) => {
    const tariffId = idIn(price.audSubCatId);
    const seatCategoryId = seats === 'seated' ? seatCategoryIn(price, known) : null;
    const amount = amountIn(amountWithoutCharges(price, known.assumptions));
    if (tariffId === null || amount === null || !known.isTariff(tariffId)) return [];
    if (seats === 'seated' && seatCategoryId === null) return [];
    const key = `${seatCategoryId}/${tariffId}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const minQuantity = countIn(price.minQty);
    const maxQuantity = countIn(price.maxQty);
    return [{ seatCategoryId, tariffId, amount, minQuantity, maxQuantity }];
  });
}
