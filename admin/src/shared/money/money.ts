import type { Money } from '../../../../server/src/contracts';

const THOUSANDTHS_PER_UNIT = 1_000;
const THOUSANDTHS_DIGITS = 3;
/** `Intl` accepts any code of this form, even unknown ones. */
const CURRENCY_CODE = /^[A-Z]{3}$/i;

/** A number with options for `Intl.NumberFormat`, and a currency that `Intl` cannot format. */
interface ShownMoney {
  value: number;
  options: Pick<
    Intl.NumberFormatOptions,
    'style' | 'currency' | 'minimumFractionDigits' | 'maximumFractionDigits'
  >;
  /** Follows the number. */
  unit: string | null;
}

/** `rounded` to the decimals of the currency: for amounts that follow from a price and a rate. */
export type Precision = 'exact' | 'rounded';

/**
 * An amount with the decimals of its currency. Further decimals are shown, unless it is rounded. The
 * number is exact up to a billion units, and is for display only.
 */
export function shownMoney(
  { thousandths, currencyCode, fractionDigits }: Money,
  precision: Precision = 'exact',
): ShownMoney {
  const isKnown = currencyCode !== null && CURRENCY_CODE.test(currencyCode);
  const currency = isKnown ? { style: 'currency' as const, currency: currencyCode } : {};
  const digits = fractionDigits ?? usualDigits(isKnown ? currencyCode : null);
  return {
    value: Number(thousandths) / THOUSANDTHS_PER_UNIT,
    options: {
      ...currency,
      minimumFractionDigits: digits,
      maximumFractionDigits:
        precision === 'rounded' ? digits : Math.max(digits, digitsNeeded(thousandths)),
    },
    unit: isKnown ? null : currencyCode,
  };
}

function usualDigits(currency: string | null): number {
  if (currency === null) return 2;
  const { minimumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return minimumFractionDigits ?? 2;
}

function digitsNeeded(thousandths: string): number {
  const digits = thousandths.replace('-', '').padStart(THOUSANDTHS_DIGITS + 1, '0');
  return digits.slice(-THOUSANDTHS_DIGITS).replace(/0+$/, '').length;
}
