import { ORDER_LINE_UID } from '../../../server/src/contracts';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { objectAt } from '../../helpers/json';
import { closedSale } from '../../helpers/orders/closed-sales';
import { aContactThatGoesWhileItsOrderIsStored } from '../../helpers/orders/contacts-that-go';
import { anOrderStoredWhileItsContactArrives } from '../../helpers/orders/missed-orders';
import { purchaseSummariesOf } from '../../helpers/orders/sold-orders';
import { describeOn } from '../../helpers/databases/client';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

describe('the orders of a contact', () => {
  const scene = sceneForAll();

  let nextId = 0;
  /** An order that exists only in a delivery, not in S-360. */
  const anOrder = (contactReference: string, changes: Record<string, unknown> = {}) => {
    nextId += 10;
    return {
      orderDetailsData: {
        ...closedSale(nextId, contactReference),
        operationDatas: [
          { operationId: nextId + 1, quantity: 1, product: 'Hamlet', totalAmount: 10000 },
        ],
        ...changes,
      },
    };
  };
  const delivers = async (...items: object[]) => {
    expect((await scene.deliversOrders(items)).status).toBe(200);
    await scene.settled();
  };
  const orderOf = async (orderId: number) =>
    objectAt(await scene.crm.orders({ orderId: String(orderId) }), 0);
  /** The contact id in Strapi’s relation of the order. */
  const relatedTo = async (orderId: number) => {
    const [order] = await scene
      .running()
      .strapi.documents('plugin::s360.order')
      .findMany({
        filters: { orderId: String(orderId), institution: 'myvenue' },
        populate: ['contact'],
      });
    return objectAt(order).contact;
  };

  it('wait for an unknown contact, which one pull brings for all of them', async () => {
    const number = await scene.s360().creates({ lastName: 'Later' });
    await scene.s360().forgetCalls();
    const orders = [anOrder(number), anOrder(number), anOrder('999', {})];
    orders[2] = anOrder('90001', {
      movementDatas: [
        { movementId: 5, operationId: nextId + 11, contactReference: number, row: 'C' },
      ],
      operationDatas: [{ operationId: nextId + 11, quantity: 1 }],
    });
    await delivers(...orders);
    expect(await scene.s360().calls('getContactData')).toHaveLength(2);
    const contact = objectAt(await scene.crm.contactOf('myvenue', number));
    const ids = orders.map(({ orderDetailsData }) => Number(orderDetailsData.orderId));
    expect(await orderOf(ids[0] ?? 0)).toMatchObject({ contactDocumentId: contact.documentId });
    expect(await orderOf(ids[1] ?? 0)).toMatchObject({ contactDocumentId: contact.documentId });
    expect(await relatedTo(ids[0] ?? 0)).toMatchObject({ documentId: contact.documentId });
    expect(await orderOf(ids[2] ?? 0)).toMatchObject({ contactDocumentId: null });
    expect(await scene.crm.orderHolders({ contactReference: number })).toMatchObject([
      { contactDocumentId: contact.documentId, units: 1 },
    ]);
    const lines = await scene.crm.orderLines({ contactDocumentId: contact.documentId });
    expect(lines).toHaveLength(2);
    const [summary] = await scene
      .running()
      .strapi.db.connection('s360_purchase_summaries')
      .where({ contact_document_id: contact.documentId });
    expect(summary).toMatchObject({ orders: 2, currency_code: 'CHF' });
    expect(String(objectAt(summary).spent)).toBe('20000');
  });

  it('remain without a contact when it is deleted', async () => {
    const number = await scene.s360().creates({ lastName: 'Gone' });
    await scene.agreed();
    const order = anOrder(number);
    await delivers(order);
    const { orderId } = order.orderDetailsData;
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
    expect(await orderOf(orderId)).toMatchObject({ contactDocumentId: documentId });
    await scene.crm.deletes(String(documentId));
    expect(await orderOf(orderId)).toMatchObject({ contactDocumentId: null });
    expect(await relatedTo(orderId)).toBeNull();
    const [line] = await scene.crm.orderLines({ operationId: String(orderId + 1) });
    expect(line).toMatchObject({ contactDocumentId: null });
  });

  it('are linked to a contact of the CRM once S-360 has created it', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Ours' });
    const { contactNumber } = await until('it has a number', async () => {
      const link = await scene.crm.link(documentId, 'myvenue');
      return typeof link?.contactNumber === 'string' ? { contactNumber: link.contactNumber } : null;
    });
    const order = anOrder(contactNumber);
    await delivers(order);
    expect(await orderOf(order.orderDetailsData.orderId)).toMatchObject({
      contactDocumentId: documentId,
    });
  });

  it('follow a contact that is merged into another one', async () => {
    const number = await scene.s360().creates({ lastName: 'Twice', email: 'one@example.com' });
    await scene.agreed();
    const order = anOrder(number);
    await delivers(order);
    const removed = objectAt(await scene.crm.contactOf('myvenue', number));
    // A contact whose create is in progress cannot be merged.
    const pauses = (sending: boolean) =>
      scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending });
    expect((await pauses(true)).status).toBe(200);
    const keep = await scene.crm.creates({ type: 'individual' });
    const answer = await scene
      .running()
      .admin('POST', `/s360/contacts/${keep}/merge`, { remove: removed.documentId });
    expect([answer.status, answer.body]).toMatchObject([200, {}]);
    expect((await pauses(false)).status).toBe(200);
    expect(await orderOf(order.orderDetailsData.orderId)).toMatchObject({
      contactDocumentId: keep,
    });
    expect(await relatedTo(order.orderDetailsData.orderId)).toMatchObject({ documentId: keep });
  });

  it('that were missed receive lines and purchase summaries when they are sent again', async () => {
    const number = await scene.s360().creates({ lastName: 'Repeated' });
    await scene.agreed();
    const order = anOrder(number);
    await delivers(order);
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
    const { strapi } = scene.running();
    for (const table of ['s360_orders', 's360_order_lines']) {
      await strapi.db
        .connection(table)
        .where({ contact_document_id: documentId })
        .update({ contact_document_id: null });
    }
    await strapi.db.transaction(({ trx }) =>
      purchaseSummariesOf(scene.running()).refresh(trx, [String(documentId)], new Date()),
    );
    expect(await scene.crm.contact(String(documentId))).not.toMatchObject({ orderCount: 1 });

    await delivers({ ...order, unread: 'another value of what is not read' });
    const owner = { contactDocumentId: documentId };
    const { orderId } = order.orderDetailsData;
    expect(await orderOf(orderId)).toMatchObject(owner);
    const operationId = String(orderId + 1);
    expect(await scene.crm.orderLines({ operationId })).toMatchObject([owner]);
    expect(await scene.crm.contact(String(documentId))).toMatchObject({ orderCount: 1 });
  });

  it('transfer a line to the next order that contains it, new or known', async () => {
    const operationDatas = [{ operationId: 4711, quantity: 1, totalAmount: 10000 }];
    const first = anOrder('90002');
    const second = anOrder('90002', { operationDatas, orderState: 'OPEN' });
    const firstId = first.orderDetailsData.orderId;
    const secondId = second.orderDetailsData.orderId;
    const ordersOfLine = async () => {
      const lines = await scene
        .running()
        .strapi.documents('plugin::s360.order-line')
        .findMany({
          filters: { operationId: '4711', institution: 'myvenue' },
          populate: ['order'],
        });
      const { strapi } = scene.running();
      const { joinColumn, name } = strapiDatabase(strapi).names(ORDER_LINE_UID).joinTable('order');
      const joins = await strapi.db.connection(name).where(joinColumn.name, lines[0]?.id ?? 0);
      return [...lines.map((line) => objectAt(objectAt(line).order).orderId), joins.length];
    };
    await delivers(second);
    await delivers({ orderDetailsData: { ...first.orderDetailsData, operationDatas } });
    expect(await ordersOfLine()).toEqual([String(firstId), 1]);
    await delivers({ orderDetailsData: { ...second.orderDetailsData, orderState: 'CLOSED' } });
    expect(await ordersOfLine()).toEqual([String(secondId), 1]);
  });

  it('transfer a line from an order of another contact, whose purchase summaries lose it', async () => {
    const numbers = [
      await scene.s360().creates({ lastName: 'Had it' }),
      await scene.s360().creates({ lastName: 'Has it' }),
    ] as const;
    await scene.agreed();
    const operationDatas = [{ operationId: 4712, quantity: 3, totalAmount: 10000 }];
    const tickets = async (number: string) =>
      objectAt(await scene.crm.contactOf('myvenue', number)).ticketCount;
    await delivers(anOrder(numbers[0], { operationDatas }));
    expect(await tickets(numbers[0])).toBe(3);
    await delivers(anOrder(numbers[1], { operationDatas }));
    expect(await Promise.all(numbers.map(tickets))).toEqual([0, 3]);
  });
});

// On MariaDB the lock that these tests hold stops every other order, too.
describeOn('postgres')('the contact of an order', aContactThatGoesWhileItsOrderIsStored);
describeOn('postgres')('an order whose contact arrives later', anOrderStoredWhileItsContactArrives);
