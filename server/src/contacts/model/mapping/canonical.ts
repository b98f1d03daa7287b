import { cleanText } from '../../../kernel/text/clean-text';
import { reason, type Reason } from '../../../contracts/reasons';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { DEFAULT_ASSUMPTIONS, flagIn, type Assumptions, parseDateOnly } from '../../../s360';
import { plainText } from '../../../kernel/text/search-words';

/** How values of a contact field are compared, stored and sent. */
export type ValueKind =
  'text' | 'email' | 'phone' | 'date' | 'countryCode' | 'languageCode' | 'list' | 'boolean';

/** A canonical value: different spellings of one value give the same string; `null` is blank. */
export type Canonical = string | null;

export interface CanonicalSettings {
  /**
   * Country of phone numbers written without `+`, ISO 3166 alpha-2. Without it such numbers stay as
   * text.
   */
  phoneCountry?: CountryCode;
  /** S-360's time zone (IANA): S-360 sends some dates as instants, midnight in that zone. */
  timeZone?: string;
  /** How the institution writes flags; defaults to the standard assumption. */
  flagWords?: Assumptions['flagWords'];
}

/** The cleaned text of a scalar; `null` for blanks and values without text, such as objects. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return cleanText(value) || null;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return null;
}

/** Cleans text before splitting it: cleaning may produce a separator (U+037E becomes `;`). */
function linesOf(value: unknown): string[] {
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  const parts = entries.flatMap((entry) =>
    typeof entry === 'string' ? cleanText(entry).split(/[\r\n,;]/) : [entry],
  );
  const lines = parts.map(textOf).filter((line): line is string => line !== null);
  return [...new Set(lines)];
}

/**
 * Cache of parsed numbers: contacts rarely change their number, and each is compared several times.
 */
const readNumbers = new Map<string, string | null>();
const READ_NUMBERS = 10_000;

/** Longer text is not a phone number and is not cached. */
const LONGEST_NUMBER = 250;

/** E.164 of a phone number that can be parsed, else `null`. */
function e164(value: string, { phoneCountry }: CanonicalSettings): string | null {
  if (value.length > LONGEST_NUMBER) return null;
  const key = `${phoneCountry ?? ''}/${value}`;
  const known = readNumbers.get(key);
  if (known !== undefined) return known;
  const number = parsePhoneNumberFromString(value, phoneCountry);
  const read = number?.isPossible() ? number.number : null;
  if (readNumbers.size >= READ_NUMBERS) readNumbers.clear();
  readNumbers.set(key, read);
  return read;
}

/** `true` or `false` for a flag in any of its forms; other text stays as it is. */
function flagText(
  value: unknown,
  { flagWords = DEFAULT_ASSUMPTIONS.flagWords }: CanonicalSettings,
): string | null {
  const text = textOf(value);
  const flag = flagIn(typeof value === 'number' ? value : (text ?? value), { flagWords });
  return flag === null ? text : String(flag);
}

const isFlagText = (text: string): boolean => text === 'true' || text === 'false';

/**
 * The plugin's only equality: base, local and remote are compared by this result. Absent, `null`
 * and `''` are blank. Strings are trimmed and NFC. Phones become E.164 and dates `YYYY-MM-DD` if
 * they can be parsed. The order of lists does not matter.
 */
export function canonical(
  kind: ValueKind,
  value: unknown,
  settings: CanonicalSettings = {},
): Canonical {
  switch (kind) {
    case 'text':
    case 'email':
      return textOf(value);
    case 'phone': {
      const text = textOf(value);
      return text === null ? null : (e164(text, settings) ?? text);
    }
    case 'date':
      return parseDateOnly(value, settings.timeZone) ?? textOf(value);
    case 'countryCode':
      return textOf(value)?.toUpperCase() ?? null;
    case 'languageCode':
      return textOf(value)?.toLowerCase() ?? null;
    case 'boolean':
      return flagText(value, settings);
    case 'list':
      return linesOf(value).sort().join('\n') || null;
  }
}

