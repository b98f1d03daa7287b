import type { FileOrder } from '../../../../server/src/orders/holds/open-holds';
import { relatedOrders, UNRELATED } from '../../../../server/src/orders/holds/related-orders';

const order = (
  orderId: string,
  orderType: string,
  units: Record<string, number>,
  onDay = Number(orderId),
): FileOrder => ({
  documentId: `document${orderId}`,
  orderId,
  orderType,
  creationDateTime: new Date(Date.UTC(2026, 4, onDay, 12)),
  heldUntil: null,
  units: new Map(Object.entries(units)),
});

/** What each order has to do with the others, in their numbers. */
const related = (...file: FileOrder[]) =>
  file.map(({ documentId }) => {
    const { endedBy, holds, isEnded } = relatedOrders(documentId, file);
    const numbers = (orders: readonly { orderId: string }[]) =>
      orders.map(({ orderId }) => orderId).join(',');
    return [numbers(holds), numbers(endedBy), isEnded];
  });

describe('the orders of a file', () => {
  it('relate a reservation to the sale that it became', () => {
    const hold = order('1', 'RESERVATION', { Hamlet: 2 });
    const sale = order('2', 'SALE', { Hamlet: 2 });
    expect(related(hold, sale)).toEqual([
      ['', '2', true],
      ['1', '', false],
    ]);
    expect(relatedOrders(hold.documentId, [hold, sale]).endedBy).toEqual([
      { documentId: 'document2', orderId: '2', orderType: 'SALE' },
    ]);
  });

  it('relate it to each order that took a part, but to none that came after its end', () => {
    expect(
      related(
        order('1', 'OPTION', { Hamlet: 3 }),
        order('2', 'SALE', { Hamlet: 1 }),
        order('3', 'OPTION_FREEING', { Hamlet: -2 }),
        order('4', 'SALE', { Hamlet: 3 }),
      ),
    ).toEqual([
      ['', '2,3', true],
      ['1', '', false],
      ['1', '', false],
      ['', '', false],
    ]);
  });

  it('leave it open after a part of it was sold', () => {
    expect(
      related(order('1', 'RESERVATION', { Hamlet: 3 }), order('2', 'SALE', { Hamlet: 1 })),
    ).toEqual([
      ['', '2', false],
      ['1', '', false],
    ]);
  });

  it('have nothing to do with each other where they are about other performances, or earlier', () => {
    expect(
      related(
        order('2', 'SALE', { Hamlet: 2 }),
        order('3', 'RESERVATION', { Hamlet: 2 }),
        order('4', 'SALE', { Faust: 2 }),
        order('5', 'OPTION_FREEING', { Hamlet: 2 }),
      ),
    ).toEqual([
      ['', '', false],
      ['', '', false],
      ['', '', false],
      ['', '', false],
    ]);
  });

  it('relate a reservation without lines to the first order that ends it', () => {
    expect(
      related(
        order('1', 'RESERVATION', {}),
        order('2', 'SALE', { Hamlet: 1 }),
        order('3', 'SALE', {}),
      ),
    ).toEqual([
      ['', '2', true],
      ['1', '', false],
      ['', '', false],
    ]);
  });

  it('say nothing of an order that is not among them', () => {
    expect(relatedOrders('elsewhere', [])).toEqual(UNRELATED);
  });
});

describe('a refund of a file', () => {
  const refunds = (...file: FileOrder[]) =>
    file.map(({ documentId }) => {
      const { refundedBy, refundOf } = relatedOrders(documentId, file);
      return [refundOf, refundedBy].map((orders) => orders.map(({ orderId }) => orderId).join(','));
    });

  it('names the earlier sale of what it takes back, and the sale names it', () => {
    expect(
      refunds(
        order('1', 'SALE', { Hamlet: 2 }),
        order('2', 'SALE', { Faust: 1 }),
        order('3', 'REFUND_CLIENT', { Hamlet: 1 }),
        order('4', 'SALE', { Hamlet: 1 }),
        order('5', 'REFUND_ORGANIZATION', { Faust: -1 }),
      ),
    ).toEqual([
      ['', '3'],
      ['', '5'],
      ['1', ''],
      ['', ''],
      ['2', ''],
    ]);
  });

  it('names each sale that it may belong to where S-360 sent no lines of it', () => {
    const sales = [order('1', 'RENEWAL', { Pass: 1 }), order('2', 'SALE', {})];
    expect(refunds(...sales, order('3', 'REFUND_CLIENT', {}))).toEqual([
      ['', '3'],
      ['', '3'],
      ['1,2', ''],
    ]);
  });

  it('does not count as the end of a reservation', () => {
    const hold = order('1', 'RESERVATION', { Hamlet: 2 });
    const file = [hold, order('2', 'REFUND_CLIENT', { Hamlet: 2 })];
    expect(related(...file)).toEqual([
      ['', '', false],
      ['', '', false],
    ]);
  });
});
