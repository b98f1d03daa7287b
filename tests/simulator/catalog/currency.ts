import type { JsonObject } from '../json';

export type CurrencyCode = 'EUR' | 'CHF' | 'JPY';

/** S-360's catalogCurrency; `minAmount` is its smallest amount in thousandths. */
export interface Currency extends JsonObject {
  currencyCode: CurrencyCode;
  symbol: string;
  fractionDigit: number;
  minAmount: number;
}

export const currencies: Record<CurrencyCode, Currency> = {
  EUR: { currencyCode: 'EUR', symbol: '€', fractionDigit: 2, minAmount: 10 },
  CHF: { currencyCode: 'CHF', symbol: 'CHF', fractionDigit: 2, minAmount: 50 },
  JPY: { currencyCode: 'JPY', symbol: '¥', fractionDigit: 0, minAmount: 1000 },
};

export const isCurrencyCode = (code: string): code is CurrencyCode =>
  Object.hasOwn(currencies, code);

/** The approximate number of units per euro. */
const unitsPerEuro: Record<CurrencyCode, number> = { EUR: 1, CHF: 1, JPY: 160 };

/** A price in thousandths of a euro, converted to a payable amount of a currency. */
export function amountIn(currency: Currency, euroThousandths: number): number {
  const { currencyCode, minAmount } = currency;
  return Math.round((euroThousandths * unitsPerEuro[currencyCode]) / minAmount) * minAmount;
}

/** The default country of venues with a currency. */
export const countryOf: Record<CurrencyCode, string> = { EUR: 'FR', CHF: 'CH', JPY: 'JP' };
