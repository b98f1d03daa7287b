import { reason } from '../../../contracts/reasons';
import { mixed, object, ValidationError } from 'yup';
import { cleanText } from './canonical';
import type { ContactType } from './mapping';

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const MAX_NUMBER_LENGTH = 20;

/** `contactNumber` is String(20) in S-360's documentation; some calls carry it as a JSON number. */
export function contactNumberOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const usable = text !== '' && text.length <= MAX_NUMBER_LENGTH && !/[\u0000-\u001F\s]/.test(text);
  return usable && cleanText(text) === text ? text : null;
}

/** S-360's types that the CRM knows; guides, suppliers, producers … are none of them. */
const CONTACT_TYPES = {
  INDIVIDUAL: 'individual',
  STRUCTURE: 'structure',
} as const satisfies Record<string, ContactType>;

const isContactType = (name: string): name is keyof typeof CONTACT_TYPES =>
  Object.hasOwn(CONTACT_TYPES, name);

/** The CRM's type for S-360's; `null` for those that the CRM does not know. */
export const contactTypeOf = (name: string): ContactType | null =>
  isContactType(name) ? CONTACT_TYPES[name] : null;

const section = (name: string) =>
  mixed<JsonObject>()
    .nullable()
    .test(
      'object',
      reason('partNotObject', { name }),
      (value) => value === null || value === undefined || isObject(value),
    );

const list = (name: string) =>
  mixed<unknown[]>()
    .nullable()
    .test(
      'array',
      reason('partNotList', { name }),
      (value) => value === null || value === undefined || Array.isArray(value),
    );

/** Strict on identity and form only; odd contents are kept with a warning. */
const itemSchema = object({
  contactNumber: mixed().test(
    'number',
    reason('numberMissing', { length: MAX_NUMBER_LENGTH }),
    (value) => contactNumberOf(value) !== null,
  ),
  type: mixed()
    .nullable()
    .test(
      'type',
      reason('typeUnknown'),
      (value) =>
        value === null ||
        value === undefined ||
        (typeof value === 'string' && contactTypeOf(value) !== null),
    ),
  individualContact: section('individualContact'),
  structureContact: section('structureContact'),
  addresses: list('addresses'),
  authorizations: list('authorizations'),
});

function describe(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}

/** Deeper than anything that S-360 documents, and far from what recursion could not follow. */
const DEEPEST_NESTING = 100;

/** Says so when a value is nested deeper than is looked at, else `null`. */
export const nestedTooDeep = (item: unknown): string | null =>
  isNestedTooDeep(item) ? reason('itemTooDeep', { levels: DEEPEST_NESTING }) : null;

/** Goes level by level, so depth costs no stack. */
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
export function reasonsAgainst(item: unknown): string[] {
  if (!isObject(item)) {
    return [reason('itemNotObject', { what: describe(item) })];
  }
  const tooDeep = nestedTooDeep(item);
  if (tooDeep !== null) return [tooDeep];
  try {
    itemSchema.validateSync(item, { strict: true, abortEarly: false });
    return [];
  } catch (error) {
    if (error instanceof ValidationError) return error.errors;
    throw error;
  }
}
