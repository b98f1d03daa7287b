import { isPlaceholder, type Canonical } from '../mapping/canonical';
import type { FieldObservation } from '../records';

/** Who wins when a field changed on both sides to different values. */
export type ConflictRule = 's360' | 'crm' | 'newest' | 'manual' | 'never';

/** Whether an empty value of S-360 empties the field in the CRM. */
export type BlankRule = 'keep' | 'empty';

export interface FieldRule {
  conflict: ConflictRule;
  blank: BlankRule;
}

/** What S-360 showed of one field, and how to judge it. */
export interface ShownField {
  value: Canonical;
  /** S-360's time of the contact's last change; `null` for an undated payload. */
  modifiedAtMs: number | null;
  /** The answer of a pull: read after every push of this contact, so never late against a push. */
  readNow: boolean;
}

export interface FieldContext {
  rule: FieldRule;
  /** The contact's own value as it is now. */
  local: Canonical;
  /** When the contact's own value last changed; only the rule `newest` looks at it. */
  localChangedAtMs: number | null;
  /** The value of this field in the call that is under way for this link; absent when there is none. */
  sendingValue?: Canonical;
}

/**
 * What a shown value leads to. `observation` is always the new state of the field's observation.
 * - `same`: nothing new; - `late`: older than what is known, changes nothing;
 * - `acknowledged`: what is being sent right now came back before its answer;
 * - `agreed`: both sides changed to the same value; - `taken`: the contact takes `value`;
 * - `refused`: kept out by the blank rule, as a placeholder or by the rule `never`;
 * - `conflict`: decided by the rule, `outcome` says how.
 */
export type FieldMerge = { observation: FieldObservation; pullWanted: boolean } & (
  | { kind: 'same' | 'late' | 'acknowledged' | 'agreed' | 'refused' }
  | { kind: 'taken'; value: Canonical }
  | { kind: 'conflict'; outcome: 'remote' | 'local' | 'held'; value: Canonical }
);

/** The `Date` header counts whole seconds: a push happened somewhere within this one. */
const PUSH_TIME_RESOLUTION_MS = 1000;
const RECENT_VALUES = 5;

/** Adds values that were replaced or sent; the newest come first. */
export function remember(
  recent: readonly Canonical[] | undefined,
  ...values: Canonical[]
): Canonical[] {
  return [...new Set([...values, ...(recent ?? [])])].slice(0, RECENT_VALUES);
}

type Lateness = 'current' | 'late' | 'lateAndPull';

/**
 * A payload that is not newer than both the last push and the last payload never changes a field.
 * Where the order cannot be told (a change at S-360 while a push was under way, two changes within
 * one tick) it changes nothing either, and a pull tells what S-360 has.
 */
function lateness(shown: ShownField, observation: FieldObservation): Lateness {
  const { modifiedAtMs, readNow, value } = shown;
  const { setAtMs = -Infinity, pushStartedAtMs = Infinity, pushedAtMs = -Infinity } = observation;
  if (readNow) return modifiedAtMs !== null && modifiedAtMs < setAtMs ? 'late' : 'current';
  if (modifiedAtMs === null) return observation.recent?.includes(value) ? 'late' : 'current';
  if (modifiedAtMs < setAtMs) return 'late';
  if (modifiedAtMs === setAtMs) return observation.recent?.includes(value) ? 'late' : 'lateAndPull';
  if (modifiedAtMs >= pushedAtMs + PUSH_TIME_RESOLUTION_MS) return 'current';
  return modifiedAtMs < pushStartedAtMs ? 'late' : 'lateAndPull';
}

function newer(a: number | undefined, b: number | null): number | undefined {
  if (b === null) return a;
  return a === undefined || b > a ? b : a;
}

function seen(observation: FieldObservation, shown: ShownField): FieldObservation {
  const setAtMs = newer(observation.setAtMs, shown.modifiedAtMs);
  if (setAtMs === undefined || setAtMs === observation.setAtMs) return observation;
  return { ...observation, setAtMs };
}

function withoutMarks(observation: FieldObservation): FieldObservation {
  if (observation.refused === undefined && observation.held === undefined) return observation;
  const { refused: _refused, held: _held, ...rest } = observation;
  return rest;
}

/** Both sides have this value: the baseline moves, nothing is refused or held any more. */
export function agreeOn(observation: FieldObservation, value: Canonical): FieldObservation {
  const { base, remote } = observation;
  const replaced = remote === undefined ? [] : [base, remote].filter((old) => old !== value);
  return {
    ...withoutMarks(observation),
    base: value,
    remote: value,
    ...(replaced.length > 0 && { recent: remember(observation.recent, ...replaced) }),
  };
}

function isRefused(shown: ShownField, rule: FieldRule): boolean {
  if (rule.conflict === 'never' || isPlaceholder(shown.value)) return true;
  return shown.value === null && rule.blank === 'keep';
}

