import { cleanText } from '../../../kernel/text/clean-text';
import { reason, type Reason } from '../../../contracts/reasons';
import type { CountryCode } from 'libphonenumber-js/min';
import { DEFAULT_ASSUMPTIONS, flagIn, type Assumptions, parseDateOnly } from '../../../s360';
import { isCrossedOut } from './anonymised';
import { e164 } from './phone-number';
import { plainText } from '../../../kernel/text/search-words';

/** How values of a contact field are compared, stored and sent. */
export type ValueKind =
  | 'text'
  | 'email'
  | 'phone'
  | 'date'
  | 'countryCode'
  | 'languageCode'
  | 'title'
  | 'list'
  | 'boolean';

/** A canonical value: different spellings of one value give the same string; `null` is blank. */
export type Canonical = string | null;

/** An institution's titles: S-360's codes by the CRM's words. */
export type Titles = Readonly<Record<string, string>>;

export interface CanonicalSettings {
  /**
   * Country of phone numbers written without `+`, ISO 3166 alpha-2. Without it such numbers stay as
   * text.
   */
  phoneCountry?: CountryCode;
  /** S-360's time zone (IANA): S-360 sends some dates as instants, midnight in that zone. */
  timeZone?: string;
  /** The institution's list of titles: the CRM's words with S-360's codes for them. */
  titles?: Titles;
  /** How the institution writes flags; defaults to the standard assumption. */
  flagWords?: Assumptions['flagWords'];
  /** Under which names the institution has the lines of an address. */
  addressLines?: Assumptions['addressLines'];
  /** How a field is emptied at the institution. */
  emptying?: Assumptions['emptying'];
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

/** `true` or `false` for a flag in any of its forms; other text stays as it is. */
function flagText(
  value: unknown,
  { flagWords = DEFAULT_ASSUMPTIONS.flagWords }: CanonicalSettings,
): string | null {
  const text = textOf(value);
  const flag = flagIn(typeof value === 'number' ? value : (text ?? value), { flagWords });
  return flag === null ? text : String(flag);
}

/** S-360 refuses `UK`; the ISO code of the United Kingdom is `GB`. */
function countryOf(value: unknown): string | null {
  const code = textOf(value)?.toUpperCase() ?? null;
  return code === 'UK' ? 'GB' : code;
}

/** S-360's code of a title; a title that the institution's list lacks stays as it is. */
function titleCode(value: unknown, { titles = {} }: CanonicalSettings): string | null {
  const text = textOf(value);
  const sought = text?.toLowerCase();
  const known = Object.entries(titles).find(([word]) => word.toLowerCase() === sought);
  return known?.[1] ?? text;
}

/** The CRM's word for S-360's code of a title. */
const titleWord = (code: string | null, { titles = {} }: CanonicalSettings): string | null =>
  Object.entries(titles).find(([, known]) => known === code)?.[0] ?? code;

/**
 * Whether S-360 can hold a value: it would store a title that its list lacks as unknown, over the
 * title that it has.
 */
export const isInList = (
  kind: ValueKind,
  value: Canonical,
  { titles }: CanonicalSettings,
): boolean =>
  kind !== 'title' || value === null || !titles || Object.values(titles).includes(value);

/** Whether a push may send a value: a blank, where nothing empties a field there, is not sent. */
export const isSendable = (
  kind: ValueKind,
  value: Canonical,
  settings: CanonicalSettings,
): boolean => (value === null ? settings.emptying !== 'never' : isInList(kind, value, settings));

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
      return countryOf(value);
    case 'languageCode':
      return textOf(value)?.toLowerCase() ?? null;
    case 'title':
      return titleCode(value, settings);
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
    case 'title': {
      const code = titleCode(value, settings);
      return { canonical: code, column: titleWord(code, settings) };
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
 * booleans. E-mails go in lower case, as S-360 refuses capitals in them; languages without country.
 */
export function wireValue(
  { kind, maxEntries }: { kind: ValueKind; maxEntries?: number },
  value: string | null,
  settings: CanonicalSettings = {},
): WireValue {
  if (kind === 'list') return linesOf(value?.toLowerCase()).slice(0, maxEntries);
  const text = canonical(kind, value, settings);
  if (text === null) return null;
  switch (kind) {
    case 'email':
      return text.toLowerCase();
    case 'languageCode':
      return /^[a-z]{2}(?=[-_])/.exec(text)?.[0] ?? text;
    case 'boolean':
      return isFlagText(text) ? text === 'true' : text;
    default:
      return text;
  }
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
    case 'title':
    case 'countryCode':
    case 'languageCode':
      return null;
  }
}

/**
 * Values that mean "not known" in S-360 and never overwrite anything; so does whatever it crossed
 * out.
 */
const PLACEHOLDERS = new Set([
  'UNDEFINED',
  'UNKNOWN',
  'INCONNU',
  'UNBEKANNT',
  'N/A',
  '-',
  '.',
  '?',
]);

export function isPlaceholder(value: Canonical): boolean {
  return value !== null && (PLACEHOLDERS.has(value.toUpperCase()) || isCrossedOut(value));
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
