/**
 * The words in which an option of the simulator is described: its values, its default and what
 * S-360 does then. Its type, its reader and its documentation follow.
 */

import { isObject, type JsonObject, type JsonValue } from '../json';

/** Reads one value, given in whole or, of an object, in part; throws a RangeError that explains it. */
type Read<Value> = (given: JsonValue, path: string, current: Value) => Value;

/** The form of a value. */
interface Form<Value> {
  /** In words, for the documentation. */
  readonly values: string;
  readonly read: (given: JsonValue, path: string) => Value;
}

/** A form with a default. */
export interface Choice<Value> {
  readonly default: Value;
  /** Its values in words, the default first. */
  readonly values: string;
  readonly read: Read<Value>;
}

export interface Option<Value> extends Choice<Value> {
  /** What S-360 does where the option is set: “S-360 then …”. */
  readonly effect: string;
}

export const option = <Value>(choice: Choice<Value>, effect: string): Option<Value> => ({
  ...choice,
  effect,
});

const matching = (pattern: RegExp, what: string): Form<string> => ({
  values: what,
  read: (given, path) => {
    if (typeof given !== 'string' || !pattern.test(given)) {
      throw new RangeError(`${path} is ${what}`);
    }
    return given;
  },
});

export const text = matching(/\S/, 'a text');
/** A name that is valid in a body or a path. */
export const name = matching(/^\w+$/, 'a name');
export const version = matching(/^\d+_\d+$/, 'a version like 2_21');

export const count: Form<number> = {
  values: 'a number',
  read: (given, path) => {
    if (typeof given !== 'number' || !Number.isInteger(given) || given < 0) {
      throw new RangeError(`${path} is a whole number, 0 or more`);
    }
    return given;
  },
};

const code = (value: unknown): string =>
  `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

/** A value of the form, with this default. */
export const otherThan = <Value>(
  standard: Value,
  { read, values }: Form<Value>,
): Choice<Value> => ({
  default: standard,
  values: `${code(standard)}, ${values}`,
  read,
});

export const orNull = <Value>({ read, values }: Form<Value>): Choice<Value | null> => ({
  default: null,
  values: `${code(null)}, ${values}`,
  read: (given, path) => (given === null ? null : read(given, path)),
});

/** A list of texts. */
export const texts = (...standard: string[]): Choice<string[]> => ({
  default: standard,
  values: `${code(standard)}, a list of texts`,
  read: (given, path) => {
    if (!Array.isArray(given)) throw new RangeError(`${path} is a list of texts`);
    return given.map((one) => text.read(one, path));
  },
});

/** One of these words; the first is the default. */
export const oneOf = <Value extends string>(
  standard: Value,
  ...others: readonly Value[]
): Choice<Value> => {
  const values = [standard, ...others];
  return {
    default: standard,
    values: values.map(code).join(', '),
    read: (given, path) => {
      const found = values.find((value) => value === given);
      if (found === undefined) throw new RangeError(`${path} is one of ${values.join(', ')}`);
      return found;
    },
  };
};

type ChoicesOf<Group> = { readonly [Part in keyof Group]: Choice<Group[Part]> };

/** An object with a choice for each of its members; members that are left out stay unchanged. */
export const parts = <Group extends object>(choices: ChoicesOf<Group>): Choice<Group> => ({
  default: defaultsOf(choices),
  values: Object.entries<{ readonly values: string }>(choices)
    .map(([part, { values }]) => `${code(part)}: ${values}`)
    .join('; '),
  read: (given, path, current) => {
    if (!isObject(given)) throw new RangeError(`${path} is an object`);
    refuseUnknown(given, choices, `${path}.`);
    const changed = { ...current };
    for (const part in choices) {
      const value = given[part];
      if (value === undefined) continue;
      changed[part] = choices[part].read(value, `${path}.${part}`, current[part]);
    }
    return changed;
  },
});

/** Rejects names that are no option. */
export function refuseUnknown(given: JsonObject, known: object, path: string): void {
  const unknown = Object.keys(given).find((one) => !Object.hasOwn(known, one));
  if (unknown === undefined) return;
  const names = Object.keys(known).join(', ');
  throw new RangeError(`${path}${unknown} is no option; there are ${names}`);
}

/** The defaults of described choices. */
export function defaultsOf<Group extends object>(choices: ChoicesOf<Group>): Group;
export function defaultsOf(choices: Readonly<Record<string, Choice<unknown>>>): object {
  return Object.fromEntries(
    Object.entries(choices).map(([part, choice]) => [part, choice.default]),
  );
}
