import type {
  ApplyMapping,
  ExchangeRulesInUse,
  FieldSetting,
  MatchingRules,
  SettingOrigin,
} from '../../../../server/src/contracts';
import { filterDraft } from './editing/filterDraft';

/** Changed fields by name; `null` means as configured. */
export type FieldChanges = Readonly<Record<string, FieldSetting | null>>;

export type RuleName = keyof ExchangeRulesInUse;

/** What a person has changed and not applied yet; `null` means as configured. */
export type MappingChanges = Pick<ApplyMapping.Request, RuleName> & { changes: FieldChanges };

export const NO_CHANGES: MappingChanges = { changes: {} };

const RULE_NAMES = ['receives', 'sends', 'matching'] as const satisfies RuleName[];

export const changedRules = (changes: MappingChanges): RuleName[] =>
  RULE_NAMES.filter((name) => changes[name] !== undefined);

export const countChanges = (changes: MappingChanges): number =>
  Object.keys(changes.changes).length + changedRules(changes).length;

/** The changes of what people have set in the panel, back to the configuration. */
export function allAsConfigured(
  fields: readonly { field: string; origin: SettingOrigin }[],
  rules: ExchangeRulesInUse,
): MappingChanges {
  const isSet = ({ origin }: { origin: SettingOrigin }) => origin === 'panel';
  const set = RULE_NAMES.filter((name) => isSet(rules[name]));
  return {
    changes: Object.fromEntries(fields.filter(isSet).map(({ field }) => [field, null])),
    ...Object.fromEntries(set.map((name) => [name, null])),
  };
}

/** A rule as the screen shows it: as it is, or as a person has changed it. */
export interface DraftedRule<Value> {
  value: Value;
  /** Who has set it; `draft`: a person just now, and it is not applied yet. */
  origin: SettingOrigin | 'draft';
}

export function draftedRule<Name extends RuleName>(
  name: Name,
  { configured, origin, value }: ExchangeRulesInUse[Name],
  changes: MappingChanges,
): DraftedRule<ExchangeRulesInUse[Name]['value']> {
  const changed = changes[name];
  return changed === undefined
    ? { value, origin }
    : { value: changed ?? configured, origin: 'draft' };
}

type RuleValue = ExchangeRulesInUse[RuleName]['value'];

const areMatchingRules = (value: RuleValue): value is MatchingRules => Array.isArray(value);

/** Filters that are written differently can let the same contacts pass. */
const isSame = (a: RuleValue, b: RuleValue): boolean => {
  const comparable = (value: RuleValue) => (areMatchingRules(value) ? value : filterDraft(value));
  return JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));
};

/** The changes with one more rule; a change back to what is in use is none. */
export function withRule<Name extends RuleName>(
  changes: MappingChanges,
  name: Name,
  inUse: ExchangeRulesInUse[Name],
  value: ExchangeRulesInUse[Name]['value'] | null,
): MappingChanges {
  const isNone = value === null ? inUse.origin !== 'panel' : isSame(value, inUse.value);
  return { ...changes, [name]: isNone ? undefined : value };
}
