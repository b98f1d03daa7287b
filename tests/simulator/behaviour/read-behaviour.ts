import { isObject, type JsonObject, type JsonValue, textOf } from '../json';
import { type Behaviour, documented, type SaveBody } from './behaviour';

/** Reads one value; throws a RangeError that explains the problem. */
type Read<Value> = (given: JsonValue, path: string) => Value;

/** Reads an option that may be given in part. */
type ReadOption<Value> = (given: JsonValue, path: string, current: Value) => Value;

const text: Read<string> = (given, path) => {
  if (typeof given !== 'string' || given.trim() === '') throw new RangeError(`${path} is a text`);
  return given;
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
const name = matching(/^\w+$/, 'a name');
const version = matching(/^\d+_\d+$/, 'a version like 2_21');

const count: Read<number> = (given, path) => {
  if (typeof given !== 'number' || !Number.isInteger(given) || given < 0) {
    throw new RangeError(`${path} is a whole number, 0 or more`);
  }
  return given;
};

const oneOf =
  <Value extends string>(...values: readonly Value[]): Read<Value> =>
  (given, path) => {
    const found = values.find((value) => value === given);
    if (found === undefined) throw new RangeError(`${path} is one of ${values.join(', ')}`);
    return found;
  };

const orNull =
  <Value>(read: Read<Value>): Read<Value | null> =>
  (given, path) =>
    given === null ? null : read(given, path);

/** An option with parts; omitted parts stay unchanged. */
const parts =
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

const flags: Read<Behaviour['flags']> = (given, path) => {
  if (given === 'boolean' || given === 'text') return given;
  const words = isObject(given) ? given : {};
  const [yes, no] = [textOf(words, 'true'), textOf(words, 'false')];
  if (!yes || !no) {
    throw new RangeError(`${path} is boolean, text, or words like {"true":"Y","false":"N"}`);
  }
  return { true: yes, false: no };
};

const form = oneOf('nested', 'flat');
const save = parts<SaveBody>({ form, contact: name, addresses: name, authorizations: name });

const readers: { [Option in keyof Behaviour]: ReadOption<Behaviour[Option]> } = {
  tokenSubject: orNull(text),
  tokenTimeUnit: oneOf('seconds', 'milliseconds'),
  tokens: oneOf('any', 'jwt', 'login'),
  loginModule: oneOf('any', 'tnai', 'tnco'),
  successWord: text,
  errorWord: text,
  orderStates: parts({ open: text, closed: text, abandoned: text }),
  flags,
  catalogPrices: oneOf('net', 'gross'),
  seatCategories: oneOf('seatCatId', 'institutionSeatCatId', 'institutionOnly'),
  requestIds: oneOf('any', 'refuse-unknown'),
  expiry: oneOf('endOfDay', 'exact'),
  saves: oneOf('merge', 'replace', 'ignore'),
  saveMethods: parts({ individual: name, structure: name }),
  saveIndividual: save,
  saveStructure: save,
  searchContact: parts({ form, criteria: name, contacts: name, start: name, max: name }),
  unknownNames: oneOf('refuse', 'ignore'),
  serviceVersions: parts({
    contacts: orNull(version),
    orders: orNull(version),
    catalog: orNull(version),
  }),
  callsPerMinute: orNull(count),
};

/**
 * The behaviour after a change of some options; `null` resets an option. Throws a RangeError that
 * names the option and its possible values.
 */
export function changedBehaviour(current: Behaviour, change: JsonObject): Behaviour {
  refuseUnknown(change, readers, '');
  const changed = { ...current };
  for (const option of Object.keys(change)) {
    if (isOption(option)) changeOption(changed, option, change[option]);
  }
  return changed;
}

const isOption = (option: string): option is keyof Behaviour => Object.hasOwn(readers, option);

function changeOption<Option extends keyof Behaviour>(
  behaviour: Behaviour,
  option: Option,
  given: JsonValue | undefined,
): void {
  if (given === undefined) return;
  const read: ReadOption<Behaviour[Option]> = readers[option];
  behaviour[option] = given === null ? documented[option] : read(given, option, behaviour[option]);
}

function refuseUnknown(given: JsonObject, known: object, path: string): void {
  const unknown = Object.keys(given).find((option) => !Object.hasOwn(known, option));
  if (unknown === undefined) return;
  const names = Object.keys(known).join(', ');
  throw new RangeError(`${path}${unknown} is no option; there are ${names}`);
}
