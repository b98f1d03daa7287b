import type { Lane } from '../s360';

/** The lanes, the most urgent first. */
export const LANES: readonly Lane[] = ['booking', 'edit', 'retry', 'bulk'];

/** The lane that a row names. */
export function laneFrom(value: unknown): Lane {
  const lane = LANES.find((known) => known === value);
  if (!lane) throw new Error(`There is no lane ${String(value)}.`);
  return lane;
}
