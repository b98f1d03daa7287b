import type { Behaviour } from '../behaviour/behaviour';
import { institutionSeatCategoryId } from '../behaviour/seat-categories';
import { isoDate } from '../clock';
import type { JsonObject } from '../json';
import { type Catalog, type Performance, type Price, type Product, translated } from './model';

/** The only kind of charges in the simulator. */
const CHARGES_ID = 16_380;

export const audienceSubCategory = (
  tariff: Catalog['audienceSubCategories'][number],
): JsonObject => ({
  id: tariff.id,
  code: tariff.code,
  externalName: translated(tariff.name),
  audienceCategoryKind: tariff.kind,
  requiredAudienceSubCategoryIds: [],
  crossSeatCategory: false,
});

/** A product with its performances after the given time. */
export function productData(
  product: Product,
  catalog: Catalog,
  fromMs: number,
  behaviour: Behaviour,
): JsonObject {
  return {
    id: product.id,
    code: product.code,
    state: product.state,
    productFamilyType: product.family,
    productFamilySubType: product.subType,
    seasonId: product.seasonId ?? catalog.seasonId,
    vatCodeId: product.vatCodeId,
    externalName: translated(product.name),
    ...(product.description !== undefined && {
      externalDescription: translated(product.description),
    }),
    ...soldWhat(product, catalog, fromMs, behaviour),
  };
}

function soldWhat(
  product: Product,
  catalog: Catalog,
  fromMs: number,
  behaviour: Behaviour,
): JsonObject {
  if (product.family === 'SINGLE_ENTRY') {
    const performances = product.performances.filter(({ startMs }) => startMs > fromMs);
    return {
      event: {
        activityId: product.activityId,
        activityCode: product.code,
        activityType: 'LIVE_SPECT',
        performances: performances.map((one) => performanceData(one, product, catalog, behaviour)),
      },
    };
  }
  const items = product.items.map(({ id, name }) => ({
    itemId: id,
    externalName: translated(name),
    timeslotIds: [],
    itemPrices: product.prices.map(({ audienceSubCategoryId, amount }) => ({
      audSubCatId: audienceSubCategoryId,
      priceLevelId: catalog.priceLevelId,
      amount,
    })),
  }));
  return { [product.family.toLowerCase()]: { items } };
}

function performanceData(
  performance: Performance,
  product: Product,
  catalog: Catalog,
  behaviour: Behaviour,
): JsonObject {
  return {
    id: performance.id,
    code: performance.code,
    // In practice performances have no state when prices contain only the institution’s id.
    state: behaviour.seatCategories === 'institutionOnly' ? null : performance.state,
    start: isoDate(performance.startMs),
    duration: performance.durationSeconds,
    externalName: translated(performance.name),
    itemIds: [performance.itemId],
    physicalConfigurationId: catalog.physicalConfigurationId,
    seatCategories: catalog.seatCategories.map(({ id, code, name, rank }) => ({
      id: behaviour.seatCategories === 'institutionOnly' ? institutionSeatCategoryId(id) : id,
      code,
      rank,
      externalName: translated(name),
    })),
    prices: product.prices.map((price) => seatPrice(price, product, catalog, behaviour)),
  };
}

/**
 * A price of a performance; it is unknown whether its `amount` includes the charges.
 */
function seatPrice(
  { amount, audienceSubCategoryId, maxQuantity, seatCategoryId = 0 }: Price,
  { chargePerTicket }: Product,
  catalog: Catalog,
  { catalogPrices, seatCategories }: Behaviour,
): JsonObject {
  return {
    seatCatId: seatCategories === 'institutionOnly' ? null : seatCategoryId,
    institutionSeatCatId: institutionSeatCategoryId(seatCategoryId),
    audSubCatId: audienceSubCategoryId,
    priceLevelId: catalog.priceLevelId,
    amount: catalogPrices === 'gross' ? amount + chargePerTicket : amount,
    ...(maxQuantity !== undefined && { maxQty: maxQuantity }),
    chargesAmounts: chargePerTicket > 0 ? [{ chargesId: CHARGES_ID, amount: chargePerTicket }] : [],
  };
}
