import type { Canonical } from '../mapping/canonical';
import type { FieldObservation } from '../../records';
import { PUSH_TIME_RESOLUTION_MS } from './age';
import { agreeOnSent, answered } from './observation';

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
): { observation: FieldObservation; needsPull: boolean } {
  const observation = answered(known ?? { base: null });
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
  return { observation: { ...agreed, ...times }, needsPull: isOrderUnknown };
}
