import type { Money } from '../../../../server/src/contracts';

const THOUSANDTHS_PER_UNIT = 1_000;
const THOUSANDTHS_DIGITS = 3;
/** Codes of this form are taken by `Intl`, also those that nobody has heard of. */
const CURRENCY_CODE = /^[A-Z]{3}$/i;

/** A number as `Intl.NumberFormat` wants it, and a currency that it does not know how to write. */
export interface ShownMoney {
  value: number;
  options: Pick<
    Intl.NumberFormatOptions,
    'style' | 'currency' | 'minimumFractionDigits' | 'maximumFractionDigits'
  >;
  /** Stands behind the number. */
  unit: string | null;
}

/**
 * An amount with the digits of its currency. Digits beyond them are shown rather than rounded. The
 * number holds amounts up to a billion units exactly, and is only shown.
 */
export function shownMoney({ thousandths, currencyCode, fractionDigits }: Money): ShownMoney {
  const isKnown = currencyCode !== null && CURRENCY_CODE.test(currencyCode);
  const currency = isKnown ? { style: 'currency' as const, currency: currencyCode } : {};
  const digits = fractionDigits ?? usualDigits(isKnown ? currencyCode : null);
  return {
    value: Number(thousandths) / THOUSANDTHS_PER_UNIT,
    options: {
      ...currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: Math.max(digits, digitsNeeded(thousandths)),
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
