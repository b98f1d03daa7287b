import type { Booking, Catalog } from '../../../server/src/contracts';
import { bookingIn } from '../scene/booking-scene';
import { catalogSide } from '../catalog/catalogs';
import { at, listAt, objectAt } from '../json';
import type { Scene } from '../scene/scene';
import { until } from '../waiting';
import { POLL_MS, together, WITHIN_MS, type WrongVenue } from './wrong-venue';

function soldIn(catalog: Catalog) {
  const product = catalog.products.find((one) => one.code === 'BARB');
  const [performance] = product?.performances ?? [];
  const [price] = catalog.priceLists[performance?.priceList ?? -1] ?? [];
  return { product, performance, price };
}

/** What the institutions sell, and bookings of it. */
export function venueSales(scene: Scene, venue: (code: string) => WrongVenue) {
  const catalogs = together(() => scene.running().admin('GET', '/s360/catalogs'));

  const does = async (method: string, path: string, body?: unknown) =>
    bookingIn(await scene.running().admin(method, `/s360/bookings${path}`, body));

  /** The first price of a performance with charges. */
  const soldAt = async (code: string) => {
    const isThere = async () => {
      const { body } = await catalogs();
      const status = listAt(body, 'data').find((one) => at(one, 'institution', 'code') === code);
      return at(status, 'version') !== null && at(status, 'isWanted') === false;
    };
    await until(`there is a catalog of ${code}`, isThere, WITHIN_MS);
    return soldIn(await catalogSide(scene, code).catalog());
  };

  async function submits(code: string): Promise<Booking> {
    const { performance, price } = await soldAt(code);
    const line = {
      performanceId: performance?.id,
      seatCategoryId: price?.seatCategoryId,
      itemId: null,
      tariffId: price?.tariffId,
      quantity: 2,
    };
    const draft = await does('POST', '', {
      institution: code,
      kind: 'sale',
      contactDocumentId: venue(code).documentIds[0],
      lines: [line],
      notes: null,
      shipmentModeId: null,
      payment: { kind: 'unpaid' },
    });
    return does('POST', `/${draft.documentId}/submit`, { revision: draft.revision });
  }

  const bookingComesTo = ({ documentId }: Booking, state: Booking['state']) =>
    until(
      `the booking is ${state}`,
      async () => {
        const now = await does('GET', `/${documentId}`);
        return now.state === state && now.progress === null ? now : null;
      },
      WITHIN_MS,
      POLL_MS,
    );

  async function bookingsGo(code: string): Promise<void> {
    const submitted = await submits(code);
    const { documentId } = submitted;
    const created = await bookingComesTo(submitted, 'created');
    expect(created.offer?.differences).toEqual([]);
    await does('POST', `/${documentId}/close`, {
      revision: created.revision,
      payment: { kind: 'unpaid' },
      shipmentModeId: null,
      total: created.offer?.total.thousandths,
    });
    const { orderId } = await bookingComesTo(created, 'closed');
    await scene.s360(code).cycle();
    const order = await until(
      'the order of the booking is here',
      async () => (await scene.crm.orders({ institution: code, orderId }))[0] ?? null,
      WITHIN_MS,
      POLL_MS,
    );
    expect(objectAt(order)).toMatchObject({ bookingDocumentId: documentId, orderState: 'CLOSED' });
  }

  return {
    soldAt,
    submits,
    bookingComesTo,
    bookingsGo,
    /** The expiry of the reservation in the CRM. */
    async heldUntil(code: string): Promise<unknown> {
      const documentId = venue(code).documentIds[0] ?? '';
      const { body } = await scene.running().admin('GET', `/s360/contacts/${documentId}/orders`);
      const held = listAt(body, 'data', 'orders').find(
        (one) => at(one, 'orderType') === 'RESERVATION',
      );
      return at(held, 'expiresAt');
    },
  };
}
