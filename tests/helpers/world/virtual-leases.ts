import {
  decideLease,
  type Lease,
  type LeaseRow,
  type Leases,
} from '../../../server/src/kernel/leases';
import type { VirtualClock } from './virtual-clock';

/** Leases shared by all processes, on a virtual clock, with the real decisions. */
export function virtualLeases(clock: VirtualClock) {
  const rows = new Map<string, LeaseRow>();

  /** The leases as one process sees them. */
  return (holder: string): Leases => ({
    async hold(job, terms): Promise<Lease | null> {
      const known = rows.get(job) ?? { holder: null, fence: 0, expiresAtMs: 0 };
      const next = decideLease(known, holder, clock.ms(), terms);
      if (!next) return null;
      rows.set(job, next);
      return { job, fence: next.fence, heldUntilMs: clock.ms() + terms.durationMs };
    },
    async release(job) {
      const known = rows.get(job);
      if (known?.holder === holder) rows.set(job, { ...known, holder: null, expiresAtMs: 0 });
    },
  });
}
