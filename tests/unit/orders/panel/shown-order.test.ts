import type { Row } from '../../../../server/src/kernel/database/strapi-database';
import { purchaseSummaries, shownOrder } from '../../../../server/src/orders/panel/shown-order';

const order = (values: Row) =>
  shownOrder({
    order: {
      documentId: 'order',
      orderId: '100',
      orderType: 'SALE',
      orderState: 'CLOSED',
      contactDocumentId: 'ada',
      currencyCode: 'CHF',
      fractionDigits: 2,
      saleAmount: '0',
      ...values,
    },
    lines: [],
    holders: [],
    expiry: { meaning: 'endOfDay', timeZone: 'UTC' },
    institution: { code: 'myvenue', name: 'My Venue', timeZone: 'Europe/Zurich' },
    contactDocumentId: 'ada',
    related: { holds: [], endedBy: [], isEnded: false, refundOf: [], refundedBy: [] },
    pull: null,
    purchasers: new Map(),
  });
const money = (thousandths: string) => ({ thousandths, currencyCode: 'CHF', fractionDigits: 2 });

describe('the amount of an order', () => {
  const amounts = {
    saleAmount: '1000',
    preSaleAmount: '2000',
    reservationAmount: '3000',
    optionAmount: '-4000',
  };
  it.each([
    ['SALE', '1000'],
    ['REFUND_CLIENT', '1000'],
    ['EXCHANGE_ORGANIZATION', '1000'],
    ['RESERVATION', '3000'],
    ['RESERVATION_FREEING', '3000'],
    ['OPTION', '-4000'],
    ['OPTION_FREEING', '-4000'],
    ['SOMETHING_NEW', '1000'],
  ])('of the type %s is %s', (orderType, thousandths) => {
    expect(order({ ...amounts, orderType }).amount).toEqual(money(thousandths));
  });

  it('is the amount to be paid while a sale is open', () => {
    const open = order({ orderState: 'OPEN', saleAmount: '0', preSaleAmount: '50000' });
    expect(open.amount).toEqual(money('50000'));
    expect(open.otherAmounts).toEqual([]);
  });

  it('comes with the other amounts that are not zero', () => {
    const { otherAmounts } = order({ ...amounts, waitingAccountBalanceAmount: '-500' });
    expect(otherAmounts.map(({ amount, kind }) => [kind, amount.thousandths])).toEqual([
      ['preSale', '2000'],
      ['reservation', '3000'],
      ['option', '-4000'],
      ['balance', '-500'],
    ]);
  });

  it('may exceed the range of numbers', () => {
    expect(order({ saleAmount: '900719925474099301' }).amount).toEqual(money('900719925474099301'));
  });

  it('may lack a currency', () => {
    const { amount } = order({ saleAmount: '1000', currencyCode: null, fractionDigits: null });
    expect(amount).toEqual({ thousandths: '1000', currencyCode: null, fractionDigits: null });
  });
});

describe('the sales channel of an order', () => {
  it('is shown by its name, otherwise by its code', () => {
    expect(order({ salesChannelName: 'Box office', salesChannelCode: 'BO' }).salesChannel).toBe(
      'Box office',
    );
    expect(order({ salesChannelCode: 'BO' }).salesChannel).toBe('BO');
    expect(order({}).salesChannel).toBeNull();
  });
});

describe('the purchase summaries of a contact', () => {
  it('keep zero fraction digits for a currency without any', () => {
    const summaries = purchaseSummaries(
      {
        currencyCode: 'JPY',
        fractionDigits: 0,
        spent: '5000000',
        nextPerformanceInstitution: 'museum',
      },
      { museum: 'Asia/Tokyo' },
    );
    expect(summaries.spent).toEqual({
      thousandths: '5000000',
      currencyCode: 'JPY',
      fractionDigits: 0,
    });
    expect(summaries).toMatchObject({
      orders: 0,
      refunded: { thousandths: '0' },
      lastPurchaseAt: null,
      nextPerformanceTimeZone: 'Asia/Tokyo',
    });
  });
});
