import { REFUSAL_UID } from '../../../server/src/contracts/uids';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { gatheredAccepted } from '../../../server/src/inbox/newest-accepted';
import { rowsOf } from '../../helpers/scene/crm-side';
import { request } from '../../helpers/http';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';
import { reason } from '../../../server/src/contracts/reasons';

describe('the orders received in another form', () => {
  const scene = sceneForAll();
  let ada: string;
  let ben: string;
  beforeAll(async () => {
    ada = await scene.s360().creates({ lastName: 'Ada' });
    ben = await scene.s360().creates({ lastName: 'Ben' });
    await scene.agreed();
  });

  let nextId = 0;
  const anOrder = (details: Record<string, unknown>, beside: Record<string, unknown> = {}) => {
    nextId += 10;
    return {
      orderDetailsData: {
        orderId: nextId,
        orderType: 'SALE',
        orderState: 'CLOSED',
        creationDateTime: '2026-05-20T16:08:30.858+02:00',
        saleAmount: 24000,
        operationDatas: [{ operationId: nextId + 1, quantity: 1, product: 'Collection' }],
        ...details,
      },
      ...beside,
    };
  };
  const delivers = async (...items: object[]) => {
    expect((await scene.deliversOrders(items)).status).toBe(200);
    await scene.settled();
    return objectAt((await scene.crm.deliveries({ stream: 'orders' })).at(-1));
  };
  const stored = async ({ orderDetailsData }: ReturnType<typeof anOrder>) =>
    objectAt(await scene.crm.orders({ orderId: String(orderDetailsData.orderId) }), 0);
  const documentIdOf = async (number: string) =>
    textAt(objectAt(await scene.crm.contactOf('myvenue', number)), 'documentId');
  const shown = async (number: string, order: ReturnType<typeof anOrder>) => {
    const path = `/s360/contacts/${await documentIdOf(number)}/orders?pageSize=100`;
    const { body } = await scene.running().admin('GET', path);
    const id = String(order.orderDetailsData.orderId);
    return objectAt(listAt(body, 'data', 'orders').find((one) => at(one, 'orderId') === id));
  };

  describe('from a museum', () => {
    const group = {
      visitGroupId: 77,
      numberOfParticipants: 24,
      numberOfAccompaniers: 2,
      fileRemarks: ['Two wheelchairs', { translations: [{ locale: 'fr', value: 'Dès 10 ans' }] }],
      guided: true,
    };
    const visits = (...operations: object[]) =>
      anOrder({
        contactReference: ada,
        operationDatas: operations.map((operation, index) => ({
          operationId: nextId + 11 + index,
          quantity: 1,
          product: 'Collection',
          ...operation,
        })),
      });

    it('have for each line the date, timeslot and group of the visit', async () => {
      const order = visits(
        {
          itemDate: '2026-06-01T10:30:00.000+02:00',
          timeslotId: 4711,
          timeslotDuration: 1800,
          visitGroupData: group,
        },
        { itemDate: '2026-06-02T00:00:00.000+02:00' },
        { itemDate: '2026-06-03' },
      );
      await delivers(order);
      const [visit, ...days] = await scene.crm.orderLines({
        orderDocumentId: (await stored(order)).documentId,
      });
      expect(visit).toMatchObject({
        itemDate: '2026-06-01T08:30:00.000Z',
        timeslotId: '4711',
        timeslotDuration: 1800,
        visitGroupId: '77',
        numberOfParticipants: 24,
        numberOfAccompaniers: 2,
        guided: true,
        visitRemarks: 'Two wheelchairs\nDès 10 ans',
      });
      expect(days).toMatchObject([
        { itemDate: '2026-06-02T00:00:00.000Z', isItemDay: true },
        { itemDate: '2026-06-03T00:00:00.000Z', isItemDay: true },
      ]);
      const remarks = 'Two wheelchairs\nDès 10 ans';
      const shownGroup = { participants: 24, accompaniers: 2, isGuided: true, remarks };
      const at = '2026-06-01T08:30:00.000Z';
      expect(await shown(ada, order)).toMatchObject({
        lines: [
          { visit: { at, isDay: false, minutes: 30, group: shownGroup } },
          { visit: { at: '2026-06-02T00:00:00.000Z', isDay: true, minutes: null, group: null } },
          { visit: { at: '2026-06-03T00:00:00.000Z', isDay: true } },
        ],
      });
    });

    it('are exported with the visits of their lines', async () => {
      await delivers(
        visits({ itemDate: '2026-07-01T12:00:00.000Z', timeslotId: 5, visitGroupData: group }),
      );
      const path = '/s360/export/order-lines?separator=semicolon';
      const { body } = await scene.running().admin('GET', path);
      const [headings = '', ...lines] = String(body).split('\r\n');
      const columns = headings.replace('\uFEFF', '').split(';');
      const line = lines.find((one) => one.includes('2026-07-01T12:00:00.000Z'))?.split(';') ?? [];
      const told = ['timeslotId', 'numberOfParticipants', 'guided'].map(
        (name) => line[columns.indexOf(name)],
      );
      expect(told).toEqual(['5', '24', 'true']);
    });

    it('have no separate visit when its date is that of the performance', async () => {
      const performanceDate = '2026-06-01T20:15:00.000+02:00';
      const order = visits({ performanceId: 7, performanceDate, itemDate: performanceDate });
      await delivers(order);
      expect(await shown(ada, order)).toMatchObject({ lines: [{ visit: null }] });
    });
  });

  describe('with the purchaser in another place', () => {
    const shipmentTo = (contactNumber: string) => ({ shipments: [{ id: 1, contactNumber }] });
    const unowned = (contactReference: string) => ({
      movementDatas: [{ movementId: nextId + 15, contactReference }],
    });

    it('belong to the contact of the shipment, even when a later item omits it', async () => {
      const order = anOrder({ orderState: 'OPEN' }, shipmentTo(ada));
      await delivers(order);
      const owner = { contactReference: ada, contactDocumentId: await documentIdOf(ada) };
      expect(await stored(order)).toMatchObject({ ...owner, possiblePurchasers: null });
      await delivers({ orderDetailsData: { ...order.orderDetailsData, orderState: 'CLOSED' } });
      expect(await stored(order)).toMatchObject({ ...owner, orderState: 'CLOSED' });
    });

    it('belong to the contact of a movement without an operation', async () => {
      const order = anOrder(unowned(ben));
      await delivers(order);
      expect(await stored(order)).toMatchObject({
        contactReference: ben,
        contactDocumentId: await documentIdOf(ben),
      });
    });

    it('belong to the named purchaser, whoever receives the shipment', async () => {
      const order = anOrder({ contactReference: ben }, shipmentTo(ada));
      await delivers(order);
      expect(await stored(order)).toMatchObject({ contactReference: ben });
    });

    it('belong to nobody when several purchasers are named, with a reason', async () => {
      const order = anOrder(unowned(ben), shipmentTo(ada));
      const { outcomes } = await delivers(order);
      const numbers = [ada, ben].sort().join(', ');
      expect(await stored(order)).toMatchObject({
        contactReference: null,
        contactDocumentId: null,
        possiblePurchasers: numbers,
      });
      const reasons = [reason('purchaserUnclear', { numbers })];
      expect(outcomes).toMatchObject([{ outcome: 'applied', reasons }]);
    });
  });

  it('without a quantity have as many units as movements', async () => {
    const order = anOrder({ contactReference: ada });
    const { orderId } = order.orderDetailsData;
    const operationId = orderId + 1;
    const operationDatas = [{ operationId, product: 'Collection', quantity: null }];
    const movementDatas = [
      { movementId: orderId + 2, operationId },
      { movementId: orderId + 3, operationId },
      { operationId },
    ];
    await delivers({
      orderDetailGranularity: 'TICKET',
      orderDetailsData: { ...order.orderDetailsData, operationDatas, movementDatas },
    });
    expect(await stored(order)).toMatchObject({ quantity: 3, summary: '3 × Collection' });
    const lines = await scene.crm.orderLines({ operationId: String(operationId) });
    expect(lines).toMatchObject([{ quantity: 3 }]);
  });

  describe('that are access control tickets', () => {
    const tickets = [
      { barcode: '123', ticketId: 5, ticketState: 'VALID', orderId: 987654, price: 12000 },
      { ticketId: 6, saleMovementId: 7, orderSecretToken: 'x', state: 'VALID', lastUpdate: 1 },
    ];

    it('are recorded as tickets, cost no call, and leave nothing waiting', async () => {
      await scene.s360().forgetCalls();
      const order = anOrder({ contactReference: ada });
      const delivery = await delivers(...tickets, order);
      expect(delivery).toMatchObject({ items: 3, applied: 1, accessControl: 2, quarantined: 0 });
      expect(await scene.s360().calls()).toEqual([]);
      const { admin } = scene.running();
      const { body } = await admin('GET', `/s360/deliveries/${String(delivery.id)}`);
      expect(at(body, 'data')).toMatchObject({
        accessControl: 2,
        outcomes: [
          { outcome: 'accessControl', orderId: '987654' },
          { outcome: 'accessControl' },
          { outcome: 'applied' },
        ],
      });
      expect(textAt(body, 'data', 'body')).toContain('orderSecretToken');
    });

    it('do not count as deliveries of the order webhook', async () => {
      const lastOfOrders = gatheredAccepted(strapiDatabase(scene.running().strapi), 'orders');
      const { receivedAt } = await delivers(...tickets, anOrder({ contactReference: ada }));
      const last = new Date(String(receivedAt));
      expect(await lastOfOrders('myvenue')).toEqual(last);
      await delivers(...tickets);
      expect(await lastOfOrders('myvenue')).toEqual(last);
    });
  });

  describe('that are named only in the URL', () => {
    const key = { 'X-S360-Key': 'key-of-the-test' };
    const calls = (path: string, options: Parameters<typeof request>[1] = {}) =>
      request(`${scene.running().url}/api/s360/${path}`, { headers: key, ...options });

    it.each([
      ['GET', {}],
      ['POST', { method: 'POST' }],
      ['POST with an unrelated body', { method: 'POST', json: { event: 'order' } }],
    ])('as its last part are read from S-360, by %s', async (_how, options) => {
      const closed = { orderState: 'CLOSED', contactReference: ada };
      const { orderId } = await scene.s360().orders(closed);
      expect((await calls(`orders/myvenue/${String(orderId)}`, options)).status).toBe(200);
      await scene.settled();
      expect(await scene.crm.orders({ orderId: String(orderId) })).toHaveLength(1);
      expect((await scene.crm.deliveries({ stream: 'orders' })).at(-1)).toMatchObject({
        body: JSON.stringify({ orderId: String(orderId) }),
        state: 'applied',
      });
    });

    it('are ignored in favour of a complete body', async () => {
      const order = anOrder({ contactReference: ada });
      const answer = await calls('orders/myvenue/1', { method: 'POST', json: [order] });
      expect(answer.status).toBe(200);
      await scene.settled();
      expect(await stored(order)).toMatchObject({ contactReference: ada });
    });

    it('are accepted, like contacts, with the institution code in upper or lower case', async () => {
      const number = await scene.s360().creates({ lastName: 'By path' });
      expect((await calls(`contacts/MyVenue/${number}`)).status).toBe(200);
      await scene.settled();
      expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ lastName: 'By path' });
      const deliveries = await scene.crm.deliveries({ stream: 'contacts' });
      expect(deliveries.at(-1)).toMatchObject({ institution: 'myvenue' });
    });

    it('need the credentials of the institution', async () => {
      const before = (await scene.crm.deliveries()).length;
      for (const path of ['orders/MYVENUE/5', 'contacts/myvenue/5']) {
        expect((await calls(path, { headers: {} })).status).toBe(401);
        expect((await calls(path, { headers: {}, method: 'POST' })).status).toBe(401);
      }
      expect((await calls('orders/nowhere/5')).status).toBe(404);
      expect(await scene.crm.deliveries()).toHaveLength(before);
      const refused = await until('they are noted', async () => {
        const rows = await rowsOf(scene.running(), REFUSAL_UID, { status: 401 });
        return rows.length === 2 ? rows : null;
      });
      expect(refused.map(({ stream }) => stream).sort()).toEqual(['contacts', 'orders']);
    });

    it('are also accepted as complete deliveries when the institution code is in capitals', async () => {
      const order = anOrder({ contactReference: ada });
      const answer = await calls('orders/MYVENUE', { method: 'POST', json: [order] });
      expect(answer.status).toBe(200);
      await scene.settled();
      expect(await stored(order)).toMatchObject({ institution: 'myvenue' });
    });
  });
});
