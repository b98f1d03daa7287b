/**
 * Amounts as S-360 writes them: integers in thousandths of the currency unit, 24000 = 24.00.
 * Documented by sample: platform.secutix.com/webhook/order/v2 and its payment widget page.
 */

/** 18 digits fit into the 64 bits of a `biginteger` column. */
const INTEGER = /^[+-]?\d{1,18}$/;
const THOUSANDTHS_DIGITS = 3;

/**
 * Reads an amount from a JSON number or a string; `null` unless it is a whole number of
 * thousandths.
 */
export function parseThousandths(value: unknown): bigint | null {
  if (typeof value === 'bigint') return INTEGER.test(String(value)) ? value : null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return INTEGER.test(text) ? BigInt(text.replace('+', '')) : null;
}

/** A rate in thousandths of a percent for people: 8100 is `8.1`, which means 8.1 %. */
export const displayRate = (thousandths: bigint | string): string => displayMoney(thousandths, 0);

/**
 * An amount for people: `24.00`. `fractionDigits` is that of the currency (S-360's
 * `catalogCurrency.fractionDigit`, at most 3). Digits beyond it are displayed rather than rounded.
 *
 * @throws RangeError unless the amount is a whole number of thousandths.
 */
export function displayMoney(thousandths: bigint | string, fractionDigits = 2): string {
  const amount = parseThousandths(thousandths);
  if (amount === null) throw new RangeError('An amount must be a whole number of thousandths.');
  const sign = amount < 0n ? '-' : '';
  const digits = String(amount < 0n ? -amount : amount).padStart(THOUSANDTHS_DIGITS + 1, '0');
  const units = digits.slice(0, -THOUSANDTHS_DIGITS);
  const thousandthsPart = digits.slice(-THOUSANDTHS_DIGITS);
  const needed = thousandthsPart.replace(/0+$/, '').length;
  const fraction = thousandthsPart.slice(0, Math.max(needed, fractionDigits));
  return `${sign}${units}${fraction === '' ? '' : `.${fraction}`}`;
}
