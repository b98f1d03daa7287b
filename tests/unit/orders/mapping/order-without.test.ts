import {
  numbersInOrder,
  orderItemWithout,
} from '../../../../server/src/orders/mapping/order-without';
import { readOrderItem } from '../../../../server/src/orders/mapping/order-snapshot';
import { DEFAULT_ASSUMPTIONS } from '../../../../server/src/s360';

const item = {
  orderDetailsData: {
    orderId: 11,
    orderType: 'SALE',
    orderState: 'CLOSED',
    contactReference: '100',
    saleAmount: 24_000,
    operationDatas: [
      {
        operationId: 12,
        kind: 'SINGLE_ENTRY',
        type: 'SALE',
        quantity: 2,
        totalAmount: 24_000,
        visitGroupData: { fileRemarks: ['for Erasmine'] },
      },
    ],
    movementDatas: [
      { movementId: 13, operationId: 12, contactReference: '100', seatNumber: '7' },
      { movementId: 14, operationId: 12, contactReference: '200', seatNumber: '8' },
    ],
    movementTicketDatas: [{ holderName: 'Erasmine' }],
    deliveryAddress: { street1: 'Löschgasse 77' },
  },
  orderDetailGranularity: 'TICKET',
  shipments: [{ id: 1, contactNumber: '100', recipient: 'Erasmine' }],
};

const without = (...erased: string[]) =>
  orderItemWithout(item, (number) => erased.includes(number));

const snapshotOf = (order: unknown) => {
  const read = readOrderItem(order, DEFAULT_ASSUMPTIONS);
  if (read.kind !== 'snapshot') throw new Error(read.kind);
  return read.snapshot;
};

describe('an order item', () => {
  it('names its purchaser and the holders of its units', () => {
    expect(numbersInOrder(item)).toEqual(['100', '200']);
  });

  it('stays as it is when nobody in it was erased', () => {
    expect(without('300')).toBe(item);
  });

  it('keeps its sums, lines and other holders without its purchaser, and nothing of that person', () => {
    const order = without('100');
    expect(JSON.stringify(order)).not.toMatch(/Erasmine|Löschgasse|"100"/);
    const snapshot = snapshotOf(order);
    expect(snapshot).toMatchObject({ contactReference: null, saleAmount: 24_000n });
    expect(snapshot.lines[0]).toMatchObject({ quantity: 2, totalAmount: 24_000n });
    expect(snapshot.lines[0]?.seats.map(({ holder }) => holder)).toEqual([null, '200']);
  });

  it('keeps its purchaser and only loses the number of an erased holder', () => {
    const snapshot = snapshotOf(without('200'));
    expect(snapshot.contactReference).toBe('100');
    expect(snapshot.lines[0]?.seats.map(({ holder }) => holder)).toEqual(['100', null]);
  });

  it('loses a purchaser that only its shipment names', () => {
    const { contactReference: _none, ...details } = item.orderDetailsData;
    const beside = { ...item, orderDetailsData: { ...details, movementDatas: [] } };
    const order = orderItemWithout(beside, (number) => number === '100');
    expect(snapshotOf(order)).toMatchObject({ contactReference: null, possiblePurchasers: null });
    expect(JSON.stringify(order)).not.toContain('Erasmine');
  });
});
