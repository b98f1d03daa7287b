import { cleanText } from '../../../kernel/text/clean-text';
import { isRecord } from '../../../kernel/is-record';
import { reason, type Reason } from '../../../contracts/reasons';
import type { ContactType } from './mapping';

export type JsonObject = Record<string, unknown>;

const MAX_NUMBER_LENGTH = 20;

/** `contactNumber` is String(20) in S-360's documentation; some calls send it as a JSON number. */
export function contactNumberOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const usable = text !== '' && text.length <= MAX_NUMBER_LENGTH && !/[\u0000-\u001F\s]/.test(text);
  return usable && cleanText(text) === text ? text : null;
}

/** The S-360 types that the CRM supports; guides, suppliers, producers and others are not. */
const CONTACT_TYPES = {
  INDIVIDUAL: 'individual',
  STRUCTURE: 'structure',
} as const satisfies Record<string, ContactType>;

const isContactType = (name: string): name is keyof typeof CONTACT_TYPES =>
  Object.hasOwn(CONTACT_TYPES, name);

/** The CRM's type for an S-360 type; `null` for types that the CRM does not support. */
export const contactTypeOf = (name: string): ContactType | null =>
  isContactType(name) ? CONTACT_TYPES[name] : null;

const isBlank = (value: unknown): boolean => value === null || value === undefined;

const isType = (value: unknown): boolean =>
  isBlank(value) || (typeof value === 'string' && contactTypeOf(value) !== null);

/** What an element of an item must be, and the reason to report if it is not. */
interface Check {
  element: string;
  isFine(value: unknown): boolean;
  otherwise: Reason;
}

const section = (name: string): Check => ({
  element: name,
  isFine: (value) => isBlank(value) || isRecord(value),
  otherwise: reason('partNotObject', { name }),
});

const list = (name: string): Check => ({
  element: name,
  isFine: (value) => isBlank(value) || Array.isArray(value),
  otherwise: reason('partNotList', { name }),
});

/** Strict on identity and form only; odd contents are imported with a warning. */
const CHECKS: readonly Check[] = [
  {
    element: 'contactNumber',
    isFine: (value) => contactNumberOf(value) !== null,
    otherwise: reason('numberMissing', { length: MAX_NUMBER_LENGTH }),
  },
  { element: 'type', isFine: isType, otherwise: reason('typeUnknown') },
  section('individualContact'),
  section('structureContact'),
  list('addresses'),
  list('authorizations'),
];

/** Deeper than anything that S-360 documents, and shallow enough for recursion. */
const DEEPEST_NESTING = 100;

/** The reason to reject a value nested too deep, else `null`. */
export const nestedTooDeep = (item: unknown): Reason | null =>
  isNestedTooDeep(item) ? reason('itemTooDeep', { levels: DEEPEST_NESTING }) : null;

/** Walks level by level, so depth costs no stack. */
function isNestedTooDeep(item: unknown): boolean {
  let level: object[] = typeof item === 'object' && item !== null ? [item] : [];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST_NESTING) return true;
    const deeper: object[] = [];
    for (const value of level) {
      for (const inner of Object.values(value)) {
        if (typeof inner === 'object' && inner !== null) deeper.push(inner);
      }
    }
    level = deeper;
  }
  return false;
}

/** Lists what is wrong with an item; empty when it can be used. */
export function reasonsAgainst(item: unknown): Reason[] {
  if (!isRecord(item)) return [reason('itemNotObject')];
  const tooDeep = nestedTooDeep(item);
  if (tooDeep !== null) return [tooDeep];
  return CHECKS.filter(({ element, isFine }) => !isFine(item[element])).map(
    ({ otherwise }) => otherwise,
  );
}
