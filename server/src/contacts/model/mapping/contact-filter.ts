import type { ReceivesFilter, SendsFilter } from '../../../contracts/institutions/mapping';
import type { VALUE_TESTS } from '../../../contracts/institutions/mapping-choices';
import { foldText } from './canonical';
import { parsePath } from './contact-path';
import type { JsonObject } from './item-schema';
import type { ContactType } from './mapping';
import { valueAt } from './path-value';
import { isRecord } from '../../../kernel/is-record';

/**
 * One test of a value; exactly one key is set. Texts are compared without case and accents. A list
 * passes if one entry fits. `contains` looks for part of a text.
 */
export type ValueTest = Pick<
  NonNullable<SendsFilter['where']>[number],
  (typeof VALUE_TESTS)[number]
>;

export type Comparable = NonNullable<ValueTest['is']>;

const asText = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? foldText(String(value))
    : null;

/** The texts of a value: those of the entries for a list; one for an object that is not empty. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (isRecord(value)) return Object.keys(value).length > 0 ? ['{}'] : [];
  const text = asText(value);
  return text === null ? [] : [text];
}

export function isPassing(value: unknown, test: ValueTest): boolean {
  const texts = textsOf(value);
  const has = (one: Comparable) => texts.includes(asText(one) ?? '');
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
 * Whether an item of S-360 may create or join a contact. A path that cannot be read excludes every
 * item; the configuration check reports such paths earlier.
 */
export function isReceived(
  item: JsonObject,
  type: ContactType,
  { types, where = [] }: ReceivesFilter,
): boolean {
  if (types && !types.includes(type)) return false;
  return where.every(({ path, ...test }) => {
    const parsed = parsePath(path);
    return parsed.kind === 'path' && isPassing(valueAt(item, parsed.path), test);
  });
}

export function isSent(
  contact: { type: ContactType; fields: Readonly<Record<string, string | null>> },
  { types, where = [] }: SendsFilter,
): boolean {
  if (types && !types.includes(contact.type)) return false;
  return where.every(({ field, ...test }) => isPassing(contact.fields[field], test));
}
