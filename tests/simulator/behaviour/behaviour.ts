import type { JsonObject, JsonValue } from '../json';
import { KEPT_FORMS } from './kept-forms';
import { defaultsOf, type Option, refuseUnknown } from './option';
import { WRONG_ON_PURPOSE } from './wrong-on-purpose';

const OPTIONS = { ...WRONG_ON_PURPOSE, ...KEPT_FORMS };

type ValueOf<One> = One extends Option<infer Value> ? Value : never;

/** The behaviour of S-360 where it is unknown. */
export type Behaviour = { [Name in keyof typeof OPTIONS]: ValueOf<(typeof OPTIONS)[Name]> };

/** The body of a save: the names of its top-level parts. */
export type SaveBody = Behaviour['saveIndividual'];
/** The body and answer of searchContact. */
export type SearchBody = Behaviour['searchContact'];

/** A change of some options; objects can be changed in part. */
export type BehaviourChange = {
  [Name in keyof Behaviour]?: Behaviour[Name] extends string | number | null | string[]
    ? Behaviour[Name]
    : Partial<Extract<Behaviour[Name], object>> | Exclude<Behaviour[Name], object>;
};

const options: { readonly [Name in keyof Behaviour]: Option<Behaviour[Name]> } = OPTIONS;

/**
 * What the plugin assumes without configuration: documented where S-360's documents say it, inferred
 * elsewhere.
 */
export const assumed: Behaviour = defaultsOf(options);

/**
 * The behaviour after a change of some options; `null` resets an option. Throws a RangeError that
 * names the option and its possible values.
 */
export function changedBehaviour(current: Behaviour, change: JsonObject): Behaviour {
  refuseUnknown(change, options, '');
  const changed = { ...current };
  for (const name of Object.keys(change)) {
    if (isOption(name)) changeOption(changed, name, change[name]);
  }
  return changed;
}

const isOption = (name: string): name is keyof Behaviour => Object.hasOwn(options, name);

function changeOption<Name extends keyof Behaviour>(
  behaviour: Behaviour,
  name: Name,
  given: JsonValue | undefined,
): void {
  if (given === undefined) return;
  const { default: standard, read }: Option<Behaviour[Name]> = options[name];
  behaviour[name] = given === null ? standard : read(given, name, behaviour[name]);
}
