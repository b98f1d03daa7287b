import { folded } from './canonical';
import { parsePath } from './contact-path';
import { isObject, type JsonObject } from './item-schema';
import type { ContactType } from './mapping';
import { valueAt } from './path-value';

/** What a value is compared with. */
export type Comparable = string | number | boolean;

/**
 * One test of a value; exactly one is given. Texts are compared without case and accents; of a
 * list one entry has to fit. `contains` finds a part of a text.
 */
export interface ValueTest {
  is?: Comparable | undefined;
  isNot?: Comparable | undefined;
  isOneOf?: readonly Comparable[] | undefined;
  contains?: string | undefined;
  isBlank?: true | undefined;
  isFilled?: true | undefined;
}

export const VALUE_TESTS = [
  'is',
  'isNot',
  'isOneOf',
  'contains',
  'isBlank',
  'isFilled',
] as const satisfies readonly (keyof ValueTest)[];

/** Which contacts an institution receives: types, and conditions on S-360's item, all to hold. */
export interface ReceivesFilter {
  types?: readonly ContactType[] | undefined;
  where?: readonly (ValueTest & { path: string })[] | undefined;
}

/** Which contacts are sent to an institution: types, and conditions on the contact's fields. */
export interface SendsFilter {
  types?: readonly ContactType[] | undefined;
  where?: readonly (ValueTest & { field: string })[] | undefined;
}

const asText = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? folded(String(value))
    : null;

/** The texts of a value: of a list those of its entries; a group of elements counts as one. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (isObject(value)) return Object.keys(value).length > 0 ? ['{}'] : [];
  const text = asText(value);
  return text === null ? [] : [text];
}

/** Whether a value passes a test. */
export function passes(value: unknown, test: ValueTest): boolean {
  const texts = textsOf(value);
  const has = (wanted: Comparable) => texts.includes(asText(wanted) ?? '');
  if (test.is !== undefined) return has(test.is);
  if (test.isNot !== undefined) return !has(test.isNot);
  if (test.isOneOf !== undefined) return test.isOneOf.some(has);
  if (test.contains !== undefined) {
    const part = asText(test.contains) ?? '';
    return texts.some((text) => text.includes(part));
  }
  return test.isBlank === true ? texts.length === 0 : texts.length > 0;
}

/**
 * Whether an item of S-360 may make or be joined to a contact. A path that cannot be read lets
 * nothing in; the check of the configuration names it before.
 */
export function isReceived(
  item: JsonObject,
  type: ContactType,
  { types, where = [] }: ReceivesFilter,
): boolean {
  if (types && !types.includes(type)) return false;
  return where.every(({ path, ...test }) => {
    const parsed = parsePath(path);
    return parsed.kind === 'path' && passes(valueAt(item, parsed.path), test);
  });
}

/** Whether a contact is sent to an institution. */
export function isSent(
  contact: { type: ContactType; fields: Readonly<Record<string, string | null>> },
  { types, where = [] }: SendsFilter,
): boolean {
  if (types && !types.includes(contact.type)) return false;
  return where.every(({ field, ...test }) => passes(contact.fields[field], test));
}
