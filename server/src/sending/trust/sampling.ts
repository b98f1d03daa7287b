import type { Proof, SaveMethod } from '../../contracts/institutions/sending-trust';
import { isProven, type TrustRecord } from './trust-record';

/**
 * How a save is made. `unproven`: on its own, and the next one waits for its read-back. `sampled`:
 * as usual, and read back afterwards. `trusted`: as usual.
 */
export type Care = 'unproven' | 'sampled' | 'trusted';

/**
 * How the next save is made. One in `oneIn` proven saves is read back (`null`: none); `random` is
 * between 0 and 1. Pure.
 */
export function careFor(
  record: TrustRecord,
  { does, method }: { method: SaveMethod; does: readonly Proof[] },
  { oneIn, random }: { oneIn: number | null; random: number },
): Care {
  if (!isProven(record, method, does)) return 'unproven';
  return oneIn !== null && random * oneIn < 1 ? 'sampled' : 'trusted';
}
