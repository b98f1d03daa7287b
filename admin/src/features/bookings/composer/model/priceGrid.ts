import type { CatalogPrice, SeatCategory, Tariff } from '../../../../../../server/src/contracts';
import type { CatalogView, Offering } from '../../../catalog/model';

/** The prices of one offering: seat categories as rows, tariffs as columns. */
interface PriceGrid {
  tariffs: Tariff[];
  rows: PriceRow[];
}

export interface PriceRow {
  /** `null` for products without seats. */
  seatCategory: SeatCategory | null;
  /** One per tariff; `null` where that combination is not sold. */
  prices: (CatalogPrice | null)[];
}

/** Follows the catalog's order and leaves out rows and columns without a price. */
export function priceGrid(view: CatalogView, { prices }: Offering): PriceGrid {
  const { seatCategories, tariffs } = view.catalog;
  const priced = tariffs.filter(({ id }) => prices.some(({ tariffId }) => tariffId === id));
  const rowOf = (seatCategory: SeatCategory | null): PriceRow => ({
    seatCategory,
    prices: priced.map((tariff) => priceOf(prices, seatCategory?.id ?? null, tariff.id) ?? null),
  });
  const rows = [null, ...seatCategories].map(rowOf);
  return {
    tariffs: priced,
    rows: rows.filter((row) => row.prices.some((price) => price !== null)),
  };
}

export function priceOf(
  prices: readonly CatalogPrice[],
  seatCategoryId: string | null,
  tariffId: string,
): CatalogPrice | undefined {
  return prices.find(
    (price) => price.seatCategoryId === seatCategoryId && price.tariffId === tariffId,
  );
}
