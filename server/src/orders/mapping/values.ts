import { cleanText } from '../../kernel/clean-text';
import { isRecord } from '../../kernel/database/values';
import { parseInstant } from '../../s360';
import type { Currency } from '../records';

/** Columns of codes and of one line take so many characters. */
const LONGEST_CODE = 255;

const LARGEST_INTEGER = 2 ** 31 - 1;
const EARLIEST_YEAR = 1000;
const LATEST_YEAR = 9999;

/** Text of any length, cleaned; numbers as text; `null` for what is blank or has no text. */
export function wholeText(value: unknown): string | null {
  if (typeof value === 'string') return cleanText(value) || null;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

/** A code, an enumeration or an id: text that fits a column, cut where it does not. */
export function codeText(value: unknown): string | null {
  const text = wholeText(value);
  if (text === null || text.length <= LONGEST_CODE) return text;
  // The cut may go through a character.
  return cleanText(text.slice(0, LONGEST_CODE));
}

/** Text, or the first of S-360's translations that says something. */
export function translatedText(value: unknown): string | null {
  if (!isRecord(value)) return wholeText(value);
  const { translations } = value;
  if (!Array.isArray(translations)) return null;
  for (const translation of translations as unknown[]) {
    const text = isRecord(translation) ? wholeText(translation.value) : null;
    if (text !== null) return text;
  }
  return null;
}

/** A moment that every database can hold; `null` for anything else. */
export function moment(value: unknown): Date | null {
  const date = parseInstant(value);
  if (date === null) return null;
  const year = date.getUTCFullYear();
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR ? date : null;
}

/** A whole number of 32 bits, as a JSON number or as digits; `null` for anything else. */
export function wholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,10}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' &&
    Number.isInteger(number) &&
    Math.abs(number) <= LARGEST_INTEGER
    ? number
    : null;
}

const USUAL_FRACTION_DIGITS = 2;
/** Amounts are thousandths: a currency with more digits could not be written. */
const MAX_FRACTION_DIGITS = 3;

/** ISO 4217, or a venue's own unit: each is a sum of the contact and a column of the export. */
const CURRENCY_CODE = /^[A-Z][A-Z0-9]{1,9}$/;

/** S-360's `catalogCurrency`; `null` without a code, or with what cannot be one. */
export function currencyOf(value: unknown): Currency | null {
  if (!isRecord(value)) return null;
  const code = codeText(value.currencyCode)?.toUpperCase() ?? null;
  if (code === null || !CURRENCY_CODE.test(code)) return null;
  const digits = wholeNumber(value.fractionDigit);
  const isUsable = digits !== null && digits >= 0 && digits <= MAX_FRACTION_DIGITS;
  return { code, fractionDigits: isUsable ? digits : USUAL_FRACTION_DIGITS };
}

/** The objects of a list; whatever else stands in it is left out. */
export const objectsIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? (value as unknown[]).filter(isRecord) : [];
