import type {
  Catalog,
  CatalogItem,
  CatalogPerformance,
  CatalogPrice,
  CatalogProduct,
  PaymentMethod,
  SeatCategory,
  Season,
  ShipmentMode,
  Tariff,
} from '../../contracts/catalog/catalog';

export interface FoundPerformance {
  product: CatalogProduct;
  performance: CatalogPerformance;
}

export interface FoundItem {
  product: CatalogProduct;
  item: CatalogItem;
}

/** The key of a price; `seatCategoryId` is `null` for what is sold without a seat. */
interface PriceKey {
  seatCategoryId: string | null;
  tariffId: string;
}

/**
 * A catalog indexed by ids. Every lookup answers `null` for what the catalog lacks. A lookup does
 * not check whether something is on sale: it also finds what is only shown.
 */
export interface CatalogLookup {
  readonly catalog: Catalog;
  performance(id: string): FoundPerformance | null;
  item(id: string): FoundItem | null;
  season(id: string): Season | null;
  tariff(id: string): Tariff | null;
  seatCategory(id: string): SeatCategory | null;
  paymentMethod(id: string): PaymentMethod | null;
  shipmentMode(id: string): ShipmentMode | null;
  /** All prices of a performance or an item, in S-360's sequence. */
  pricesFor(of: CatalogPerformance | CatalogItem): readonly CatalogPrice[];
  priceFor(of: CatalogPerformance | CatalogItem, key: PriceKey): CatalogPrice | null;
}

const byId = <T extends { id: string }>(all: readonly T[]): ((id: string) => T | null) => {
  const known = new Map(all.map((one) => [one.id, one]));
  return (id) => known.get(id) ?? null;
};

/** Indexes a catalog, once per version, so that each lookup is one step. Pure. */
export function catalogLookup(catalog: Catalog): CatalogLookup {
  const performances = new Map<string, FoundPerformance>();
  const items = new Map<string, FoundItem>();
  for (const product of catalog.products) {
    for (const performance of product.performances) {
      performances.set(performance.id, { product, performance });
    }
    for (const item of product.items) items.set(item.id, { product, item });
  }
  const pricesFor = ({ priceList }: CatalogPerformance | CatalogItem) =>
    catalog.priceLists[priceList] ?? [];
  return {
    catalog,
    performance: (id) => performances.get(id) ?? null,
    item: (id) => items.get(id) ?? null,
    season: byId(catalog.seasons),
    tariff: byId(catalog.tariffs),
    seatCategory: byId(catalog.seatCategories),
    paymentMethod: byId(catalog.pointOfSale.paymentMethods),
    shipmentMode: byId(catalog.shipmentModes),
    pricesFor,
    priceFor: (of, { seatCategoryId, tariffId }) =>
      pricesFor(of).find(
        (price) => price.seatCategoryId === seatCategoryId && price.tariffId === tariffId,
      ) ?? null,
  };
}
