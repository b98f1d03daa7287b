import {
  canonical,
  folded,
  isPlaceholder,
  type CanonicalSettings,
} from '../model/mapping/canonical';
import type { ContactType } from '../model/mapping/mapping';

/**
 * By what a contact is recognized. `name` is the last name of a person and the name of a company;
 * companies have neither `firstName` nor `birthDate`.
 */
export const MATCHING_KEYS = [
  'email',
  'name',
  'firstName',
  'mobilePhone',
  'birthDate',
  'zipCode',
] as const;

export type MatchingKey = (typeof MATCHING_KEYS)[number];

/** Keys that all have to be filled and equal on both sides. */
export type MatchingRule = readonly MatchingKey[];

/** Tried in their order; without any, each unknown number is a new contact. */
export type MatchingRules = readonly MatchingRule[];

export const DEFAULT_MATCHING: MatchingRules = [['email', 'name']];

type Fields = Readonly<Record<string, string | null | undefined>>;

/** Indexed columns by which contacts are found, derived from their fields. */
export interface SearchKeys {
  emailKey: string | null;
  phoneKey: string | null;
  nameKey: string | null;
}

export type SearchColumn = keyof SearchKeys;

/** Which key is found by which column, the most selective first. */
const SEARCHED_BY = [
  ['email', 'emailKey'],
  ['mobilePhone', 'phoneKey'],
  ['name', 'nameKey'],
] as const satisfies readonly (readonly [MatchingKey, SearchColumn])[];

/** Whether contacts can be found by a rule without reading all of them. */
export function isSearchable(rule: readonly string[]): boolean {
  return SEARCHED_BY.some(([key]) => rule.includes(key));
}

/** The contact's values in the search columns. */
export function searchKeys(type: ContactType, fields: Fields): SearchKeys {
  return {
    emailKey: keyOf(fields.email),
    phoneKey: phoneEnding(fields.mobilePhone),
    nameKey: keyOf(nameIn(type, fields)),
  };
}

const nameIn = (type: ContactType, { lastName, structureName }: Fields) =>
  type === 'individual' ? lastName : structureName;

/** A placeholder is nobody's name. */
function keyOf(value: string | null | undefined): string | null {
  return isPlaceholder(value?.trim() ?? null) ? null : folded(value);
}

const PHONE_ENDING_DIGITS = 6;

/**
 * The last digits of a phone number: the same with and without the code of its country, so that
 * the column does not depend on a setting. Whole numbers are then compared in E.164.
 */
function phoneEnding(value: string | null | undefined): string | null {
  const [number = ''] = /\d[\d\s()./-]*/.exec(value ?? '') ?? [];
  const digits = number.replace(/\D/g, '');
  return digits.length < PHONE_ENDING_DIGITS ? null : digits.slice(-PHONE_ENDING_DIGITS);
}

/** What two contacts are compared by; a value is worked out when a rule first asks for it. */
export interface Matchable {
  type: ContactType;
  valueOf(key: MatchingKey): string | null;
}

/** A contact of the CRM, or one that is about to be created. */
export interface MatchingCandidate extends Matchable {
  documentId: string;
}

/** Case and accents folded, phones E.164, dates `YYYY-MM-DD`; blank and placeholders `null`. */
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

/** By which column the candidates of each rule are found for one contact. */
export function columnsToSearch(rules: MatchingRules, subject: Matchable): SearchColumn[] {
  const columns = rules
    .filter((rule) => isFilled(rule, subject))
    .flatMap((rule) => SEARCHED_BY.find(([key]) => rule.includes(key))?.[1] ?? []);
  return [...new Set(columns)];
}

export type Match =
  | { kind: 'one'; contactDocumentId: string }
  | { kind: 'several'; contactDocumentIds: string[]; rule: MatchingRule }
  /** Nobody who is free; `double` is who fits and has a number of their own at the institution. */
  | { kind: 'none'; double: { contactDocumentIds: string[]; rule: MatchingRule } | null };

/** Who was found, to be joined or asked about. */
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
 * The first rule that finds a contact without a number at the institution decides. Several
 * candidates are a person's decision.
 */
export function matchContact(
  rules: MatchingRules,
  subject: Matchable,
  candidates: readonly MatchingCandidate[],
  isFree: (contactDocumentId: string) => boolean,
): Match {
  let double: Extract<Match, { kind: 'none' }>['double'] = null;
  for (const rule of rules) {
    const fitting = candidates
      .filter((candidate) => fits(rule, subject, candidate))
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

function fits(rule: MatchingRule, subject: Matchable, candidate: Matchable): boolean {
  return (
    candidate.type === subject.type &&
    isFilled(rule, subject) &&
    rule.every((key) => candidate.valueOf(key) === subject.valueOf(key))
  );
}

/** Whether both have the value, and it is the same. */
export const hasSame = (key: 'email' | 'name', here: Matchable, there: Matchable): boolean =>
  here.valueOf(key) !== null && here.valueOf(key) === there.valueOf(key);

/** Whether both are called the same. A first name that one side does not have says nothing. */
export function hasSameName(here: Matchable, there: Matchable): boolean {
  const first = [here.valueOf('firstName'), there.valueOf('firstName')];
  return hasSame('name', here, there) && (first.includes(null) || first[0] === first[1]);
}
