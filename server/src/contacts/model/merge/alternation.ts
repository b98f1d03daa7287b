import type { Canonical } from '../mapping/canonical';
import type { FieldObservation, Observations } from './field-observation';
import type { ShownField } from './age';
import { mergeField, takesRemote, type FieldContext, type FieldMerge } from './merge';
import { keepBase } from './observation';

/**
 * How often S-360 may put back a value that a push replaced; the last time puts the field on hold.
 */
const MAX_ALTERNATIONS = 3;

/**
 * Whether the next alternation of a field puts it on hold; only then the time of the last edit
 * matters.
 */
export function mayBeAlternating(observations: Observations): boolean {
  return Object.values(observations).some(
    ({ alternations = 0 }) => alternations >= MAX_ALTERNATIONS - 1,
  );
}

interface SharedFieldContext extends FieldContext {
  /**
   * When a person last changed the field in the CRM, ms; another institution's change is no edit.
   */
  editedAtMs: number | null;
}

function isAlternation(known: FieldObservation, value: Canonical): boolean {
  const { pushStartedAtMs, recent, takenAfterPushMs } = known;
  const wasPushedSince = pushStartedAtMs !== takenAfterPushMs;
  return wasPushedSince && recent?.includes(value) === true;
}

/**
 * Evaluates a field that several institutions may share. One institution may rewrite what it is
 * sent, and another may rewrite that back, so that two values circle forever at a call each time.
 * Each link sees the same pattern: S-360 returns a value that the field had before, instead of one
 * that we pushed since. The third time without a person's edit in between puts the field on hold.
 * An S-360 operator who goes back and forth does so without a push of ours in between.
 */
export function mergeSharedField(
  known: FieldObservation | undefined,
  shown: ShownField,
  context: SharedFieldContext,
  nowMs: number,
): FieldMerge {
  const merge = mergeField(known, shown, context);
  if (known?.pushStartedAtMs === undefined || !takesRemote(merge)) return merge;
  const taken = { ...merge.observation, takenAfterPushMs: known.pushStartedAtMs };
  if (!isAlternation(known, merge.value)) return { ...merge, observation: taken };

  const { alternations: before = 0, alternatingSinceMs = nowMs } = known;
  const wasEdited = (context.editedAtMs ?? -Infinity) > alternatingSinceMs;
  const alternations = wasEdited ? 1 : before + 1;
  const since = wasEdited ? nowMs : alternatingSinceMs;
  const counted = { ...taken, alternations, alternatingSinceMs: since };
  if (alternations < MAX_ALTERNATIONS) return { ...merge, observation: counted };
  return {
    kind: 'conflict',
    outcome: 'held',
    rule: context.rule.conflict,
    value: merge.value,
    needsPull: merge.needsPull,
    observation: {
      ...keepBase(counted, known),
      held: true,
      alternating: { local: context.local },
    },
  };
}
