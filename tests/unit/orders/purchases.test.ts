import { boughtUnits, spentAmount } from '../../../server/src/orders/purchases';

const order = (orderType: string, saleAmount = 0n, orderState = 'CLOSED') => ({
  orderType,
  orderState,
  saleAmount,
});
const line = (quantity: number, totalAmount = 1000n, kind = 'SINGLE_ENTRY') => ({
  kind,
  quantity,
  totalAmount,
});

describe('what an order counts as spent', () => {
  it.each([
    ['a sale counts', order('SALE', 24_000n), 24_000n],
    ['a renewal counts', order('RENEWAL', 24_000n), 24_000n],
    ['the surcharge of an exchange counts', order('EXCHANGE_CLIENT', 5_000n), 5_000n],
    ['what an exchange pays back is not taken off', order('EXCHANGE_CLIENT', -5_000n), 0n],
    ['a refund is not taken off', order('REFUND_CLIENT', -24_000n), 0n],
    ['a reservation costs nothing yet', order('RESERVATION', 24_000n), 0n],
    ['an abandoned sale does not count', order('SALE', 24_000n, 'ABANDONED'), 0n],
    ['an open sale does not count', order('SALE', 24_000n, 'OPEN'), 0n],
  ])('%s', (_name, made, spent) => expect(spentAmount(made)).toBe(spent));
});

describe('the units that a line adds to what was bought', () => {
  it.each([
    ['a sale adds', order('SALE'), line(2), 2],
    ['a renewal adds', order('RENEWAL'), line(1), 1],
    ['a refund takes off', order('REFUND_CLIENT'), line(2), -2],
    ['a refund by the organization takes off', order('REFUND_ORGANIZATION'), line(1), -1],
    ['a refund takes off where its quantity is negative', order('REFUND_CLIENT'), line(-2), -2],
    ['what an exchange gives adds', order('EXCHANGE_CLIENT'), line(1, 5_000n), 1],
    ['what it takes back by amount', order('EXCHANGE_CLIENT'), line(1, -5_000n), -1],
    ['what it takes back by quantity', order('EXCHANGE_CLIENT'), line(-1, 0n), -1],
    ['charges are no units', order('SALE'), line(2, 500n, 'CHARGES'), 0],
    ['a reservation adds none', order('RESERVATION'), line(2), 0],
    ['an abandoned sale adds none', order('SALE', 0n, 'ABANDONED'), line(2), 0],
  ])('%s', (_name, made, sold, units) => expect(boughtUnits(made, sold)).toBe(units));
});
