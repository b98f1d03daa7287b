import type { Canonical } from '../mapping/canonical';
import type { FieldObservation } from '../../records';
import { answered, dating, sentAtMs } from './observation';

/** What S-360 showed of one field, and how to evaluate it. */
export interface ShownField {
  value: Canonical;
  /** S-360's time of the contact's last change; `null` for an undated payload. */
  modifiedAtMs: number | null;
  /** The answer of a pull: read after every push of this contact, so never late against a push. */
  readNow: boolean;
}

/**
 * The `Date` header counts whole seconds: a push happened somewhere within this one. Some dates of
 * changes count no finer.
 */
export const PUSH_TIME_RESOLUTION_MS = 1000;

const wholeSecond = (ms: number): number =>
  Math.floor(ms / PUSH_TIME_RESOLUTION_MS) * PUSH_TIME_RESOLUTION_MS;

/** Whether it is newer than what is known; `lateAndPull`: that cannot be told. */
export type Lateness = 'current' | 'late' | 'lateAndPull';

/**
 * A payload that is not newer than both the last push and the last payload never changes a field.
 * Where the order cannot be told (a change at S-360 while a push was under way, two changes within
 * one tick) it changes nothing either, and a pull tells what S-360 has.
 */
export function lateness(shown: ShownField, observation: FieldObservation): Lateness {
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
export function askedAbout(observation: FieldObservation, shown: ShownField): FieldObservation {
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

/** Notes of when S-360 showed something, and, of an answer that was read now, that it is one. */
export function seen(observation: FieldObservation, shown: ShownField): FieldObservation {
  const setAtMs = newer(observation.setAtMs, shown.modifiedAtMs);
  const isKnown = setAtMs === undefined || setAtMs === observation.setAtMs;
  const noted = isKnown ? observation : { ...observation, setAtMs };
  return shown.readNow ? answered(noted) : dating(noted, shown.modifiedAtMs !== null);
}

/**
 * Whether it shows what was sent without an answer. A payload from before the call does not: a
 * person had the same idea there, and the call may still change something.
 */
export function isUnansweredValue(
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
export function isFromBeforeUndated(
  { base, setAtMs, unanswered }: FieldObservation,
  { modifiedAtMs, readNow }: ShownField,
  local: Canonical,
): boolean {
  const isUnchanged = readNow && modifiedAtMs !== null && modifiedAtMs === setAtMs;
  return isUnchanged && local === base && unanswered?.isUndatedSince === true;
}

/** A value without a date, or the first date after such a value: which is newer is not known. */
export function isUndatedNews(
  { pushedAtMs, remote, setAtMs }: FieldObservation,
  { modifiedAtMs, readNow }: ShownField,
): boolean {
  if (readNow || remote === undefined) return false;
  return modifiedAtMs === null || (setAtMs === undefined && pushedAtMs === undefined);
}
