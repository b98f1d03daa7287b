import { isObject, type JsonObject, type JsonValue } from '../json';

/** Reads one value; throws a RangeError that explains the problem. */
export type Read<Value> = (given: JsonValue, path: string) => Value;

/** Reads an option that may be given in part. */
export type ReadOption<Value> = (given: JsonValue, path: string, current: Value) => Value;

export const text: Read<string> = (given, path) => {
  if (typeof given !== 'string' || given.trim() === '') throw new RangeError(`${path} is a text`);
  return given;
};

export const texts: Read<string[]> = (given, path) => {
  if (!Array.isArray(given)) throw new RangeError(`${path} is a list of texts`);
  return given.map((one) => text(one, path));
};

const matching =
  (pattern: RegExp, what: string): Read<string> =>
  (given, path) => {
    if (typeof given !== 'string' || !pattern.test(given)) {
      throw new RangeError(`${path} is ${what}`);
    }
    return given;
  };

/** A name that is valid in a body or a path. */
export const name = matching(/^\w+$/, 'a name');
export const version = matching(/^\d+_\d+$/, 'a version like 2_21');

export const count: Read<number> = (given, path) => {
  if (typeof given !== 'number' || !Number.isInteger(given) || given < 0) {
    throw new RangeError(`${path} is a whole number, 0 or more`);
  }
  return given;
};

export const oneOf =
  <Value extends string>(...values: readonly Value[]): Read<Value> =>
  (given, path) => {
    const found = values.find((value) => value === given);
    if (found === undefined) throw new RangeError(`${path} is one of ${values.join(', ')}`);
    return found;
  };

export const orNull =
  <Value>(read: Read<Value>): Read<Value | null> =>
  (given, path) =>
    given === null ? null : read(given, path);

/** An option with parts; omitted parts stay unchanged. */
export const parts =
  <Group extends object>(readers: {
    [Part in keyof Group]: Read<Group[Part]>;
  }): ReadOption<Group> =>
  (given, path, current) => {
    if (!isObject(given)) throw new RangeError(`${path} is an object`);
    refuseUnknown(given, readers, `${path}.`);
    const changed = { ...current };
    for (const part in readers) {
      const value = given[part];
      if (value !== undefined) changed[part] = readers[part](value, `${path}.${part}`);
    }
    return changed;
  };

/** Rejects names that are no option. */
export function refuseUnknown(given: JsonObject, known: object, path: string): void {
  const unknown = Object.keys(given).find((option) => !Object.hasOwn(known, option));
  if (unknown === undefined) return;
  const names = Object.keys(known).join(', ');
  throw new RangeError(`${path}${unknown} is no option; there are ${names}`);
}