function winner(shown: ShownField, context: FieldContext): 'remote' | 'local' | 'held' {
  switch (context.rule.conflict) {
    case 's360':
      return 'remote';
    case 'crm':
    case 'never':
      return 'local';
    case 'manual':
      return 'held';
    case 'newest': {
      if (shown.modifiedAtMs === null || context.localChangedAtMs === null) return 'remote';
      return shown.modifiedAtMs >= context.localChangedAtMs ? 'remote' : 'local';
    }
  }
}

function decideConflict(observation: FieldObservation, shown: ShownField, context: FieldContext) {
  const { value } = shown;
  const outcome = winner(shown, context);
  switch (outcome) {
    case 'remote':
      return {
        kind: 'conflict',
        outcome,
        value,
        observation: agreeOn(observation, value),
      } as const;
    case 'local':
      return {
        kind: 'conflict',
        outcome,
        value,
        // S-360's change was considered and overruled: what the CRM has now is sent over it, even
        // if it is taken back before.
        observation: { ...withoutMarks(observation), base: value, remote: value },
      } as const;
    case 'held':
      return {
        kind: 'conflict',
        outcome,
        value,
        observation: { ...withoutMarks(observation), remote: value, held: true as const },
      } as const;
  }
}

/**
 * Judges one field that S-360 showed against what is known of it: late, echo, agreement, new value
 * or conflict. Pure; the caller writes the contact and the link.
 */
export function mergeField(
  known: FieldObservation | undefined,
  shown: ShownField,
  context: FieldContext,
): FieldMerge {
  const observation: FieldObservation = known ?? { base: null };
  const { value } = shown;
  const current = seen(observation, shown);

  const isUnderWay = context.sendingValue !== undefined && !shown.readNow;
  const isBeingSent = isUnderWay && context.sendingValue === value;
  if (value === observation.remote && !isBeingSent) {
    return { kind: 'same', observation: current, pullWanted: false };
  }
  if (isUnderWay && !isBeingSent) {
    // The send may come before or after what is shown here: it ends first, then a pull tells.
    return { kind: 'late', observation, pullWanted: true };
  }
  const late = lateness(shown, observation);
  if (late !== 'current') {
    // The answer to what is being sent tells more than a pull before it could.
    return { kind: 'late', observation, pullWanted: late === 'lateAndPull' && !isBeingSent };
  }
  if (isBeingSent) {
    return { kind: 'acknowledged', observation: agreeOn(current, value), pullWanted: false };
  }

  if (context.local === value) {
    return { kind: 'agreed', observation: agreeOn(current, value), pullWanted: false };
  }
  if (value === observation.base) {
    return {
      kind: 'same',
      observation: { ...withoutMarks(current), remote: value },
      pullWanted: false,
    };
  }
  if (isRefused(shown, context.rule)) {
    return {
      kind: 'refused',
      observation: { ...withoutMarks(current), remote: value, refused: true },
      pullWanted: false,
    };
  }
  const isUndatedNews =
    shown.modifiedAtMs === null && !shown.readNow && observation.remote !== undefined;
  if (context.local === observation.base) {
    return {
      kind: 'taken',
      value,
      observation: agreeOn(current, value),
      pullWanted: isUndatedNews,
    };
  }
  return { ...decideConflict(current, shown, context), pullWanted: isUndatedNews };
}

/**
 * When a push was sent and answered, by S-360's clock, ms: the start not later than it was, the
 * answer in whole seconds.
 */
export interface PushTimes {
  startedAtMs: number;
  answeredAtMs: number;
}

/**
 * S-360 accepted a value. What a payload newer than the answer has set in the meantime stays; else
 * both sides now have the value. A payload from while the push was under way may have come after
 * it: then a pull tells.
 */
export function acknowledgeField(
  known: FieldObservation | undefined,
  value: Canonical,
  { answeredAtMs, startedAtMs }: PushTimes,
): { observation: FieldObservation; pullWanted: boolean } {
  const observation: FieldObservation = known ?? { base: null };
  const times = {
    pushStartedAtMs: startedAtMs,
    pushedAtMs: Math.max(answeredAtMs, observation.pushedAtMs ?? answeredAtMs),
  };
  const setAtMs = observation.setAtMs ?? -Infinity;
  if (setAtMs >= answeredAtMs + PUSH_TIME_RESOLUTION_MS) {
    return { observation: { ...observation, ...times }, pullWanted: false };
  }
  const isOrderUnknown = setAtMs >= startedAtMs && observation.remote !== value;
  return { observation: { ...agreeOn(observation, value), ...times }, pullWanted: isOrderUnknown };
}

/** What one field of a link needs: nothing, to be sent, or only to be noted as agreed. */
export type FieldWork = 'nothing' | 'send' | 'agree';

/** Derives the work of a field from base, local and remote. */
export function fieldWork(
  known: FieldObservation | undefined,
  local: Canonical,
  rule: FieldRule,
): FieldWork {
  const observation: FieldObservation = known ?? { base: null };
  if (rule.conflict === 'never') return 'nothing';
  if (local === observation.remote && local !== observation.base) return 'agree';
  if (local === observation.base || observation.held) return 'nothing';
  return 'send';
}
