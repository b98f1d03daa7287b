import { isPlaceholder, type Canonical } from '../mapping/canonical';
import type { FieldObservation } from '../records';
import {
  agreeOn,
  agreeOnSent,
  answered,
  answeredBy,
  dating,
  mayHaveTakenBackValue,
  overrule,
  sentAtMs,
  showing,
} from './observation';

export { agreeOn, overrule } from './observation';

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

/**
 * The `Date` header counts whole seconds: a push happened somewhere within this one. Some dates of
 * changes count no finer.
 */
export const PUSH_TIME_RESOLUTION_MS = 1000;

const wholeSecond = (ms: number): number =>
  Math.floor(ms / PUSH_TIME_RESOLUTION_MS) * PUSH_TIME_RESOLUTION_MS;
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
  if (modifiedAtMs === null)
    return isKnownFromBefore(value, observation) ? 'lateAndPull' : 'current';
  if (modifiedAtMs < setAtMs) return 'late';
  if (modifiedAtMs === setAtMs) return wasAskedAbout(observation, shown) ? 'late' : 'lateAndPull';
  if (modifiedAtMs >= pushedAtMs + PUSH_TIME_RESOLUTION_MS) return 'current';
  return modifiedAtMs < wholeSecond(pushStartedAtMs) ? 'late' : 'lateAndPull';
}

/**
 * An undated value that S-360 had before what it showed last: it comes late, or S-360 has gone back
 * to it. Nothing but a pull can tell.
 */
function isKnownFromBefore(value: Canonical, { base, recent, remote }: FieldObservation): boolean {
  return recent?.includes(value) === true || (remote !== undefined && value === base);
}

/** A pull tells what came later; when the same payload comes again, it is not asked once more. */
function askedAbout(observation: FieldObservation, shown: ShownField): FieldObservation {
  const { modifiedAtMs, value } = shown;
  if (modifiedAtMs === null || wasAskedAbout(observation, shown)) return observation;
  const { asked } = observation;
  const earlier = asked?.atMs === modifiedAtMs ? asked.values : [];
  return { ...observation, asked: { atMs: modifiedAtMs, values: [...earlier, value] } };
}

function wasAskedAbout({ asked }: FieldObservation, { modifiedAtMs, value }: ShownField): boolean {
  return asked?.atMs === modifiedAtMs && asked.values.includes(value);
}

function newer(a: number | undefined, b: number | null): number | undefined {
  if (b === null) return a;
  return a === undefined || b > a ? b : a;
}

function seen(observation: FieldObservation, shown: ShownField): FieldObservation {
  const setAtMs = newer(observation.setAtMs, shown.modifiedAtMs);
  const isKnown = setAtMs === undefined || setAtMs === observation.setAtMs;
  const noted = isKnown ? observation : { ...observation, setAtMs };
  return shown.readNow ? answered(noted) : dating(noted, shown.modifiedAtMs !== null);
}

/**
 * Whether it shows what was sent without an answer. A payload from before the call does not: a
 * person had the same idea there, and the call may still change something.
 */
function isUnansweredValue(
  observation: FieldObservation,
  { modifiedAtMs, value }: ShownField,
): boolean {
  const sentMs = sentAtMs(observation, value);
  return sentMs !== null && (modifiedAtMs === null || modifiedAtMs >= wholeSecond(sentMs));
}

/**
 * Whether S-360, read now, says that it has not changed since before the contact took an undated
 * value: then that was a late one, and is not to be sent over what S-360 has.
 */
function isFromBeforeUndated(
  { base, setAtMs, unanswered }: FieldObservation,
  { modifiedAtMs, readNow }: ShownField,
  local: Canonical,
): boolean {
  const isUnchanged = readNow && modifiedAtMs !== null && modifiedAtMs === setAtMs;
  return isUnchanged && local === base && unanswered?.isUndatedSince === true;
}

