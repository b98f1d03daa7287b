import type { Canonical } from '../mapping/canonical';
import type { FieldObservation } from './field-observation';
import { noteDating, noteRead, sentAtMs } from './observation';

/** The value of one field in a payload, with what is needed to evaluate its age. */
export interface ShownField {
  value: Canonical;
  /** S-360's time of the contact's last change, ms; `null` for an undated payload. */
  modifiedAtMs: number | null;
  /**
   * The answer of a pull. It is read after every push of the contact, so no push can make it stale.
   */
  readNow: boolean;
  /** The payload came before, and newer ones may have been applied since. */
  isReplay?: boolean;
}

/**
 * The `Date` header has whole seconds: a push happened some time within that second. Some
 * modification dates are no finer.
 */
export const PUSH_TIME_RESOLUTION_MS = 1000;

/** Whether S-360 may have shown a field after the last push of it, as far as dates tell. */
export function mayBeAfterPush(
  { modifiedAtMs, readNow }: ShownField,
  { pushStartedAtMs = -Infinity }: FieldObservation,
): boolean {
  return readNow || modifiedAtMs === null || mayBeSince(pushStartedAtMs, modifiedAtMs);
}

/** A date without milliseconds may be any time within its second. */
const mayBeSince = (startedAtMs: number, dateMs: number): boolean =>
  dateMs >= (dateMs === wholeSecond(dateMs) ? wholeSecond(startedAtMs) : startedAtMs);

/** Whether S-360 changed the contact after the last push of the field. */
export const isChangedAfterPush = (
  { modifiedAtMs }: ShownField,
  { pushedAtMs = Infinity }: FieldObservation,
): boolean => modifiedAtMs !== null && modifiedAtMs >= pushedAtMs + PUSH_TIME_RESOLUTION_MS;

const wholeSecond = (ms: number): number =>
  Math.floor(ms / PUSH_TIME_RESOLUTION_MS) * PUSH_TIME_RESOLUTION_MS;

/** Whether a payload is newer than known data; `lateAndPull` if that cannot be known. */
type Lateness = 'current' | 'late' | 'lateAndPull';

/**
 * A payload that is not newer than both the last push and the last payload never changes a field.
 * If the order is unknown (a change at S-360 during a push, two changes within one tick), the
 * payload changes nothing either, and a pull reads the current value.
 */
export function lateness(shown: ShownField, observation: FieldObservation): Lateness {
  const { isReplay = false, modifiedAtMs, readNow, value } = shown;
  const { setAtMs = -Infinity, pushStartedAtMs = Infinity, pushedAtMs = -Infinity } = observation;
  if (readNow) return modifiedAtMs !== null && modifiedAtMs < setAtMs ? 'late' : 'current';
  if (modifiedAtMs === null) {
    const mayBeOld = isReplay && observation.remote !== undefined;
    return mayBeOld || isKnownFromBefore(value, observation) ? 'lateAndPull' : 'current';
  }
  if (modifiedAtMs < setAtMs) return 'late';
  if (modifiedAtMs === setAtMs) return wasAskedAbout(observation, shown) ? 'late' : 'lateAndPull';
  if (modifiedAtMs >= pushedAtMs + PUSH_TIME_RESOLUTION_MS) return 'current';
  return modifiedAtMs < wholeSecond(pushStartedAtMs) ? 'late' : 'lateAndPull';
}

/**
 * Whether S-360 had this undated value before its latest known one. Either the payload is late or
 * S-360 has returned to the value; only a pull can decide.
 */
function isKnownFromBefore(value: Canonical, { base, recent, remote }: FieldObservation): boolean {
  return recent?.includes(value) === true || (remote !== undefined && value === base);
}

/** Notes that this payload causes a pull, so that a repetition of it does not cause another one. */
export function notePull(observation: FieldObservation, shown: ShownField): FieldObservation {
  const { modifiedAtMs, value } = shown;
  if (modifiedAtMs === null || wasAskedAbout(observation, shown)) return observation;
  const { asked } = observation;
  const earlier = asked?.atMs === modifiedAtMs ? asked.values : [];
  return { ...observation, asked: { atMs: modifiedAtMs, values: [...earlier, value] } };
}

function wasAskedAbout({ asked }: FieldObservation, { modifiedAtMs, value }: ShownField): boolean {
  return asked?.atMs === modifiedAtMs && asked.values.includes(value);
}

/** Notes the date of a payload, and that a pull answers whatever lacked an answer. */
export function noteReceived(observation: FieldObservation, shown: ShownField): FieldObservation {
  const { modifiedAtMs, readNow } = shown;
  const isLater = modifiedAtMs !== null && modifiedAtMs > (observation.setAtMs ?? -Infinity);
  const noted = isLater ? Object.assign({}, observation, { setAtMs: modifiedAtMs }) : observation;
  return readNow ? noteRead(noted) : noteDating(noted, modifiedAtMs !== null);
}

/**
 * Whether the payload returns a value sent without an answer. A payload dated before the call does
 * not: somebody entered the same value in S-360, and the call may still change something.
 */
export function isUnansweredValue(
  observation: FieldObservation,
  { modifiedAtMs, value }: ShownField,
): boolean {
  const sentMs = sentAtMs(observation, value);
  return sentMs !== null && (modifiedAtMs === null || modifiedAtMs >= wholeSecond(sentMs));
}

/**
 * Whether a pull shows that S-360 has not changed since before the contact took an undated value.
 * That value was late then and must not be sent over S-360's.
 */
export function isFromBeforeUndated(
  { base, setAtMs, unanswered }: FieldObservation,
  { modifiedAtMs, readNow }: ShownField,
  local: Canonical,
): boolean {
  const isUnchanged = readNow && modifiedAtMs === setAtMs;
  return isUnchanged && local === base && unanswered?.isUndatedSince === true;
}

/**
 * Whether the order is unknown because the payload has no date, or is the first with a date after
 * such a payload.
 */
export function isUndatedNews(
  { pushedAtMs, remote, setAtMs }: FieldObservation,
  { modifiedAtMs, readNow }: ShownField,
): boolean {
  if (readNow || remote === undefined) return false;
  return modifiedAtMs === null || (setAtMs === undefined && pushedAtMs === undefined);
}
