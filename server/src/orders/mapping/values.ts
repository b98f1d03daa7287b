import { cleanText } from '../../kernel/text/clean-text';
import { isRecord } from '../../kernel/is-record';
import { parseInstant } from '../../s360';
import type { Currency } from '../records';

/** The length of columns for codes and single lines, in characters. */
const LONGEST_CODE = 255;

const LARGEST_INTEGER = 2 ** 31 - 1;
const EARLIEST_YEAR = 1000;
const LATEST_YEAR = 9999;

/** Text of any length, cleaned; a number as text; `null` for a blank or anything else. */
function wholeText(value: unknown): string | null {
  if (typeof value === 'string') return cleanText(value) || null;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

/** A code, an enumeration value or an id, cut to the length of a column. */
export function codeText(value: unknown): string | null {
  const text = wholeText(value);
  if (text === null || text.length <= LONGEST_CODE) return text;
  // The cut may split a character.
  return cleanText(text.slice(0, LONGEST_CODE));
}

/** Text, or the first of S-360's translations that is not blank. */
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

/** A 32-bit whole number, as a JSON number or as digits; `null` for anything else. */
export function wholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,10}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' &&
    Number.isInteger(number) &&
    Math.abs(number) <= LARGEST_INTEGER
    ? number
    : null;
}

const USUAL_FRACTION_DIGITS = 2;
/** Amounts are thousandths, so a currency with more digits cannot be represented. */
const MAX_FRACTION_DIGITS = 3;

/**
 * ISO 4217, or a venue's own unit. Each becomes a sum of the contact and a column of the export.
 */
const CURRENCY_CODE = /^[A-Z][A-Z0-9]{1,9}$/;

/** Reads S-360's `catalogCurrency`; `null` without a valid code. */
export function currencyOf(value: unknown): Currency | null {
  if (!isRecord(value)) return null;
  const code = codeText(value.currencyCode)?.toUpperCase() ?? null;
  if (code === null || !CURRENCY_CODE.test(code)) return null;
  const digits = wholeNumber(value.fractionDigit);
  const isUsable = digits !== null && digits >= 0 && digits <= MAX_FRACTION_DIGITS;
  return { code, fractionDigits: isUsable ? digits : USUAL_FRACTION_DIGITS };
}

/** The objects of a list; anything else in it is left out. */
export const objectsIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? (value as unknown[]).filter(isRecord) : [];
