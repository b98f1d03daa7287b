import { listAt, objectAt, parsed } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('the orders sent by S-360', () => {
  const scene = sceneForAll();

  it('are stored with their lines after one webhook cycle', async () => {
    const contactReference = await scene.s360().creates({ lastName: 'Buyer' });
    const written = await scene.s360().orders({
      orderState: 'CLOSED',
      contactReference,
      saleAmount: 43500,
      operationDatas: [
        {
          quantity: 2,
          basePrice: 22000,
          unitPrice: 20000,
          withoutVatTotalAmount: 37003,
          vatRate: 8100,
          product: 'Hamlet',
          performanceId: 77,
        },
        { quantity: 1, unitPrice: 3500, kind: 'CHARGES', product: 'Fee' },
      ],
    });
    await scene.agreed();
    const [order, ...others] = await scene.crm.orders();
    expect(others).toEqual([]);
    const contact = objectAt(await scene.crm.contactOf('myvenue', contactReference));
    expect(order).toMatchObject({
      orderId: String(written.orderId),
      institution: 'myvenue',
      orderType: 'SALE',
      orderState: 'CLOSED',
      contactReference,
      contactDocumentId: contact.documentId,
      saleAmount: '43500',
      saleMoney: '43.50',
      summary: '2 × Hamlet',
      quantity: 2,
    });
    const lines = await scene.crm.orderLines({ orderDocumentId: objectAt(order).documentId });
    expect(lines).toMatchObject([
      {
        product: 'Hamlet',
        quantity: 2,
        unitPrice: '20000',
        baseMoney: '22.00',
        unitMoney: '20.00',
        totalMoney: '40.00',
        withoutVatMoney: '37.003',
        vatPercent: '8.1 %',
      },
      { product: 'Fee', kind: 'CHARGES', contactDocumentId: contact.documentId },
    ]);
    const kept = objectAt(parsed(objectAt(order).payload), 'orderDetailsData');
    expect(listAt(kept, 'operationDatas')).toHaveLength(2);
    const [delivery] = await scene.crm.deliveries({ stream: 'orders' });
    expect(delivery).toMatchObject({ state: 'applied', items: 1, applied: 1 });
  });
});
