import type { Lease, Leases, LeaseTerms } from '../kernel/leases';
import { createWorker, type Worker } from '../kernel/worker';
import type { StoredDelivery } from './records';

/**
 * Applies the stored deliveries of one institution and stream, in the order of their ids, in one
 * process at a time. A crash in between leaves the delivery stored: it is applied again, which
 * changes nothing that was applied already.
 */
export type Applier = Pick<Worker, 'start' | 'wake' | 'stop'>;

export interface ApplierPorts {
  job: string;
  leases: Leases;
  next(): Promise<StoredDelivery | null>;
  /** `keepLease` is asked between parts: it throws when another process has taken over. */
  apply(delivery: StoredDelivery, keepLease: () => Promise<void>): Promise<void>;
  log: { error(message: string): void };
}

const APPLY_LEASE: LeaseTerms = { durationMs: 15_000, graceMs: 0 };
const RENEW_EVERY_MS = 3_000;
const POLL_MS = 1_000;
const LONGEST_POLL_MS = 30_000;

/** Whoever wakes the applier is about to answer S-360: that goes first, applying may take a while. */
const afterAnswers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Makes the applier of one institution and stream. */
export function createApplier(ports: ApplierPorts): Applier {
  let lease: Lease | null = null;
  let heldAtMs = 0;

  async function holdLease(): Promise<boolean> {
    const now = performance.now();
    if (!lease || now - heldAtMs > RENEW_EVERY_MS) {
      lease = await ports.leases.hold(ports.job, APPLY_LEASE);
      heldAtMs = now;
    }
    return lease !== null;
  }

  async function keepLease(): Promise<void> {
    if (!(await holdLease())) throw new Error('The lease was lost to another process.');
  }

  return createWorker(({ isStopping, sleep }) => ({
    name: ports.job,
    async turn() {
      while (!isStopping()) {
        const delivery = await ports.next();
        // Nothing to apply: no lease is needed, and none is written for.
        if (!delivery || !(await holdLease())) return undefined;
        await ports.apply(delivery, keepLease);
      }
      return undefined;
    },
    async rest(failuresInARow) {
      await sleep(Math.min(LONGEST_POLL_MS, POLL_MS * 2 ** failuresInARow));
      await afterAnswers();
    },
    finish: () => ports.leases.release(ports.job),
    log: ports.log,
  }));
}
