import type { Catalog, CatalogPrice, CatalogProduct } from '../../../server/src/contracts';
import { currencies } from '../../simulator/catalog/currency';
import {
  MAX_SEATS_PER_PERFORMANCE,
  ORDER_ABANDON_DELAY_MINUTES,
  type Price,
  type Product,
} from '../../simulator/catalog/model';
import { seededCatalog } from '../../simulator/catalog/seed';

const text = (value: string) => ({ fr: value });

const priceOf = ({ amount, audienceSubCategoryId, seatCategoryId }: Price): CatalogPrice => ({
  seatCategoryId: seatCategoryId === undefined ? null : String(seatCategoryId),
  tariffId: String(audienceSubCategoryId),
  amount,
  minQuantity: null,
  maxQuantity: null,
});

/** The simulator’s catalog in the form that the plugin stores. */
export function simulatedCatalog(institution: string, nowMs = Date.now()): Catalog {
  const seeded = seededCatalog(institution, nowMs, currencies.CHF);
  const productOf = (product: Product, priceList: number): CatalogProduct => ({
    id: String(product.id),
    code: product.code,
    name: text(product.name),
    seasonId: String(seeded.seasonId),
    family: product.family,
    isOnSale: product.state === 'RUNNING',
    isReservable: product.performances.length > 0,
    isOptionable: product.performances.length > 0,
    performances: product.performances.map(({ id, name, startMs, state }) => ({
      id: String(id),
      name: text(name),
      startsAt: new Date(startMs).toISOString(),
      place: null,
      isOnSale: state === 'RUNNING',
      priceList,
    })),
    items: product.items.map(({ id, name }) => ({ id: String(id), name: text(name), priceList })),
  });
  return {
    institution,
    version: 'simulated',
    fetchedAt: new Date(nowMs).toISOString(),
    currency: { code: 'CHF', symbol: null, fractionDigits: 2 },
    timeZone: 'Europe/Zurich',
    pointOfSale: {
      id: String(seeded.pointOfSalesId),
      code: 'CRM',
      paymentMethods: seeded.paymentMethods
        .filter(({ paymentType }) => ['CASH', 'PENDING_ACCOUNT'].includes(paymentType))
        .map(({ code, externalName, id, paymentType }) => ({
          id: String(id),
          code,
          name: text(externalName),
          paymentType,
          isOnAccount: paymentType === 'PENDING_ACCOUNT',
          hindrance: null,
        })),
      orderAbandonDelayMinutes: ORDER_ABANDON_DELAY_MINUTES,
      maxSeatsPerPerformance: MAX_SEATS_PER_PERFORMANCE,
    },
    shipmentModes: seeded.shipmentModes
      .filter(({ type }) => type !== 'BY_EMAIL')
      .map(({ contactAddressRequired, deliveryTimeInDays, id, name, type }) => ({
        id: String(id),
        name,
        type,
        contactAddressRequired,
        deliveryTimeInDays,
      })),
    seasons: [{ id: String(seeded.seasonId), code: seeded.seasonCode, name: text('Saison') }],
    tariffs: seeded.audienceSubCategories.map(({ code, id, kind, name }) => ({
      id: String(id),
      code,
      kind,
      name: text(name),
    })),
    seatCategories: seeded.seatCategories.map(({ code, id, name }) => ({
      id: String(id),
      code,
      name: text(name),
    })),
    priceLists: seeded.products.map(({ prices }) => prices.map(priceOf)),
    products: seeded.products.map(productOf),
  };
}
