import { isPlaceholder, type Canonical } from '../mapping/canonical';
import type { FieldObservation } from './field-observation';
import {
  notePull,
  isChangedAfterPush,
  isFromBeforeUndated,
  isUnansweredValue,
  isUndatedNews,
  lateness,
  mayBeAfterPush,
  noteReceived,
  type ShownField,
} from './age';
import {
  agreeOn,
  agreeOnSent,
  resolveUnanswered,
  keepFormer,
  mayHaveTakenBackValue,
  NEVER_SEEN,
  overrule,
  observeRemote,
  formInS360,
  rememberForm,
} from './observation';
import { isUnsureForm, noteShown, ownValue } from './own-value';
import type { FieldOfForm } from '../mapping/forms';

export { agreeOn, overrule } from './observation';

/** Who wins when a field changed on both sides to different values. */
export type ConflictRule = 's360' | 'crm' | 'newest' | 'manual' | 'never';

/** Whether an empty value from S-360 empties the field in the CRM. */
export type BlankRule = 'keep' | 'empty';

export interface FieldRule {
  conflict: ConflictRule;
  blank: BlankRule;
}

/** Since when the CRM has a value, as far as that is certain, and whether a person entered it. */
export interface EnteredValue {
  atMs: number | null;
  byPerson: boolean;
}

export interface FieldContext {
  /** How values of the field are compared, and in which forms S-360 may keep them. */
  field: FieldOfForm;
  rule: FieldRule;
  local: Canonical;
  /** When `local` last changed; only the rule `newest` uses it. */
  localChangedAtMs: number | null;
  /** What the history says of a value that S-360's is compared with for the first time. */
  entered?: EnteredValue;
  /** The value of this field in the call under way for this link; absent if there is none. */
  sendingValue?: Canonical;
}

type Outcome = 'remote' | 'local' | 'held';

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
  | { kind: 'conflict'; outcome: Outcome; rule: ConflictRule; value: Canonical }
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

/**
 * The rule that decides. When both sides have a value and were never compared before, S-360's may be
 * years old and the CRM's a minute: the newer one is taken, and what a person entered is held where
 * S-360 gives no date.
 */
function decidingRule(
  observation: FieldObservation,
  { modifiedAtMs }: ShownField,
  { entered, rule }: FieldContext,
): ConflictRule {
  const isNewestTaken = rule.conflict === 's360' || rule.conflict === 'newest';
  if (observation !== NEVER_SEEN || !isNewestTaken || entered === undefined) return rule.conflict;
  if (modifiedAtMs === null) return entered.byPerson ? 'manual' : rule.conflict;
  return entered.atMs !== null && modifiedAtMs < entered.atMs ? 'crm' : rule.conflict;
}

function winner(rule: ConflictRule, shown: ShownField, context: FieldContext): Outcome {
  switch (rule) {
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

function decideConflict(
  observation: FieldObservation,
  rule: ConflictRule,
  shown: ShownField,
  context: FieldContext,
) {
  const { value } = shown;
  const outcome = winner(rule, shown, context);
  return {
    kind: 'conflict',
    outcome,
    rule,
    value,
    observation: afterDecision(observation, value, outcome),
  } as const;
}

function afterDecision(
  observation: FieldObservation,
  value: Canonical,
  outcome: Outcome,
): FieldObservation {
  if (outcome === 'remote') return agreeOn(observation, value);
  if (outcome === 'local') return overrule(observation, value);
  return { ...observeRemote(observation, value), held: true };
}

/**
 * Evaluates one received field against its observation: late, echo, agreement, new value or
 * conflict. A form of the CRM's value counts as that value. Pure; the caller writes the contact and
 * the link.
 */
export function mergeField(
  known: FieldObservation | undefined,
  shown: ShownField,
  context: FieldContext,
): FieldMerge {
  const observation = known ?? NEVER_SEEN;
  const own = ownValue(observation, shown, context);
  // It may be the form in which S-360 keeps the accepted value, or a person's correction of it.
  if (own === shown.value && isUnsureForm(observation, shown, context))
    return { kind: 'late', observation, needsPull: true };
  const isForm = own !== shown.value;
  const merge = mergeOwn(observation, isForm ? { ...shown, value: own } : shown, context);
  if (merge.kind === 'late' || !mayBeAfterPush(shown, observation)) return merge;
  const { needsPull, observation: merged } = merge;
  const after = needsPull ? rememberForm(merged, observation) : merged;
  return { ...merge, observation: noteShown(observation, after, { own, shown }) };
}

/** As `mergeField`, when the shown value is known to be no form of another. */
function mergeOwn(
  observation: FieldObservation,
  shown: ShownField,
  context: FieldContext,
): FieldMerge {
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
    const agreed = agreeOnSent(answer, value);
    const { base, remote: over = base } = observation;
    // Without a date it may be from before the call, whose form of it may follow.
    const isUnsure = shown.modifiedAtMs === null && !shown.readNow;
    const accepted = isUnsure && { accepted: { value, over, wasShown: true } as const };
    return { kind: 'acknowledged', observation: { ...agreed, ...accepted }, needsPull };
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
  if (isKept(observation, shown)) {
    const { local } = context;
    const kept = keepFormer(current, { local, value });
    const { conflict: rule } = context.rule;
    return {
      kind: 'conflict',
      outcome: 'held',
      rule,
      value,
      observation: kept,
      needsPull: isUndated,
    };
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
    ...decideConflict(current, decidingRule(observation, shown, context), shown, context),
    needsPull: isAgeUnknown,
  };
}

/** Whether S-360 shows the value that the last push should have replaced, unchanged since. */
const isKept = (observation: FieldObservation, shown: ShownField): boolean =>
  observation.accepted?.over === shown.value &&
  observation.accepted.value === observation.base &&
  !isChangedAfterPush(shown, observation);

/** Such a hold covers only the value it was about, not a new local value. */
function isHeldFor({ alternating, held, kept }: FieldObservation, local: Canonical): boolean {
  const about = alternating ?? kept;
  return held === true && (about === undefined || about.local === local);
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
  const isShown = local === observation.remote || local === formInS360(observation);
  if (isShown && local !== observation.base) return 'agree';
  if (isHeldFor(observation, local)) return 'nothing';
  if (local === observation.base && !mayHaveTakenBackValue(observation, local)) return 'nothing';
  return 'send';
}
