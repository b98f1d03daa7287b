import {
  amountOf,
  amountsIn,
  venueOf,
} from '../../../../../admin/src/features/purchase-cells/amounts';
import {
  orderFormOf,
  summaryFormOf,
} from '../../../../../admin/src/features/purchase-cells/summaryForm';
import contact from '../../../../../server/src/contacts/content-types/contact';
import order from '../../../../../server/src/orders/content-types/order';
import orderLine from '../../../../../server/src/orders/content-types/order-line';

const column = (name: string, attribute: object = {}) => ({ name, attribute });

describe('a column of the Content Manager’s list', () => {
  it.each([
    ['spent', 'amount'],
    ['refunded', 'amount'],
    ['firstPurchaseAt', 'day'],
    ['lastPurchaseAt', 'day'],
    ['nextPerformanceAt', 'venueDay'],
    ['updatedAt', undefined],
    ['town', undefined],
  ])('for the attribute %s of a contact is shown as %s', (name, form) => {
    const attribute = Object.entries(contact.schema.attributes).find(([key]) => key === name)?.[1];
    expect(summaryFormOf(column(name, attribute))).toBe(form);
  });

  it.each([
    [{}],
    [{ pluginOptions: null }],
    [{ pluginOptions: { i18n: { localized: true } } }],
    [{ pluginOptions: { s360: { form: 'other' } } }],
  ])('of another content type is left unchanged: %p', (attribute) => {
    expect(summaryFormOf(column('spent', attribute))).toBeUndefined();
  });
});

describe('the list of orders in the Content Manager', () => {
  const formsOf = (attributes: object) =>
    Object.fromEntries(
      Object.entries(attributes).flatMap(([name, attribute]) => {
        const form = orderFormOf(column(name, attribute));
        return form === undefined ? [] : [[name, form]];
      }),
    );

  it('leads from number, summary, date and contact of an order to their pages, has words for its type and state, currencies for its amounts and the name of its institution', () => {
    expect(formsOf(order.schema.attributes)).toEqual({
      orderId: 'orderLink',
      institution: 'institution',
      orderType: 'orderType',
      orderState: 'orderState',
      summary: 'orderLink',
      contact: 'orderContact',
      creationDateTime: 'orderDate',
      currencyCode: 'orderText',
      saleMoney: 'orderMoney',
      preSaleMoney: 'orderMoney',
      reservationMoney: 'orderMoney',
      optionMoney: 'orderMoney',
      balanceMoney: 'orderMoney',
      quantity: 'orderText',
    });
  });

  it('leads from an order line to its page and to its order, and has words for its kind', () => {
    expect(formsOf(orderLine.schema.attributes)).toEqual({
      order: 'lineOrder',
      institution: 'institution',
      kind: 'lineKind',
      quantity: 'orderText',
      product: 'lineProduct',
      baseMoney: 'orderMoney',
      unitMoney: 'orderMoney',
      totalMoney: 'orderMoney',
      withoutVatMoney: 'orderMoney',
    });
  });

  it.each([
    [
      { saleMoney: '1064.50', currencyCode: 'CHF' },
      { currencyCode: 'CHF', fractionDigits: 2 },
    ],
    [
      { saleMoney: '1064.50', currencyCode: null },
      { currencyCode: null, fractionDigits: 2 },
    ],
    [
      { saleMoney: '1064.500', currencyCode: 'KWD' },
      { currencyCode: 'KWD', fractionDigits: 3 },
    ],
  ])('shows an amount in the currency of its order: %p', (row, money) => {
    expect(amountOf(row, 'saleMoney')).toEqual({ thousandths: '1064500', ...money });
  });

  it.each([[{}], [{ saleMoney: null }], [{ saleMoney: 'free' }]])(
    'shows no amount where there is none, or none that is known: %p',
    (row) => {
      expect(amountOf(row, 'saleMoney')).toBeNull();
    },
  );
});

describe('the amounts of a contact in the Content Manager’s list', () => {
  const row = { spent: '120.5', spentMoney: '120.50 CHF, 80.00 EUR, 7 JPY' };

  it('are shown for every currency of the contact’s orders', () => {
    expect(amountsIn(row, 'spent')).toEqual([
      { thousandths: '120500', currencyCode: 'CHF', fractionDigits: 2 },
      { thousandths: '80000', currencyCode: 'EUR', fractionDigits: 2 },
      { thousandths: '7000', currencyCode: 'JPY', fractionDigits: 0 },
    ]);
    expect(amountsIn({ spent: null, spentMoney: '-0.5' }, 'spent')).toEqual([
      { thousandths: '-500', currencyCode: null, fractionDigits: 1 },
    ]);
    expect(amountsIn({ spent: null, spentMoney: null }, 'spent')).toEqual([]);
  });

  it('are shown without a currency to a user who may not read the currency', () => {
    expect(amountsIn({ spent: 560.5 }, 'spent')).toEqual([
      { thousandths: '560500', currencyCode: null, fractionDigits: 2 },
    ]);
  });

  it('use the time zone of the institution that they belong to', () => {
    expect(venueOf({ nextPerformanceInstitution: 'museum' })).toBe('museum');
    expect(venueOf({ institution: 'myvenue' })).toBe('myvenue');
    expect(venueOf({})).toBe('');
  });
});
