import { startBookingScene, type BookingScene } from '../helpers/booking-scene';
import { objectAt, textAt } from '../helpers/json';
import { until } from '../helpers/waiting';

describe('a booking from draft to closed', () => {
  let scene: BookingScene;
  beforeAll(async () => {
    scene = await startBookingScene();
  });
  afterAll(() => scene.end());

  it('a sale is composed, created in S-360, closed, and one record with the order that S-360 sends', async () => {
    const contactDocumentId = await scene.knownContact();
    const lines = [scene.seats(2, { product: 'BARB' }), scene.item(1)];
    const draft = await scene.composes({ contactDocumentId, lines });
    expect(draft).toMatchObject({ state: 'draft', obstacles: [], offer: null, progress: null });
    expect(draft.reference).toMatch(/^CRM-[0-9A-HJKMNP-TV-Z]{8}$/);

    await scene.submits(draft);
    const created = await scene.comesTo(draft, 'created');
    expect(created.offer?.lines.filter(({ isCharge }) => !isCharge)).toHaveLength(2);
    expect(created.offer?.lines[0]?.seats).toHaveLength(2);
    expect(created.offer?.differences).toEqual([]);
    const asked = BigInt(draft.total.thousandths);
    expect(BigInt(created.offer?.totalBeforeCharges.thousandths ?? 0)).toBe(asked);
    expect(BigInt(created.offer?.total.thousandths ?? 0)).toBeGreaterThan(asked);
    expect(created.offer?.shipmentModes).toHaveLength(2);

    await scene.closes(created);
    const closed = await scene.comesTo(created, 'closed');
    const [order, ...others] = await scene.ordersInS360();
    expect(others).toEqual([]);
    expect(order).toMatchObject({
      orderState: 'CLOSED',
      orderType: 'SALE',
      externalReference: `${draft.reference}-1`,
    });
    expect(closed.orderId).toBe(String(order?.orderId));

    await scene.agreed();
    const stored = await until('the order is here', async () => (await scene.crm.orders())[0]);
    expect(stored).toMatchObject({ bookingDocumentId: draft.documentId, orderState: 'CLOSED' });
    const joined = await scene.booking(draft.documentId);
    expect(joined.orderDocumentId).toBe(textAt(stored, 'documentId'));
    expect(await scene.crm.orders()).toHaveLength(1);
    expect(joined.events.map(({ kind }) => kind)).toEqual([
      'composed',
      'submitted',
      'created',
      'closeConfirmed',
      'closed',
      'orderReceived',
    ]);
    expect(objectAt(joined.events[0]?.author).id).toMatch(/^admin:/);
  });
});
