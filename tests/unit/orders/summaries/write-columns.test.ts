import { summariesOf, type PurchaseSummary } from '../../../../server/src/orders/summaries/sums';
import { columnsOf } from '../../../../server/src/orders/summaries/write-columns';

const day = (date: string) => new Date(`${date}T18:00:00.000Z`);

const aSummary = (changes: Partial<PurchaseSummary>): PurchaseSummary => ({
  currencyCode: 'CHF',
  fractionDigits: 2,
  orders: 1,
  tickets: 2,
  spent: 120_500n,
  refunded: 0n,
  firstPurchaseAt: day('2026-01-01'),
  lastPurchaseAt: day('2026-02-01'),
  nextPerformanceAt: null,
  nextPerformanceInstitution: null,
  favouriteProductFamily: 'SINGLE_ENTRY',
  ...changes,
});

describe('the columns of a contact with purchases in two currencies', () => {
  const summaries = [
    aSummary({
      currencyCode: 'EUR',
      spent: 80_000n,
      refunded: 10_000n,
      tickets: 5,
      firstPurchaseAt: day('2025-12-01'),
      lastPurchaseAt: day('2026-01-15'),
      nextPerformanceAt: day('2027-01-01'),
      nextPerformanceInstitution: 'museum',
      favouriteProductFamily: 'SEASONTICKET',
    }),
    aSummary({ nextPerformanceAt: day('2027-06-01'), nextPerformanceInstitution: 'myvenue' }),
  ];

  it('contain the amounts in both currencies, the main currency first and as a number', () => {
    expect(columnsOf(summaries, 'CHF')).toMatchObject({
      spent: '120.500',
      spentMoney: '120.50 CHF, 80.00 EUR',
      refunded: '0.000',
      refundedMoney: '10.00 EUR',
    });
    expect(columnsOf(summaries, 'EUR')).toMatchObject({ spentMoney: '80.00 EUR, 120.50 CHF' });
  });

  it('contain its purchases in both together and the place of its next performance', () => {
    expect(columnsOf(summaries, 'CHF')).toMatchObject({
      orderCount: 2,
      ticketCount: 7,
      firstPurchaseAt: day('2025-12-01'),
      lastPurchaseAt: day('2026-02-01'),
      nextPerformanceAt: day('2027-01-01'),
      nextPerformanceInstitution: 'museum',
      favouriteProductFamily: 'SINGLE_ENTRY',
    });
  });

  it('contain purchases and dates but no number when nothing was paid in the main currency', () => {
    expect(columnsOf([aSummary({ currencyCode: 'EUR' })], 'CHF')).toMatchObject({
      spent: null,
      spentMoney: '120.50 EUR',
      orderCount: 1,
      ticketCount: 2,
      lastPurchaseAt: day('2026-02-01'),
      favouriteProductFamily: 'SINGLE_ENTRY',
    });
  });

  it('contain no number when the only currency is unknown', () => {
    expect(columnsOf([aSummary({ currencyCode: 'XXX' })], 'CHF')).toMatchObject({
      spent: null,
      spentMoney: '120.50',
    });
    expect(summariesOf(new Map(), day('2026-01-01'))).toEqual([]);
  });
});
