import { isPlaceholder, type Canonical } from '../mapping/canonical';
import type { FieldObservation } from '../../records';
import {
  notePull,
  isFromBeforeUndated,
  isUnansweredValue,
  isUndatedNews,
  lateness,
  noteReceived,
  type ShownField,
} from './age';
import {
  agreeOn,
  agreeOnSent,
  resolveUnanswered,
  mayHaveTakenBackValue,
  NEVER_SEEN,
  overrule,
  observeRemote,
} from './observation';

export { agreeOn, overrule } from './observation';

/** Who wins when a field changed on both sides to different values. */
export type ConflictRule = 's360' | 'crm' | 'newest' | 'manual' | 'never';

/** Whether an empty value from S-360 empties the field in the CRM. */
export type BlankRule = 'keep' | 'empty';

export interface FieldRule {
  conflict: ConflictRule;
  blank: BlankRule;
}

export interface FieldContext {
  rule: FieldRule;
  local: Canonical;
  /** When `local` last changed; only the rule `newest` uses it. */
  localChangedAtMs: number | null;
  /** The value of this field in the call under way for this link; absent if there is none. */
  sendingValue?: Canonical;
}

/**
 * The result of merging a received value. `observation` is the new observation of the field.
 * - `same`: nothing new; `late`: older than known data, changes nothing;
 * - `acknowledged`: a value being sent, or sent without an answer, came back;
 * - `agreed`: both sides changed to the same value; `taken`: the contact takes `value`;
 * - `refused`: excluded by the blank rule, as a placeholder or by the rule `never`;
 * - `conflict`: decided by the rule; `outcome` is the decision.
 */
export type FieldMerge = { observation: FieldObservation; needsPull: boolean } & (
  | { kind: 'same' | 'late' | 'acknowledged' | 'agreed' | 'refused' }
  | { kind: 'taken'; value: Canonical }
  | { kind: 'conflict'; outcome: 'remote' | 'local' | 'held'; value: Canonical }
);

export function takesRemote(
  merge: FieldMerge,
): merge is Extract<FieldMerge, { kind: 'taken' } | { kind: 'conflict' }> {
  return merge.kind === 'taken' || (merge.kind === 'conflict' && merge.outcome === 'remote');
}

/** Whether a rule excludes a value from the contact. */
export function isRefused(shown: Pick<ShownField, 'value'>, rule: FieldRule): boolean {
  if (rule.conflict === 'never' || isPlaceholder(shown.value)) return true;
  return shown.value === null && rule.blank === 'keep';
}

/** Whether the current rule accepts a value that was refused earlier. */
export function isAcceptedNow({ refused, remote }: FieldObservation, rule: FieldRule): boolean {
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
      const { modifiedAtMs } = shown;
      const isOlder =
        modifiedAtMs !== null && modifiedAtMs < (context.localChangedAtMs ?? -Infinity);
      return isOlder ? 'local' : 'remote';
    }
  }
}

function decideConflict(observation: FieldObservation, shown: ShownField, context: FieldContext) {
  const { value } = shown;
  const outcome = winner(shown, context);
  return {
    kind: 'conflict',
    outcome,
    value,
    observation: afterDecision(observation, value, outcome),
  } as const;
}

function afterDecision(
  observation: FieldObservation,
  value: Canonical,
  outcome: 'remote' | 'local' | 'held',
): FieldObservation {
  if (outcome === 'remote') return agreeOn(observation, value);
  if (outcome === 'local') return overrule(observation, value);
  return { ...observeRemote(observation, value), held: true };
}

/**
 * Evaluates one received field against its observation: late, echo, agreement, new value or
 * conflict. Pure; the caller writes the contact and the link.
 */
export function mergeField(
  known: FieldObservation | undefined,
  shown: ShownField,
  context: FieldContext,
): FieldMerge {
  const observation = known ?? NEVER_SEEN;
  const { value } = shown;
  const current = noteReceived(observation, shown);

  const isUnderWay = context.sendingValue !== undefined && !shown.readNow;
  // A pull can return it too, when its number turns out to belong to the create.
  const isBeingSent = context.sendingValue === value;
  const wasSent = isBeingSent || isUnansweredValue(observation, shown);
  // A refused value is not new, but a changed rule that accepts it evaluates it again.
  const isReconsidered = value === observation.remote && isAcceptedNow(observation, context.rule);
  if (value === observation.remote && !isBeingSent && !isReconsidered) {
    return { kind: 'same', observation: current, needsPull: false };
  }
  if (isUnderWay && !isBeingSent) {
    // The push and this payload have no known order: the push ends first, then a pull decides.
    return { kind: 'late', observation: notePull(observation, shown), needsPull: true };
  }
  const late = isReconsidered ? 'current' : lateness(shown, observation);
  if (late !== 'current') {
    // While the value is being sent, the answer of the push says more than a pull could.
    const asked = late === 'lateAndPull' ? notePull(observation, shown) : observation;
    return { kind: 'late', observation: asked, needsPull: late === 'lateAndPull' && !isBeingSent };
  }
  if (wasSent) {
    const answer = resolveUnanswered(current, value);
    const needsPull = !isBeingSent && answer.unanswered !== undefined;
    if (isFromBeforeUndated(observation, shown, context.local)) {
      return { kind: 'taken', value, observation: agreeOn(answer, value), needsPull };
    }
    return { kind: 'acknowledged', observation: agreeOnSent(answer, value), needsPull };
  }

  // The payload and the unanswered push have no known order.
  const isOrderUnknown = current.unanswered !== undefined;
  if (context.local === value) {
    return { kind: 'agreed', observation: agreeOn(current, value), needsPull: isOrderUnknown };
  }
  const isUndated = !isReconsidered && isUndatedNews(observation, shown);
  if (value === observation.base) {
    return { kind: 'same', observation: observeRemote(current, value), needsPull: isUndated };
  }
  if (isRefused(shown, context.rule)) {
    const refused = { ...observeRemote(current, value), refused: true as const };
    return { kind: 'refused', observation: refused, needsPull: isUndated };
  }
  const isAgeUnknown = isOrderUnknown || isUndated;
  if (context.local === observation.base) {
    return {
      kind: 'taken',
      value,
      observation: agreeOn(current, value),
      needsPull: isAgeUnknown,
    };
  }
  return {
    ...decideConflict(current, shown, context),
    needsPull: isAgeUnknown,
  };
}

/** A hold of an alternating field covers only the value it was about, not a new local value. */
function isHeldFor({ alternating, held }: FieldObservation, local: Canonical): boolean {
  if (!held) return false;
  return alternating === undefined || alternating.local === local;
}

/** What a field needs: nothing, to be sent, or only to be noted as agreed. */
type FieldWork = 'nothing' | 'send' | 'agree';

/** Derives what a field needs from base, local and remote. */
export function fieldWork(
  known: FieldObservation | undefined,
  local: Canonical,
  rule: FieldRule,
): FieldWork {
  const observation = known ?? NEVER_SEEN;
  if (rule.conflict === 'never') return 'nothing';
  if (local === observation.remote && local !== observation.base) return 'agree';
  if (isHeldFor(observation, local)) return 'nothing';
  if (local === observation.base && !mayHaveTakenBackValue(observation, local)) return 'nothing';
  return 'send';
}
