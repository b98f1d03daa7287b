import { cleanText } from '../../../kernel/clean-text';
import { reason, type Reason } from '../../../contracts/reasons';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { DEFAULT_ASSUMPTIONS, flagIn, type Assumptions, parseDateOnly } from '../../../s360';
import { plainText } from '../../../kernel/search-words';

/** How a contact field's values are compared, stored and sent. */
export type ValueKind =
  'text' | 'email' | 'phone' | 'date' | 'countryCode' | 'languageCode' | 'list' | 'boolean';

/** A canonical value: two spellings of the same thing are the same string; `null` is blank. */
export type Canonical = string | null;

export interface CanonicalSettings {
  /** Country of phone numbers written without `+`, ISO 3166 alpha-2; without it they stay as text. */
  phoneCountry?: CountryCode;
  /** S-360's time zone (IANA): dates that it shows as moments are midnights there. */
  timeZone?: string;
  /** How the institution writes flags; absent: as is assumed. */
  flagWords?: Assumptions['flagWords'];
}

/** The text of a scalar as it came; `null` for what has no text (objects, blank). */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return cleanText(value) || null;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return null;
}

/** Cleaned before it is divided: what is cleaned may become a sign that divides (U+037E is `;`). */
function linesOf(value: unknown): string[] {
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  const parts = entries.flatMap((entry) =>
    typeof entry === 'string' ? cleanText(entry).split(/[\r\n,;]/) : [entry],
  );
  const lines = parts.map(textOf).filter((line): line is string => line !== null);
  return [...new Set(lines)];
}

/** Numbers read lately: a contact that changes keeps its number, and each is compared several times. */
const readNumbers = new Map<string, string | null>();
const READ_NUMBERS = 10_000;

/** What is longer is no number, and is not remembered. */
const LONGEST_NUMBER = 250;

/** E.164 of a phone number that can be parsed, else `null`. */
export function e164(value: string, { phoneCountry }: CanonicalSettings): string | null {
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

/** `true` or `false` for a flag in any of its forms; what is no flag stays as it came. */
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
 * The one equality of the plugin: base, local and remote are compared by what this returns.
 * Absent, `null` and `''` are blank; strings are trimmed and NFC; phones E.164 and dates
 * `YYYY-MM-DD` where they can be parsed; lists do not depend on the order.
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

/** The value as the contact's column holds it: readable, in S-360's own spelling and order. */
export function columnValue(
  kind: ValueKind,
  value: unknown,
  settings: CanonicalSettings = {},
): string | null {
  return readValue(kind, value, settings).column;
}

/** A value as it is compared and as the contact's column holds it, read once for both. */
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

/** What a field is sent as. */
export type WireValue = string | string[] | boolean | null;

/** The value as S-360 is sent it; `null` empties (a list is emptied by an empty list); flags are booleans. */
export function wireValue(
  kind: ValueKind,
  value: string | null,
  settings: CanonicalSettings = {},
): WireValue {
  if (kind === 'list') return linesOf(value);
  const text = canonical(kind, value, settings);
  return kind === 'boolean' && text !== null && isFlagText(text) ? text === 'true' : text;
}

/** `a@b.c`: one sign, no blanks, a point inside of what follows. No expression: those take long on long texts. */
function looksLikeEmail(text: string): boolean {
  const [name, domain, ...others] = text.split('@', 3);
  const hasParts = Boolean(name) && domain?.slice(1, -1).includes('.') === true;
  return hasParts && others.length === 0 && !/\s/.test(text);
}

/** What is odd about a value that is kept all the same; `null` when nothing is. */
export function oddity(
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

/** Values that stand for "not known" in S-360 and never overwrite anything. */
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

/** Characters of ASCII that are seen, and single spaces: there is no accent to take away. */
const SURELY_PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Folds case, accents and the forms of apostrophes and hyphens, for matching only. */
export function folded(value: string | null | undefined): string | null {
  const text = textOf(value);
  if (text === null) return null;
  const plain = SURELY_PLAIN.test(text) ? text.toLowerCase() : plainText(text).replace(/\s+/g, ' ');
  return shortened(plain, LONGEST_SHORT_TEXT);
}

/** What a plain text column holds. */
export const LONGEST_SHORT_TEXT = 255;

/** Cuts between characters, never inside of one. */
export function shortened(text: string, length: number): string {
  return text.length <= length
    ? text
    : [...text]
        .slice(0, length)
        .join('')
        .slice(0, length)
        .replace(/[\uD800-\uDBFF]$/, '');
}
