import { departuresIn, type Members } from '../../../../server/src/s360/interface';
import type { JsonObject } from '../../../simulator/json';
import { call, simulator } from '../client';

/**
 * One thing that S-360's documents say where plugin and simulator once did otherwise, by the number
 * of that difference: what is seen now, and what is expected.
 */
export type DifferenceCase = readonly [
  difference: string,
  what: string,
  seen: () => unknown,
  expected: unknown,
];

export const NOW = new Date('2026-06-01T12:00:00Z');

/** The code by which the simulator refuses a call. */
export const refusal = async (path: string, body: JsonObject): Promise<unknown> =>
  (await call(await simulator(), path, body)).json.statusDetail;

/** How a value departs from its description. */
export const flawsOf = (value: JsonObject, members: Members): unknown =>
  departuresIn(value, members).map(({ flaw }) => flaw);
