import type { GetOrder, GetOrderLine } from '../../../server/src/contracts';
import {
  conditionAt,
  CONTACT_UID,
  ORDER_LINE_UID,
  ORDER_UID,
  PERMISSION_ACTIONS,
} from '../../../server/src/contracts';
import { wholeReservation } from '../../helpers/builders/whole-reservation';
import { request } from '../../helpers/http';
import { at, listAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { storeOrders } from '../../helpers/orders/stored-orders';
import type { AdminCall } from '../../helpers/strapi/strapi';

const { readBookings, readSync } = PERMISSION_ACTIONS;
const UNRELATED = { holds: [], endedBy: [], isEnded: false, refundOf: [], refundedBy: [] };
const CHF = { currencyCode: 'CHF', fractionDigits: 2 };

describe('the pages of orders and order lines', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { name: 'My Venue', pushNewContacts: false } }],
    settings: { backgroundWork: false },
  });
  let contactDocumentId: string;
  let order: string;
  let line: string;
  beforeAll(async () => {
    contactDocumentId = await scene.crm.creates({ lastName: 'Buyer' });
    const whole = wholeReservation(contactDocumentId, new Date('2026-05-20T14:08:30.858Z'));
    const priced = { unitPrice: '24000', unitMoney: '24.00', vatRate: 8100, vatPercent: '8.1' };
    const [stored = ''] = await storeOrders(scene.running().strapi, [
      {
        ...whole,
        contactReference: '10',
        fileId: '901',
        quantity: 2,
        referenceDate: new Date('2026-05-21T00:00:00.000Z'),
        bookingDocumentId: 'booking1',
        lines: whole.lines?.map((one) =>
          one.kind === 'CHARGES' ? one : { ...one, ...priced, productId: '31' },
        ),
      },
    ]);
    order = stored;
    const { body } = await scene.running().admin('GET', `/s360/orders/${order}`);
    line = textAt(listAt(body, 'data', 'lines')[0], 'documentId');
  });

  const get = (path: string) => scene.running().admin('GET', `/s360/${path}`);
  const orderFor = async (user: AdminCall, documentId = order) => {
    const { body, status } = await user('GET', `/s360/orders/${documentId}`);
    expect(status).toBe(200);
    return (body as GetOrder.Response).data;
  };
  const lineFor = async (user: AdminCall) => {
    const { body, status } = await user('GET', `/s360/order-lines/${line}`);
    expect(status).toBe(200);
    return (body as GetOrderLine.Response).data;
  };

  /** A user who sees the sync of contacts and may read these fields. */
  async function readerOf(
    readable: Record<string, string[]>,
    actions: readonly string[] = [],
    conditions: readonly string[] = [],
  ): Promise<AdminCall> {
    const user = await scene.running().userWith([]);
    const me = await user('GET', '/admin/users/me');
    const role = String(at(me.body, 'data', 'roles', 0, 'id'));
    const own = [readSync, ...actions].map((action) => ({
      action,
      subject: null,
      properties: {},
      conditions: [],
    }));
    const fields = Object.entries(readable).map(([subject, names]) => ({
      action: 'plugin::content-manager.explorer.read',
      subject,
      properties: { fields: names },
      conditions,
    }));
    const permissions = [...own, ...fields];
    await scene.running().admin('PUT', `/admin/roles/${role}/permissions`, { permissions });
    return user;
  }

  it('show an order with its contact, amounts, lines, and the fields for support', async () => {
    const shown = await orderFor(scene.running().admin);
    expect(shown).toMatchObject({
      documentId: order,
      orderId: 'whole',
      institution: { code: 'myvenue', name: 'My Venue' },
      orderType: 'RESERVATION',
      orderState: 'CLOSED',
      amount: { thousandths: '50000', ...CHF },
      otherAmounts: [{ kind: 'balance' }],
      contact: { documentId: contactDocumentId, name: 'Buyer' },
      contactReference: '10',
      quantity: 2,
      bookingDocumentId: 'booking1',
      pull: null,
      lines: [
        { product: 'Hamlet', depth: 0, seats: [{ seatNumber: '7' }, { seatNumber: '8' }] },
        { kind: 'CHARGES', depth: 1 },
      ],
      further: [
        { name: 'fileId', value: '901' },
        { name: 'referenceDate', value: '2026-05-21T00:00:00.000Z' },
        { name: 'salesChannelCode', value: 'BO' },
        { name: 'pointOfSalesCode', value: 'P1' },
      ],
    });
  });

  it('show the sale that a reservation became, unless the role may not read its file or the sale', async () => {
    const [sale] = await storeOrders(scene.running().strapi, [
      {
        orderId: 'sold',
        fileId: '901',
        contactDocumentId,
        creationDateTime: new Date('2026-05-22T10:00:00.000Z'),
        lines: [{ kind: 'SINGLE_ENTRY', productId: '31', quantity: 2 }],
      },
    ]);
    const endedBy = [{ documentId: sale, orderId: 'sold', orderType: 'SALE' }];
    const whole = await orderFor(scene.running().admin);
    expect(whole.related).toEqual({ ...UNRELATED, endedBy, isEnded: true });
    const ofFiles = await readerOf({
      [ORDER_UID]: ['orderId', 'orderType', 'institution', 'fileId'],
    });
    expect((await orderFor(ofFiles)).related).toEqual(whole.related);
    const ofOrders = await readerOf({ [ORDER_UID]: ['orderId', 'orderType', 'institution'] });
    expect((await orderFor(ofOrders)).related).toEqual(UNRELATED);
  });

  it('name the sale that a refund belongs to, unless the role may not read its file', async () => {
    const of = { fileId: '902', contactDocumentId };
    const [sale, refund] = await storeOrders(scene.running().strapi, [
      { ...of, orderId: 'bought', creationDateTime: new Date('2026-06-01T10:00:00.000Z') },
      {
        ...of,
        orderId: 'refunded',
        orderType: 'REFUND_CLIENT',
        creationDateTime: new Date('2026-06-02T10:00:00.000Z'),
      },
    ]);
    const refundOf = [{ documentId: sale, orderId: 'bought', orderType: 'SALE' }];
    const refundedBy = [{ documentId: refund, orderId: 'refunded', orderType: 'REFUND_CLIENT' }];
    const { admin } = scene.running();
    expect((await orderFor(admin, refund)).related).toEqual({ ...UNRELATED, refundOf });
    expect((await orderFor(admin, sale)).related).toEqual({ ...UNRELATED, refundedBy });
    const ofOrders = await readerOf({ [ORDER_UID]: ['orderId', 'orderType', 'institution'] });
    expect((await orderFor(ofOrders, refund)).related).toEqual(UNRELATED);
  });

  it('show a line with its prices and its order', async () => {
    expect(await lineFor(scene.running().admin)).toMatchObject({
      product: 'Hamlet',
      institution: { name: 'My Venue' },
      order: { documentId: order, orderId: 'whole', orderType: 'RESERVATION' },
      unitPrice: { thousandths: '24000', ...CHF },
      basePrice: null,
      total: { thousandths: '48000' },
      vatPercent: '8.1',
      further: [
        { name: 'operationId', value: 'w-line' },
        { name: 'kind', value: 'SINGLE_ENTRY' },
        { name: 'productId', value: '31' },
        { name: 'performanceCode', value: 'HAM-1' },
      ],
    });
  });

  it('show nothing that the role may not read in the Content Manager', async () => {
    const reader = await readerOf({
      [ORDER_UID]: ['orderId', 'orderType', 'contact'],
      [ORDER_LINE_UID]: ['product', 'order'],
      [CONTACT_UID]: ['email'],
    });
    expect(await orderFor(reader)).toMatchObject({
      orderId: 'whole',
      orderType: 'RESERVATION',
      orderState: '',
      institution: { code: '', name: '' },
      createdAt: null,
      expiresAt: null,
      summary: null,
      amount: null,
      otherAmounts: [],
      salesChannel: null,
      pointOfSales: null,
      contact: { documentId: contactDocumentId, name: null },
      contactReference: null,
      bookingDocumentId: null,
      further: [],
      lines: [
        { product: 'Hamlet', performance: null, site: null, total: null, seats: [] },
        { product: 'Hamlet', kind: null },
      ],
    });
    expect(await lineFor(reader)).toMatchObject({
      product: 'Hamlet',
      order: { orderId: 'whole', orderState: '' },
      unitPrice: null,
      total: null,
      vatPercent: null,
      further: [],
    });
  });

  it('show the lines to a role that is limited to the institution', async () => {
    const fields = {
      [ORDER_UID]: ['orderId', 'institution'],
      [ORDER_LINE_UID]: ['product', 'institution'],
    };
    const limited = await readerOf(fields, [], [conditionAt('myvenue')]);
    expect((await orderFor(limited)).lines).toMatchObject([{ product: 'Hamlet' }, {}]);
  });

  it('leave out lines, order and contact where the role may not read them', async () => {
    const ofOrders = await readerOf({ [ORDER_UID]: ['orderId'] }, [readBookings]);
    expect(await orderFor(ofOrders)).toMatchObject({
      contact: null,
      lines: null,
      bookingDocumentId: 'booking1',
    });
    expect((await ofOrders('GET', `/s360/order-lines/${line}`)).status).toBe(403);
    const ofLines = await readerOf({ [ORDER_LINE_UID]: ['product', 'order'] });
    expect(await lineFor(ofLines)).toMatchObject({ product: 'Hamlet', order: null });
    expect((await ofLines('GET', `/s360/orders/${order}`)).status).toBe(403);
  });

  it('answer 401 without a token, 403 without the permission, 404 for what does not exist', async () => {
    const nobody = await scene.running().userWith([]);
    for (const path of [`orders/${order}`, `order-lines/${line}`]) {
      expect((await request(`${scene.running().url}/s360/${path}`)).status).toBe(401);
      expect((await nobody('GET', `/s360/${path}`)).status).toBe(403);
    }
    expect((await get('orders/nothing')).status).toBe(404);
    expect((await get('order-lines/nothing')).status).toBe(404);
  });
});
