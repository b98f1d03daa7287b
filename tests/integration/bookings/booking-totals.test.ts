import {
  MAX_LINES,
  type Booking,
  type BookingLineInput,
  type Catalog,
} from '../../../server/src/contracts';
import { bookingIn } from '../../helpers/scene/booking-scene';
import { catalogSide } from '../../helpers/catalog/catalogs';
import { request } from '../../helpers/http';
import { objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

/** One institution per currency, with the products of the demo’s catalog. */
const CURRENCIES = { EUR: 'theatre', CHF: 'myvenue', JPY: 'noh' } as const;
/** Twelve performances in three categories and four tariffs, the pass in four tariffs, one book. */
const ALL_PRICES = 12 * 3 * 4 + 4 + 1;

/** One piece of every product on sale at each of its prices. */
function everythingOnSale({ priceLists, products }: Catalog): BookingLineInput[] {
  const pricesOf = (priceList: number) => priceLists[priceList] ?? [];
  const onSale = products.filter(({ isOnSale }) => isOnSale);
  const performances = onSale.flatMap((product) =>
    product.performances.filter(({ isOnSale }) => isOnSale),
  );
  return [
    ...performances.flatMap(({ id, priceList }) =>
      pricesOf(priceList).map(({ seatCategoryId, tariffId }) => {
        return { performanceId: id, seatCategoryId, itemId: null, tariffId, quantity: 1 };
      }),
    ),
    ...onSale
      .flatMap(({ items }) => items)
      .flatMap(({ id, priceList }) =>
        pricesOf(priceList).map(({ tariffId }) => {
          return { performanceId: null, seatCategoryId: null, itemId: id, tariffId, quantity: 1 };
        }),
      ),
  ];
}

/** In parts small enough for a booking. */
const inParts = (lines: readonly BookingLineInput[]): BookingLineInput[][] =>
  Array.from({ length: Math.ceil(lines.length / MAX_LINES) }, (_, part) =>
    lines.slice(part * MAX_LINES, (part + 1) * MAX_LINES),
  );

describe('the totals of everything that the demo sells', () => {
  const scene = sceneForAll({
    institutions: Object.entries(CURRENCIES).map(([currency, code]) => ({
      code,
      plugin: { catalog: {} },
      s360: { catalog: true, currency: currency as keyof typeof CURRENCIES },
    })),
  });
  let contactDocumentId = '';
  beforeAll(async () => {
    contactDocumentId = await scene.crm.creates({ lastName: 'Collector' });
    await scene.settled();
  });

  const does = async (method: string, path: string, body?: unknown): Promise<Booking> =>
    bookingIn(await scene.running().admin(method, `/s360/bookings${path}`, body));
  const comesTo = ({ documentId }: Booking, state: Booking['state']): Promise<Booking> =>
    until(`the booking is ${state}`, async () => {
      const now = await does('GET', `/${documentId}`);
      return now.state === state && now.progress === null ? now : null;
    });
  const orderInS360 = async (code: string, orderId: string | null) => {
    const path = `/__control__/${code}/orders/${orderId}`;
    return objectAt((await request(`${scene.simulator().url}${path}`)).body);
  };

  it.each(Object.entries(CURRENCIES))(
    'in %s are the same as in S-360, before charges in a draft and with charges in a closed order',
    async (currency, institution) => {
      const lines = everythingOnSale(await catalogSide(scene, institution).fetched());
      expect(lines).toHaveLength(ALL_PRICES);
      const terms = { notes: null, shipmentModeId: null, payment: { kind: 'unpaid' } };
      let charges = 0n;
      for (const part of inParts(lines)) {
        const input = { institution, kind: 'sale', contactDocumentId, lines: part, ...terms };
        const draft = await does('POST', '', input);
        expect(draft).toMatchObject({ obstacles: [], total: { currencyCode: currency } });
        const { documentId, revision } = draft;
        await does('POST', `/${documentId}/submit`, { revision });
        const created = await comesTo(draft, 'created');
        expect(created.offer).toMatchObject({ totalBeforeCharges: draft.total, differences: [] });
        charges += BigInt(created.offer?.charges.thousandths ?? 0);
        const total = created.offer?.total.thousandths;
        const { payment, shipmentModeId } = terms;
        const closing = { revision: created.revision, payment, shipmentModeId, total };
        await does('POST', `/${documentId}/close`, closing);
        const closed = await comesTo(draft, 'closed');
        expect(closed.total).toEqual(created.offer?.total);
        const order = await orderInS360(institution, closed.orderId);
        expect(String(order.saleAmount)).toBe(total);
      }
      expect(charges).toBeGreaterThan(0n);
    },
  );
});
