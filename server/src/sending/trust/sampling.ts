import type { Proof, SaveMethod } from '../../contracts/institutions/sending-trust';
import { isProven, type TrustRecord } from './trust-record';

/**
 * How a save is made. `unproven`: on its own, and the next one waits for its read-back. `sampled`:
 * as usual, and read back afterwards. `trusted`: as usual.
 */
export type Care = 'unproven' | 'sampled' | 'trusted';

/** One proven save in this many is read back: a change in S-360 shows within days, for 2% more calls. */
const READ_BACK_ONE_IN = 50;

/** How the next save is made; `random` is between 0 and 1. Pure. */
export function careFor(
  record: TrustRecord,
  { does, method }: { method: SaveMethod; does: readonly Proof[] },
  random: number,
): Care {
  if (!isProven(record, method, does)) return 'unproven';
  return random * READ_BACK_ONE_IN < 1 ? 'sampled' : 'trusted';
}
