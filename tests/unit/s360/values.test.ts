import {
  displayMoney,
  parseDateOnly,
  parseInstant,
  parseThousandths,
} from '../../../server/src/s360';

describe('the function parseInstant', () => {
  test.each([
    ['2020-10-13T10:09:27.503+00:00', '2020-10-13T10:09:27.503Z'],
    ['2026-01-02T03:04:05.000+01:00', '2026-01-02T02:04:05.000Z'],
    ['2026-01-02T03:04:05.000+0100', '2026-01-02T02:04:05.000Z'],
    ['2026-01-02T03:04:05.000Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04-05:30', '2026-01-02T08:34:00.000Z'],
    [1723831200000, '2024-08-16T18:00:00.000Z'],
  ])('reads %p', (value, expected) => {
    expect(parseInstant(value)?.toISOString()).toBe(expected);
  });

  test.each([
    '1980-01-31',
    '2026-01-02T03:04:05',
    '2023-02-09 18:25:10',
    '2026-02-30T00:00:00Z',
    '2026-01-02T25:00:00Z',
    'yesterday',
    '',
    NaN,
    9e15,
    null,
    undefined,
    true,
  ])('returns null for %p', (value) => {
    expect(parseInstant(value)).toBeNull();
  });
});

describe('the function parseDateOnly', () => {
  test.each([
    ['1980-01-31', '1980-01-31'],
    [' 1980-01-31 ', '1980-01-31'],
    ['1980-01-31T00:00:00.000+01:00', '1980-01-31'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', null],
    ['31.01.1980', null],
    ['1980-01-311', null],
    [318211200000, '1980-02-01'],
    ['1980-01-30T23:00:00.000Z', '1980-01-31'],
    ['1980-01-31T10:30:00', null],
    [null, null],
  ])('reads %p as %p', (value, expected) => {
    expect(parseDateOnly(value)).toBe(expected);
  });
});

describe('an amount of money', () => {
  test.each([
    [24000, 24000n],
    ['24000', 24000n],
    ['-5', -5n],
    ['+5', 5n],
    [24000n, 24000n],
    ['9007199254740993', 9007199254740993n],
    [2 ** 53, null],
    [0.5, null],
    ['24.00', null],
    ['', null],
    ['1'.repeat(19), null],
    [null, null],
  ])('given as %p is read as %p', (value, expected) => {
    expect(parseThousandths(value)).toBe(expected);
  });

  test.each([
    [24000n, 2, '24.00'],
    ['24000', 2, '24.00'],
    [10n, 2, '0.01'],
    [0n, 2, '0.00'],
    [-1500n, 2, '-1.50'],
    [24005n, 2, '24.005'],
    [24000n, 0, '24'],
    [24500n, 0, '24.5'],
    [24500n, 3, '24.500'],
    ['9007199254740993', 2, '9007199254740.993'],
  ])('of %p with %i digits is displayed as %p', (amount, digits, expected) => {
    expect(displayMoney(amount, digits)).toBe(expected);
  });

  test('that is not whole thousandths is not displayed', () => {
    expect(() => displayMoney('24.00')).toThrow(RangeError);
  });
});
