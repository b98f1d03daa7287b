import type {
  MatchingKey,
  MatchingRule,
  MatchingRules,
} from '../../contracts/institutions/mapping';
import { SEARCHED_KEYS } from '../../contracts/institutions/mapping-choices';
import {
  canonical,
  foldText,
  isPlaceholder,
  type CanonicalSettings,
} from '../model/mapping/canonical';
import type { ContactType } from '../model/mapping/mapping';

/** The contact's fields that rules compare. */
export const MATCHED_FIELDS: readonly string[] = [
  'email',
  'lastName',
  'structureName',
  'firstName',
  'mobilePhone',
  'birthDate',
  'zipCode',
];

export const DEFAULT_MATCHING: MatchingRules = [['email', 'name']];

type Fields = Readonly<Record<string, string | null | undefined>>;

/** Indexed search columns, derived from the fields of a contact. */
export interface SearchKeys {
  emailKey: string | null;
  phoneKey: string | null;
  nameKey: string | null;
}

export type SearchColumn = keyof SearchKeys;

/** The search column of each key, the most selective first. */
const SEARCHED_BY = [
  ['email', 'emailKey'],
  ['mobilePhone', 'phoneKey'],
  ['name', 'nameKey'],
] as const satisfies readonly (readonly [(typeof SEARCHED_KEYS)[number], SearchColumn])[];

/** Whether a search column can find the contacts of a rule, without reading all contacts. */
export function isSearchable(rule: readonly string[]): boolean {
  return SEARCHED_KEYS.some((key) => rule.includes(key));
}

export function searchKeys(type: ContactType, fields: Fields): SearchKeys {
  return {
    emailKey: keyOf(fields.email),
    phoneKey: phoneEnding(fields.mobilePhone),
    nameKey: keyOf(nameIn(type, fields)),
  };
}

const nameIn = (type: ContactType, { lastName, structureName }: Fields) =>
  type === 'individual' ? lastName : structureName;

/** Folds a value; a placeholder is nobody's name. */
function keyOf(value: string | null | undefined): string | null {
  return isPlaceholder(value?.trim() ?? null) ? null : foldText(value);
}

const PHONE_ENDING_DIGITS = 6;

/**
 * The last digits of a phone number. They are the same with and without a country code, so the
 * column does not depend on a setting. The comparison then uses whole E.164 numbers.
 */
function phoneEnding(value: string | null | undefined): string | null {
  const [number = ''] = /\d[\d\s()./-]*/.exec(value ?? '') ?? [];
  const digits = number.replace(/\D/g, '');
  return digits.length < PHONE_ENDING_DIGITS ? null : digits.slice(-PHONE_ENDING_DIGITS);
}

/** The values to compare contacts by, each computed on first use. */
export interface Matchable {
  type: ContactType;
  valueOf(key: MatchingKey): string | null;
}

/** A contact of the CRM, or one that is about to be created. */
export interface MatchingCandidate extends Matchable {
  documentId: string;
}

/**
 * Folds case and accents; phones are E.164, dates `YYYY-MM-DD`; blanks and placeholders are `null`.
 */
export function matchable(
  type: ContactType,
  fields: Fields,
  settings: CanonicalSettings,
): Matchable {
  const known = new Map<MatchingKey, string | null>();
  return {
    type,
    valueOf(key) {
      const value = known.get(key);
      if (value !== undefined) return value;
      const found = matchingValue(key, type, fields, settings);
      known.set(key, found);
      return found;
    },
  };
}

function matchingValue(
  key: MatchingKey,
  type: ContactType,
  fields: Fields,
  settings: CanonicalSettings,
): string | null {
  switch (key) {
    case 'email':
    case 'zipCode':
      return keyOf(fields[key]);
    case 'name':
      return keyOf(nameIn(type, fields));
    case 'firstName':
      return type === 'individual' ? keyOf(fields.firstName) : null;
    case 'birthDate':
      return type === 'individual' ? keyOf(canonical('date', fields.birthDate)) : null;
    case 'mobilePhone':
      return phoneEnding(fields.mobilePhone) === null
        ? null
        : canonical('phone', fields.mobilePhone, settings);
  }
}

const isFilled = (rule: MatchingRule, subject: Matchable): boolean =>
  rule.every((key) => subject.valueOf(key) !== null);

/** The columns that find the candidates of each rule for one contact. */
export function columnsToSearch(rules: MatchingRules, subject: Matchable): SearchColumn[] {
  const columns = rules
    .filter((rule) => isFilled(rule, subject))
    .flatMap((rule) => SEARCHED_BY.find(([key]) => rule.includes(key))?.[1] ?? []);
  return [...new Set(columns)];
}

type Match =
  | { kind: 'one'; contactDocumentId: string }
  | { kind: 'several'; contactDocumentIds: string[]; rule: MatchingRule }
  /**
   * No free contact matches. `double`: contacts that match but already have a number at the
   * institution.
   */
  | { kind: 'none'; double: { contactDocumentIds: string[]; rule: MatchingRule } | null };

/** The contacts to join, or to offer in a match review. */
export function documentIdsIn(match: Match): string[] {
  switch (match.kind) {
    case 'none':
      return [];
    case 'one':
      return [match.contactDocumentId];
    case 'several':
      return match.contactDocumentIds;
  }
}

/**
 * The first rule that finds a contact without a number at the institution decides. If it finds
 * several, a person decides.
 */
export function matchContact(
  rules: MatchingRules,
  subject: Matchable,
  candidates: readonly MatchingCandidate[],
  isFree: (contactDocumentId: string) => boolean,
): Match {
  let double: Extract<Match, { kind: 'none' }>['double'] = null;
  for (const rule of rules.filter((one) => isFilled(one, subject))) {
    const fitting = candidates
      .filter((candidate) => isFitting(rule, subject, candidate))
      .map(({ documentId }) => documentId);
    const [first, ...others] = fitting.filter(isFree);
    if (first !== undefined) {
      return others.length === 0
        ? { kind: 'one', contactDocumentId: first }
        : { kind: 'several', contactDocumentIds: [first, ...others], rule };
    }
    if (fitting.length > 0) double ??= { contactDocumentIds: fitting, rule };
  }
  return { kind: 'none', double };
}

function isFitting(rule: MatchingRule, subject: Matchable, candidate: Matchable): boolean {
  return (
    candidate.type === subject.type &&
    rule.every((key) => candidate.valueOf(key) === subject.valueOf(key))
  );
}

export const hasSame = (key: 'email' | 'name', here: Matchable, there: Matchable): boolean =>
  here.valueOf(key) !== null && here.valueOf(key) === there.valueOf(key);

/** Whether both have the same name. A first name missing on one side is ignored. */
export function hasSameName(here: Matchable, there: Matchable): boolean {
  const first = [here.valueOf('firstName'), there.valueOf('firstName')];
  return hasSame('name', here, there) && (first.includes(null) || first[0] === first[1]);
}
