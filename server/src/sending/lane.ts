import { LANES } from '../contracts/institutions/call-budget';
import type { Lane } from '../s360';

/** @throws Error for a value that is no lane */
export function laneFrom(value: unknown): Lane {
  const lane = LANES.find((known) => known === value);
  if (!lane) throw new Error(`There is no lane ${String(value)}.`);
  return lane;
}
