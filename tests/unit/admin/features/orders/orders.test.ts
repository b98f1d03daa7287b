import { shownMoney } from '../../../../../admin/src/shared/money/money';
import { knownFamily, knownType } from '../../../../../admin/src/features/orders/knownCodes';
import { isHeldForATime, stateVariant } from '../../../../../admin/src/features/orders/orderKinds';
import { seatGroups } from '../../../../../admin/src/features/orders/seatGroups';

const money = (thousandths: string, currencyCode: string | null, fractionDigits: number | null) => {
  const { options, unit, value } = shownMoney({ thousandths, currencyCode, fractionDigits });
  const number = new Intl.NumberFormat('en', options).format(value).replaceAll('\u00a0', ' ');
  return unit === null ? number : `${number} ${unit}`;
};

describe('an amount of money', () => {
  it.each([
    ['24000', 'CHF', 2, 'CHF 24.00'],
    ['-24050', 'EUR', 2, '-€24.05'],
    ['5000000', 'JPY', 0, '¥5,000'],
    ['0', 'JPY', 0, '¥0'],
    ['1234', 'KWD', 3, 'KWD 1.234'],
    ['12345', 'EUR', 2, '€12.345'],
    ['1500', 'JPY', 0, '¥1.5'],
    ['5', 'CHF', 2, 'CHF 0.005'],
    ['-5', 'CHF', 2, '-CHF 0.005'],
    ['999999999999999', 'CHF', 2, 'CHF 999,999,999,999.999'],
  ])(
    'of %s thousandths of %s is shown with the right number of digits',
    (thousandths, code, digits, shown) => {
      expect(money(thousandths, code, digits)).toBe(shown);
    },
  );

  it('is rounded to the digits of its currency where it follows from a price and a rate', () => {
    const withoutVat = { thousandths: '26316', currencyCode: 'EUR', fractionDigits: 2 };
    const { options, value } = shownMoney(withoutVat, 'rounded');
    expect(new Intl.NumberFormat('en', options).format(value)).toBe('€26.32');
  });

  it('has the usual digits of its currency when S-360 gives none', () => {
    expect(money('5000000', 'JPY', null)).toBe('¥5,000');
    expect(money('24000', null, null)).toBe('24.00');
  });

  it('is shown without a symbol when its currency is missing or unknown', () => {
    expect(money('24000', null, 2)).toBe('24.00');
    expect(money('24000', 'POINTS', 0)).toBe('24 POINTS');
  });
});

describe('the labels of orders', () => {
  it('exist for the known codes', () => {
    expect(knownType('REFUND_CLIENT')).toBe('REFUND_CLIENT');
    expect(knownFamily('SEASONTICKET')).toBe('SEASONTICKET');
  });

  it('are missing for unknown codes, which get a warning colour', () => {
    expect(knownType('GIFT')).toBeNull();
    expect(knownFamily('toString')).toBeNull();
    expect(stateVariant('CLOSED')).toBe('success');
    expect(stateVariant('FROZEN')).toBe('warning');
  });

  it('show an expiry for reservations and options only', () => {
    const held = ['RESERVATION', 'OPTION', 'SALE', 'RESERVATION_FREEING'].filter((orderType) =>
      isHeldForATime({ orderType }),
    );
    expect(held).toEqual(['RESERVATION', 'OPTION']);
  });
});

describe('the seats of an order', () => {
  const seat = (row: string | null, seatNumber: string | null, isTheirs = false) => ({
    area: null,
    entrance: null,
    isTheirs,
    row,
    seatNumber,
  });
  const inWords = (seats: Parameters<typeof seatGroups>[0]) =>
    seatGroups(seats).map((group) => [group.row, ...group.seats]);

  it('are shown as a range when they are adjacent', () => {
    const numbers = ['9', '10', '7', '8', '12', '13', '20'];
    expect(inWords(numbers.map((number) => seat('C', number)))).toEqual([
      ['C', '7–10', '12', '13', '20'],
    ]);
  });

  it('are grouped by row and by whether the contact holds them', () => {
    const seats = [seat('A', '1'), seat('B', '1'), seat('A', '2', true), seat('A', '3')];
    expect(inWords(seats)).toEqual([
      ['A', '1', '3'],
      ['B', '1'],
      ['A', '2'],
    ]);
  });

  it('may be identified by letters', () => {
    expect(inWords([seat('A', '10b'), seat('A', '10a'), seat('A', '2')])).toEqual([
      ['A', '2', '10a', '10b'],
    ]);
  });

  it('are left out for units without a place', () => {
    expect(seatGroups([seat(null, null), { ...seat(null, null), area: 'Stalls' }])).toEqual([
      { area: 'Stalls', entrance: null, isTheirs: false, row: null, seats: [], count: 0 },
    ]);
  });
});
