import type { Canonical } from '../mapping/canonical';
import type { FieldObservation } from '../../records';

/** How the observation of a field changes; what for, the merge decides. */

const RECENT_VALUES = 5;

/** Adds values that were replaced or sent; the newest come first. */
export function remember(
  recent: readonly Canonical[] | undefined,
  ...values: Canonical[]
): Canonical[] {
  return [...new Set([...values, ...(recent ?? [])])].slice(0, RECENT_VALUES);
}

function withoutMarks(observation: FieldObservation): FieldObservation {
  // Few have any, and copying around them is what merging spends most of its time with.
  if (!('refused' in observation || 'held' in observation || 'alternating' in observation)) {
    return observation;
  }
  const { refused: _refused, held: _held, alternating: _alternating, ...rest } = observation;
  return rest;
}

/** The observation as it is when nothing waits for a person's decision. */
export function withoutHold(observation: FieldObservation): FieldObservation {
  const { alternating: _alternating, held: _held, ...rest } = observation;
  return rest;
}

/** Both sides have this value: the baseline moves, nothing is refused or held any more. */
export function agreeOn(observation: FieldObservation, value: Canonical): FieldObservation {
  const { base, remote } = observation;
  const agreed = { ...withoutMarks(observation), base: value, remote: value };
  if (remote === undefined || (base === value && remote === value)) return agreed;
  const replaced = [base, remote].filter((old) => old !== value);
  return { ...agreed, recent: remember(observation.recent, ...replaced) };
}

/**
 * S-360 has what it was sent. Where it never showed what it had before, that was the baseline as far
 * as is known: it may still be shown late.
 */
export function agreeOnSent(observation: FieldObservation, value: Canonical): FieldObservation {
  const { base, recent, remote } = observation;
  const agreed = agreeOn(observation, value);
  if (remote !== undefined || base === value) return agreed;
  return { ...agreed, recent: remember(recent, base) };
}

/** S-360 shows this now, and both sides do not have it in common. */
export function showing(observation: FieldObservation, value: Canonical): FieldObservation {
  const { recent, remote } = observation;
  return {
    ...withoutMarks(observation),
    remote: value,
    ...(remote !== undefined && remote !== value && { recent: remember(recent, remote) }),
  };
}

/**
 * S-360's value was considered and overruled: what the CRM has now is sent over it, even if it is
 * taken back before.
 */
export function overrule(observation: FieldObservation, value: Canonical): FieldObservation {
  return { ...showing(observation, value), base: value };
}

/** Notes that a value was sent and no answer came; `startedAtMs` is S-360's time, as estimated. */
export function sentWithoutAnswer(
  known: FieldObservation | undefined,
  value: Canonical,
  startedAtMs: number,
): FieldObservation {
  const observation: FieldObservation = known ?? { base: null };
  const { base, unanswered } = observation;
  const earlier = unanswered?.values ?? [];
  const sinceMs = unanswered?.sinceMs ?? startedAtMs;
  const earlierMs = unanswered?.sentMs ?? earlier.map(() => sinceMs);
  const values = [...earlier, value].slice(-RECENT_VALUES);
  const sentMs = [...earlierMs, startedAtMs].slice(-RECENT_VALUES);
  return { ...observation, unanswered: { values, base, sinceMs, sentMs } };
}

/** Notes, while something that was sent has no answer, whether what S-360 shows since has a date. */
export function dating(observation: FieldObservation, isDated: boolean): FieldObservation {
  const { unanswered } = observation;
  if (unanswered === undefined || isDated === (unanswered.isUndatedSince === undefined))
    return observation;
  const { isUndatedSince: _since, ...rest } = unanswered;
  return { ...observation, unanswered: isDated ? rest : { ...rest, isUndatedSince: true } };
}

/** S-360's time, as estimated, when the value was sent without an answer first; `null`: it was not. */
export function sentAtMs({ unanswered }: FieldObservation, value: Canonical): number | null {
  const index = unanswered?.values.indexOf(value) ?? -1;
  return index < 0 ? null : (unanswered?.sentMs?.[index] ?? unanswered?.sinceMs ?? -Infinity);
}

/** S-360 may have been given a value that was taken back here since. */
export function mayHaveTakenBackValue(
  { base, unanswered }: FieldObservation,
  local: Canonical,
): boolean {
  return unanswered?.base === base && unanswered.values.some((value) => value !== local);
}

/** S-360 may still show late that it had values which were sent without an answer. */
function rememberSent(observation: FieldObservation, values: Canonical[]): FieldObservation {
  if (values.length === 0) return observation;
  return { ...observation, recent: remember(observation.recent, ...values.toReversed()) };
}

/** It is known what S-360 has: nothing that was sent is without an answer any more. */
export function answered(observation: FieldObservation): FieldObservation {
  const { unanswered, ...rest } = observation;
  return rememberSent(rest, unanswered?.values ?? []);
}

/** S-360 shows what it was sent without an answer; what was sent after it may still come. */
export function answeredBy(observation: FieldObservation, value: Canonical): FieldObservation {
  const { values = [] } = observation.unanswered ?? {};
  const index = values.indexOf(value);
  if (index < 0) return observation;
  const later = values.slice(index + 1);
  if (later.length === 0) return answered(observation);
  const earlier = rememberSent(observation, values.slice(0, index));
  const sentMs = observation.unanswered?.sentMs?.slice(index + 1);
  const left = { ...observation.unanswered, values: later, base: value, ...(sentMs && { sentMs }) };
  return { ...earlier, unanswered: left };
}
