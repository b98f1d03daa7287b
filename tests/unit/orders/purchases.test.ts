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

describe('the amount that an order adds to what a contact spent', () => {
  it.each([
    ['a sale counts', order('SALE', 24_000n), 24_000n],
    ['a renewal counts', order('RENEWAL', 24_000n), 24_000n],
    ['the surcharge of an exchange counts', order('EXCHANGE_CLIENT', 5_000n), 5_000n],
    ['a payout of an exchange is not subtracted', order('EXCHANGE_CLIENT', -5_000n), 0n],
    ['a refund is not subtracted', order('REFUND_CLIENT', -24_000n), 0n],
    ['a reservation costs nothing yet', order('RESERVATION', 24_000n), 0n],
    ['an abandoned sale does not count', order('SALE', 24_000n, 'ABANDONED'), 0n],
    ['an open sale does not count', order('SALE', 24_000n, 'OPEN'), 0n],
  ])('is correct: %s', (_name, made, spent) => expect(spentAmount(made)).toBe(spent));
});

describe('the units that a line adds to what a contact bought', () => {
  it.each([
    ['a sale adds', order('SALE'), line(2), 2],
    ['a renewal adds', order('RENEWAL'), line(1), 1],
    ['a refund subtracts', order('REFUND_CLIENT'), line(2), -2],
    ['a refund by the organization subtracts', order('REFUND_ORGANIZATION'), line(1), -1],
    ['a refund with a negative quantity subtracts', order('REFUND_CLIENT'), line(-2), -2],
    ['an item given in an exchange adds', order('EXCHANGE_CLIENT'), line(1, 5_000n), 1],
    [
      'an item returned in an exchange subtracts by the sign of its amount',
      order('EXCHANGE_CLIENT'),
      line(1, -5_000n),
      -1,
    ],
    [
      'an item returned in an exchange subtracts by the sign of its quantity',
      order('EXCHANGE_CLIENT'),
      line(-1, 0n),
      -1,
    ],
    ['charges add nothing', order('SALE'), line(2, 500n, 'CHARGES'), 0],
    ['a reservation adds nothing', order('RESERVATION'), line(2), 0],
    ['an abandoned sale adds nothing', order('SALE', 0n, 'ABANDONED'), line(2), 0],
  ])('are correct: %s', (_name, made, sold, units) => expect(boughtUnits(made, sold)).toBe(units));
});
