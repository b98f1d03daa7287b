import { SECOND_MS } from '../../kernel/time/durations';
import type { Leases, LeaseTerms } from '../../kernel/leases';

/**
 * Lets one process at a time keep house for all, so that more processes do not cost more. Another
 * one takes over within two minutes after its end.
 */
export interface Keeper {
  /** Whether this process keeps house now. */
  isInCharge(): Promise<boolean>;
  /** Leaves it to another process at once. */
  leave(): Promise<void>;
}

const HOUSEKEEPING = 'housekeeping';
const LEASE: LeaseTerms = { durationMs: 90 * SECOND_MS, graceMs: 0 };
const ASK_EVERY_MS = 25 * SECOND_MS;

export function createKeeper(leases: Pick<Leases, 'hold' | 'release'>, job = HOUSEKEEPING): Keeper {
  let askedAtMs = -Infinity;
  let isMine: Promise<boolean> = Promise.resolve(false);

  async function ask(): Promise<boolean> {
    try {
      return (await leases.hold(job, LEASE)) !== null;
    } catch (error) {
      // The next job asks again.
      askedAtMs = -Infinity;
      throw error;
    }
  }

  return {
    isInCharge() {
      const nowMs = performance.now();
      if (nowMs - askedAtMs >= ASK_EVERY_MS) {
        askedAtMs = nowMs;
        isMine = ask();
      }
      return isMine;
    },
    leave: () => leases.release(job),
  };
}