/** The value for the contact's column: readable, in S-360's own spelling and order. */
export function columnValue(
  kind: ValueKind,
  value: unknown,
  settings: CanonicalSettings = {},
): string | null {
  return readValue(kind, value, settings).column;
}

/** A value in its canonical and its column form, read once for both. */
export function readValue(
  kind: ValueKind,
  value: unknown,
  settings: CanonicalSettings = {},
): { canonical: Canonical; column: string | null } {
  switch (kind) {
    case 'text':
    case 'email': {
      const text = textOf(value);
      return { canonical: text, column: text };
    }
    case 'phone': {
      const text = textOf(value);
      return { canonical: text === null ? null : (e164(text, settings) ?? text), column: text };
    }
    case 'date':
    case 'countryCode':
    case 'languageCode':
    case 'boolean': {
      const read = canonical(kind, value, settings);
      return { canonical: read, column: read };
    }
    case 'list':
      return { canonical: canonical(kind, value), column: linesOf(value).join('\n') || null };
  }
}

export type WireValue = string | string[] | boolean | null;

/**
 * The value to send to S-360. `null` empties a field, an empty list empties a list; flags are
 * booleans.
 */
export function wireValue(
  kind: ValueKind,
  value: string | null,
  settings: CanonicalSettings = {},
): WireValue {
  if (kind === 'list') return linesOf(value);
  const text = canonical(kind, value, settings);
  return kind === 'boolean' && text !== null && isFlagText(text) ? text === 'true' : text;
}

/**
 * `a@b.c`: one `@`, no blanks, a dot inside the domain. Not a regular expression, which would be
 * slow on long texts.
 */
function looksLikeEmail(text: string): boolean {
  const [name, domain, ...others] = text.split('@', 3);
  const hasParts = Boolean(name) && domain?.slice(1, -1).includes('.') === true;
  return hasParts && others.length === 0 && !/\s/.test(text);
}

/** The warning for an odd value, which is imported all the same; `null` if nothing is odd. */
export function whyOdd(
  kind: ValueKind,
  value: unknown,
  settings: CanonicalSettings = {},
): Reason | null {
  const text = kind === 'list' ? null : textOf(value);
  switch (kind) {
    case 'email':
      return text !== null && !looksLikeEmail(text) ? reason('notEmail') : null;
    case 'phone':
      return text !== null && e164(text, settings) === null ? reason('notPhone') : null;
    case 'date':
      return text !== null && parseDateOnly(value, settings.timeZone) === null
        ? reason('notDate')
        : null;
    case 'boolean': {
      const flag = flagText(value, settings);
      return flag === null || isFlagText(flag) ? null : reason('notFlag');
    }
    case 'list': {
      const odd = linesOf(value).find((line) => !looksLikeEmail(line));
      return odd === undefined ? null : reason('notEmails');
    }
    case 'text':
    case 'countryCode':
    case 'languageCode':
      return null;
  }
}

/** Values that mean "not known" in S-360 and never overwrite anything. */
const PLACEHOLDERS = new Set([
  'UNDEFINED',
  'UNKNOWN',
  'INCONNU',
  'UNBEKANNT',
  'N/A',
  '-',
  '.',
  '?',
  'XXX',
]);

export function isPlaceholder(value: Canonical): boolean {
  return value !== null && PLACEHOLDERS.has(value.toUpperCase());
}

/** Printable ASCII with single spaces: there are no accents to remove. */
const SURELY_PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Folds case, accents and variants of apostrophes and hyphens; for matching only. */
export function foldText(value: string | null | undefined): string | null {
  const text = textOf(value);
  if (text === null) return null;
  const plain = SURELY_PLAIN.test(text) ? text.toLowerCase() : plainText(text).replace(/\s+/g, ' ');
  return shortenText(plain, LONGEST_SHORT_TEXT);
}

/** The length of a plain text column. */
export const LONGEST_SHORT_TEXT = 255;

/** Truncates text without splitting a character. */
export function shortenText(text: string, length: number): string {
  return text.length <= length
    ? text
    : [...text]
        .slice(0, length)
        .join('')
        .slice(0, length)
        .replace(/[\uD800-\uDBFF]$/, '');
}
