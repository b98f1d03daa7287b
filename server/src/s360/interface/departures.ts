import { isRecord } from '../../kernel/is-record';
import type { Members, Schema } from './vocabulary';

/** One place where a value is not as described. */
export interface Departure {
  /** The path of the member, e.g. `addresses[0].zipCode`. */
  readonly member: string;
  readonly flaw: 'missing' | 'unknown' | 'wrongKind' | 'wrongValue' | 'tooLong';
}

const isLong = (value: unknown): boolean =>
  Number.isSafeInteger(value) || (typeof value === 'string' && /^-?\d{1,19}$/.test(value));

const isInstant = (value: unknown): boolean =>
  Number.isSafeInteger(value) || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));

const isDate = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value) && isInstant(value);

/**
 * Where an object departs from its described members. `null` counts as left out. Values beyond a
 * list that S-360 or the institution extends are no departure; members beyond an `open` object are
 * one only for who is `strict`. Pure.
 */
export function departuresIn(
  value: object,
  members: Members,
  { isOpen = false, isStrict = false, path = '' } = {},
): Departure[] {
  const given = Object.entries(value).filter(([, one]) => one !== undefined && one !== null);
  const missing = Object.entries(members).filter(
    ([name, { required }]) => required && !given.some(([one]) => one === name),
  );
  return [
    ...missing.map(([name]): Departure => ({ member: path + name, flaw: 'missing' })),
    ...given.flatMap(([name, one]): Departure[] => {
      const schema = Object.hasOwn(members, name) ? members[name] : undefined;
      const member = path + name;
      if (schema) return departuresOf(one, schema, { member, isStrict });
      return isOpen && !isStrict ? [] : [{ member, flaw: 'unknown' }];
    }),
  ];
}

function departuresOf(
  value: unknown,
  schema: Schema,
  { isStrict, member }: { member: string; isStrict: boolean },
): Departure[] {
  const inner = (one: unknown, of: Schema, name: string) =>
    departuresOf(one, of, { member: member + name, isStrict });
  const unless = (holds: boolean, flaw: Departure['flaw'] = 'wrongKind'): Departure[] =>
    holds ? [] : [{ member, flaw }];
  switch (schema.kind) {
    case 'text':
      if (typeof value !== 'string') return unless(false);
      if (schema.max !== undefined && value.length > schema.max) return unless(false, 'tooLong');
      if (schema.pattern && !schema.pattern.test(value)) return unless(false, 'wrongValue');
      return unless(schema.values?.includes(value) ?? true, 'wrongValue');
    case 'long':
    case 'money':
      return unless(isLong(value));
    case 'number':
      return unless(typeof value === 'number');
    case 'flag':
      return unless(typeof value === 'boolean');
    case 'instant':
      return unless(isInstant(value));
    case 'date':
      return unless(isDate(value));
    case 'anything':
      return [];
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((one: unknown, at) => inner(one, schema.of, `[${at}]`))
        : unless(false);
    case 'map':
      return isRecord(value)
        ? Object.entries(value).flatMap(([name, one]) => inner(one, schema.of, `.${name}`))
        : unless(false);
    case 'object':
      if (!isRecord(value)) return unless(false);
      return departuresIn(value, schema.members, {
        isOpen: schema.open ?? false,
        isStrict,
        path: `${member}.`,
      });
  }
}
