import type { Canonical } from '../mapping/canonical';
import type { FieldObservation } from './field-observation';
import { PUSH_TIME_RESOLUTION_MS } from './age';
import { agreeOnSent, clearUnanswered, NEVER_SEEN } from './observation';

/**
 * When a push was sent and answered, by S-360's clock, ms. The start is never later than the real
 * one; the answer has whole seconds.
 */
export interface PushTimes {
  startedAtMs: number;
  answeredAtMs: number;
}

/**
 * Notes that S-360 accepted a value. If a payload newer than the answer has set the field
 * meanwhile, its value stays; else both sides now have the sent value. A payload dated during the
 * push may be newer or older than it, so a pull decides.
 */
export function acknowledgeField(
  known: FieldObservation | undefined,
  value: Canonical,
  { answeredAtMs, startedAtMs }: PushTimes,
): { observation: FieldObservation; needsPull: boolean } {
  const observation = clearUnanswered(known ?? NEVER_SEEN);
  const times = {
    pushStartedAtMs: startedAtMs,
    pushedAtMs: Math.max(answeredAtMs, observation.pushedAtMs ?? answeredAtMs),
  };
  const setAtMs = observation.setAtMs ?? -Infinity;
  if (setAtMs >= answeredAtMs + PUSH_TIME_RESOLUTION_MS) {
    return { observation: { ...observation, ...times }, needsPull: false };
  }
  const isOrderUnknown = setAtMs >= startedAtMs && observation.remote !== value;
  const agreed = agreeOnSent(observation, value);
  const { base, remote: over = base } = observation;
  // S-360 may keep it in a form of its own, or keep its former value, even if somebody entered the
  // same value there before the call.
  const accepted = { value, over };
  return { observation: { ...agreed, ...times, accepted }, needsPull: isOrderUnknown };
}
