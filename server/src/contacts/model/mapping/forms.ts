import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { KeptOfElement } from '../../../s360';
import { plainText } from '../../../kernel/text/search-words';
import { type Canonical, isPlaceholder, shortenText, type ValueKind } from './canonical';

/**
 * How an institution keeps a value that the CRM holds otherwise:
 * - `spelling`: the same value beyond doubt, such as an e-mail in lower case or a name cut at the
 *   field's known length;
 * - `recased`: other capitals, without accents, or with other spaces and hyphens. A person may have
 *   corrected it so;
 * - `cut`: a long beginning of it. A person may have shortened it so.
 */
export type Form = 'spelling' | 'recased' | 'cut';

/** What is known of a field: how its values are compared, and how much of them S-360 keeps. */
export interface FieldOfForm extends KeptOfElement {
  kind: ValueKind;
}

/** Systems cut at 20 characters or later; a shorter beginning is a name that a person shortened. */
export const SHORTEST_CUT = 20;

/** A blank before the cut is lost. */
const isLongEnough = (own: string, shown: string): boolean =>
  shown.length >= own.slice(0, SHORTEST_CUT).trim().length;

/** The part of a national number that stays the same when S-360 reads it for another country. */
const SAME_DIGITS = 9;
const FEWEST_DIGITS = 6;

/** Upper case first: the capitals of "ß" are two letters, and those of "ŉ" lose their accent. */
const folded = (text: string): string =>
  plainText(plainText(text).toUpperCase())
    .replace(/[\s-]+/g, ' ')
    .trim();

const withoutCase = (text: string): string => text.toUpperCase().toLowerCase();

function textForm(own: string, shown: string, { maxLength }: FieldOfForm): Form | null {
  if (isCutAt(maxLength, own, shown)) return 'spelling';
  const [whole, part] = [folded(own), folded(shown)];
  if (part === '') return null;
  if (whole === part) return 'recased';
  return isLongEnough(own, shown) && whole.startsWith(part) ? 'cut' : null;
}

const isCutAt = (maxLength: number | undefined, own: string, shown: string): boolean =>
  maxLength !== undefined &&
  own.length > maxLength &&
  folded(shortenText(own, maxLength)) === folded(shown);

function emailForm(own: string, shown: string, { maxLength }: FieldOfForm): Form | null {
  const isCut = maxLength !== undefined && own.length > maxLength;
  const kept = isCut ? shortenText(own, maxLength) : own;
  return withoutCase(kept) === withoutCase(shown) ? 'spelling' : null;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * S-360 stores the country and the national digits of a phone apart, and reads the country from the
 * address: `+41216132111` may return as `33 / 0041216132111` or `+33216132111`. As a number of
 * another country it may also be a person's correction.
 */
function phoneForm(own: string, shown: string): Form | null {
  const national = parsePhoneNumberFromString(own)?.nationalNumber ?? digitsOf(own);
  const tail = national.slice(-SAME_DIGITS);
  if (tail.length < FEWEST_DIGITS || !digitsOf(shown).endsWith(tail)) return null;
  return shown.startsWith('+') ? 'recased' : 'spelling';
}

function listForm(own: string, shown: string, { maxEntries }: FieldOfForm): Form | null {
  const [all, kept] = [own, shown].map((lines) => withoutCase(lines).split('\n'));
  const isPart = kept?.every((line) => all?.includes(line)) ?? false;
  const count = new Set(all).size;
  return isPart && new Set(kept).size === Math.min(count, maxEntries ?? count) ? 'spelling' : null;
}

const primaryLanguage = (code: string): string | undefined => code.split(/[-_]/)[0];

/**
 * The form of the CRM's value `own` that `shown` is, by their canonical values; `null` if it is
 * none: then it is another value. A blank is no form of anything.
 */
export function formOf(field: FieldOfForm, own: Canonical, shown: Canonical): Form | null {
  if (own === null || shown === null) return null;
  if (own === shown) return 'spelling';
  switch (field.kind) {
    case 'text':
    case 'title':
      return textForm(own, shown, field);
    case 'email':
      return emailForm(own, shown, field);
    case 'phone':
      return phoneForm(own, shown);
    case 'list':
      return listForm(own, shown, field);
    case 'languageCode':
      return primaryLanguage(own) === shown ? 'spelling' : null;
    case 'countryCode':
    case 'date':
    case 'boolean':
      return null;
  }
}

/**
 * Whether S-360 may show what was sent so: as it is, in a form of its own, or, for a title that its
 * list lacks, as unknown.
 */
export function mayBeShownAs(field: FieldOfForm, sent: Canonical, shown: Canonical): boolean {
  const isUnknownThere = field.kind === 'title' && sent !== null && isPlaceholder(shown);
  return sent === shown || isUnknownThere || formOf(field, sent, shown) !== null;
}
