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
import { isSameFirstName } from './same-person';

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

/** The fields by which a person is recognized anywhere. */
export const RECOGNIZED_FIELDS: readonly string[] = [...MATCHED_FIELDS, 'alternativeEmails'];

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
  /** S-360's role of the contact, where it is known: a relay person stands for a company. */
  role?: string | null | undefined;
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
   * The values are the same, but it may be another person of the family or the house. `isMoved`: the
   * same person, whose number there is gone: S-360 may have merged it into this one.
   */
  | { kind: 'doubtful'; contactDocumentIds: string[]; rule: MatchingRule; isMoved: boolean }
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
    case 'doubtful':
      return match.contactDocumentIds;
  }
}

const RELAY = 'RELAY';

/**
 * Whether two contacts with the values of a rule are surely one person. Couples and families share
 * an e-mail address and a last name: another first name, another birth date and another role speak
 * against it.
 */
function isSurelySame(here: Matchable, there: Matchable): boolean {
  const [first, otherFirst] = [here.valueOf('firstName'), there.valueOf('firstName')];
  if (first !== null && otherFirst !== null && !isSameFirstName(first, otherFirst)) return false;
  const [birth, otherBirth] = [here.valueOf('birthDate'), there.valueOf('birthDate')];
  if (birth !== null && otherBirth !== null && birth !== otherBirth) return false;
  const hasRoles = Boolean(here.role) && Boolean(there.role);
  return !hasRoles || (here.role === RELAY) === (there.role === RELAY);
}

/**
 * The first rule that finds a contact without a number at the institution decides. If it finds
 * several, or only such as may be somebody else while nobody surely is the same, a person decides;
 * so, too, about one whose number at the institution is gone.
 */
export function matchContact(
  rules: MatchingRules,
  subject: Matchable,
  candidates: readonly MatchingCandidate[],
  isFree: (contactDocumentId: string) => boolean,
  isGone: (contactDocumentId: string) => boolean = () => false,
): Match {
  let double: Extract<Match, { kind: 'none' }>['double'] = null;
  let doubtful: Extract<Match, { kind: 'doubtful' }> | null = null;
  for (const rule of rules.filter((one) => isFilled(one, subject))) {
    const fitting = candidates.filter((candidate) => isFitting(rule, subject, candidate));
    const sure = documentIdsOf(fitting.filter((candidate) => isSurelySame(subject, candidate)));
    const [first, ...others] = sure.filter(isFree);
    if (first !== undefined) {
      return others.length === 0
        ? { kind: 'one', contactDocumentId: first }
        : { kind: 'several', contactDocumentIds: [first, ...others], rule };
    }
    const gone = sure.filter(isGone);
    if (gone.length > 0) return { kind: 'doubtful', contactDocumentIds: gone, rule, isMoved: true };
    if (sure.length > 0) double ??= { contactDocumentIds: sure, rule };
    const contactDocumentIds = documentIdsOf(fitting).filter(isFree);
    if (contactDocumentIds.length > 0)
      doubtful ??= { kind: 'doubtful', contactDocumentIds, rule, isMoved: false };
  }
  // Somebody who is surely the same tells more than somebody who may be another person.
  return double === null && doubtful !== null ? doubtful : { kind: 'none', double };
}

const documentIdsOf = (candidates: readonly MatchingCandidate[]): string[] =>
  candidates.map(({ documentId }) => documentId);

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
  const [own = null, other = null] = first;
  const mayBeSame = own === null || other === null || isSameFirstName(own, other);
  return hasSame('name', here, there) && mayBeSame;
}