/** Whether a rule keeps a value of S-360 out of the contact. */
export function isRefused(shown: Pick<ShownField, 'value'>, rule: FieldRule): boolean {
  if (rule.conflict === 'never' || isPlaceholder(shown.value)) return true;
  return shown.value === null && rule.blank === 'keep';
}

/** Whether a value that a rule kept out is let in by the rule as it is now. */
export function isLetIn({ refused, remote }: FieldObservation, rule: FieldRule): boolean {
  return refused === true && remote !== undefined && !isRefused({ value: remote }, rule);
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

/** A value without a date, or the first date after such a value: which is newer is not known. */
function isUndatedNews(
  { pushedAtMs, remote, setAtMs }: FieldObservation,
  { modifiedAtMs, readNow }: ShownField,
): boolean {
  if (readNow || remote === undefined) return false;
  return modifiedAtMs === null || (setAtMs === undefined && pushedAtMs === undefined);
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
        observation: overrule(observation, value),
      } as const;
    case 'held':
      return {
        kind: 'conflict',
        outcome,
        value,
        observation: { ...showing(observation, value), held: true as const },
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
  // A pull shows it too: that of a number which turns out to be the create's.
  const isBeingSent = context.sendingValue === value;
  const wasSent = isBeingSent || isUnansweredValue(observation, shown);
  // What was refused is no news, but it is judged once more by a rule that lets it in.
  const isReconsidered = value === observation.remote && isLetIn(observation, context.rule);
  if (value === observation.remote && !isBeingSent && !isReconsidered) {
    return { kind: 'same', observation: current, pullWanted: false };
  }
  if (isUnderWay && !isBeingSent) {
    // The send may come before or after what is shown here: it ends first, then a pull tells.
    return { kind: 'late', observation: askedAbout(observation, shown), pullWanted: true };
  }
  const late = isReconsidered ? 'current' : lateness(shown, observation);
  if (late !== 'current') {
    // The answer to what is being sent tells more than a pull before it could.
    const asked = late === 'lateAndPull' ? askedAbout(observation, shown) : observation;
    return { kind: 'late', observation: asked, pullWanted: late === 'lateAndPull' && !isBeingSent };
  }
  if (wasSent) {
    const answer = answeredBy(current, value);
    const pullWanted = !isBeingSent && answer.unanswered !== undefined;
    if (isFromBeforeUndated(observation, shown, context.local)) {
      return { kind: 'taken', value, observation: agreeOn(answer, value), pullWanted };
    }
    return { kind: 'acknowledged', observation: agreeOnSent(answer, value), pullWanted };
  }

  // It may have come before or after what was sent without an answer.
  const isOrderUnknown = current.unanswered !== undefined;
  if (context.local === value) {
    return { kind: 'agreed', observation: agreeOn(current, value), pullWanted: isOrderUnknown };
  }
  const isUndated = !isReconsidered && isUndatedNews(observation, shown);
  if (value === observation.base) {
    return { kind: 'same', observation: showing(current, value), pullWanted: isUndated };
  }
  if (isRefused(shown, context.rule)) {
    const refused = { ...showing(current, value), refused: true as const };
    return { kind: 'refused', observation: refused, pullWanted: isUndated };
  }
  const isAgeUnknown = isOrderUnknown || isUndated;
  if (context.local === observation.base) {
    return {
      kind: 'taken',
      value,
      observation: agreeOn(current, value),
      pullWanted: isAgeUnknown,
    };
  }
  return {
    ...decideConflict(current, shown, context),
    pullWanted: isAgeUnknown,
  };
}

/** A hold is of the values that it was about: what alternated does not hold back a new one. */
function isHeldFor({ alternating, held }: FieldObservation, local: Canonical): boolean {
  if (!held) return false;
  return alternating === undefined || alternating.local === local;
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
  if (isHeldFor(observation, local)) return 'nothing';
  if (local === observation.base && !mayHaveTakenBackValue(observation, local)) return 'nothing';
  return 'send';
}
