import { ORDER_UID, PURCHASE_SUMMARY_UID } from '../../../server/src/contracts';
import { at, listAt, objectAt } from '../../helpers/json';
import { rowsOf } from '../../helpers/scene/crm-side';
import { bookingSceneForAll } from '../../helpers/scene/scene-for-tests';

const AS_DOCUMENTED = { batchSize: 100, bucketSize: 1 };

/** Documented: S-360 sends a closed order again when it is edited, one item per POST. */
describe('an order that S-360 edits after it was closed', () => {
  const scene = bookingSceneForAll();

  it('arrives again: its lines, the purchases of its contact and its booking follow', async () => {
    await scene.s360().webhook({ contacts: AS_DOCUMENTED, orders: AS_DOCUMENTED });
    const contactDocumentId = await scene.knownContact();
    const draft = await scene.composes({ contactDocumentId, lines: [scene.item(1)] });
    await scene.submits(draft);
    await scene.closes(await scene.comesTo(draft, 'created'));
    const closed = await scene.comesTo(draft, 'closed');
    await scene.agreed();
    const shown = async () => {
      const [order] = await scene.crm.orders({ orderId: String(closed.orderId) });
      const { documentId } = objectAt(order);
      const lines = await scene.crm.orderLines({ orderDocumentId: documentId });
      const [summary] = await rowsOf(scene.running(), PURCHASE_SUMMARY_UID, { contactDocumentId });
      const quantities = lines.map(({ kind, quantity }) => [kind, quantity]);
      return { order: objectAt(order), quantities, summary: objectAt(summary) };
    };
    const before = await shown();

    const [inS360] = await scene.ordersOf(closed);
    const [sold] = listAt(inS360, 'operationDatas');
    const price = Number(at(sold, 'unitPrice'));
    await scene.s360().orders({
      orderId: Number(closed.orderId),
      saleAmount: 4 * price,
      operationDatas: [
        { operationId: Number(at(sold, 'operationId')), quantity: 3 },
        { quantity: 1, unitPrice: price, product: 'Added', kind: 'SINGLE_ENTRY' },
      ],
    });
    const { payloads } = await scene.s360().cycle();
    expect(payloads.filter(({ stream }) => stream === 'orders')).toMatchObject([{ items: 1 }]);
    await scene.settled();

    const after = await shown();
    expect(before.quantities).toHaveLength(1);
    expect(after.quantities.map(([, quantity]) => quantity).sort()).toEqual([1, 3]);
    expect(after.order).toMatchObject({
      documentId: before.order.documentId,
      orderState: 'CLOSED',
      saleAmount: String(4 * price),
    });
    expect(before.summary).toMatchObject({ orders: 1, spent: String(price) });
    expect(after.summary).toMatchObject({ orders: 1, spent: String(4 * price) });
    expect(await scene.booking(closed.documentId)).toMatchObject({
      state: 'closed',
      orderId: closed.orderId,
      orderDocumentId: before.order.documentId,
    });
    expect(await rowsOf(scene.running(), ORDER_UID, {})).toHaveLength(1);
  });
});
