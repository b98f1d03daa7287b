import type { Lease, Leases, LeaseTerms } from '../kernel/leases';
import { createWorker, type Worker } from '../kernel/worker';
import type { StoredDelivery } from './records';

/**
 * Applies the stored deliveries of one institution and stream in the order of their ids, in one
 * process at a time. After a crash the delivery is still stored and is applied again, which does
 * not change what was already applied.
 */
export type Applier = Pick<Worker, 'start' | 'wake' | 'stop'>;

export interface ApplierPorts {
  job: string;
  leases: Leases;
  next(): Promise<StoredDelivery | null>;
  /** Calls `keepLease` between parts, which throws when another process has taken over. */
  apply(delivery: StoredDelivery, keepLease: () => Promise<void>): Promise<void>;
  log: { error(message: string): void };
}

const APPLY_LEASE: LeaseTerms = { durationMs: 15_000, graceMs: 0 };
const RENEW_EVERY_MS = 3_000;
const POLL_MS = 1_000;
const LONGEST_POLL_MS = 30_000;

/**
 * The caller that wakes the applier is about to answer S-360. The answer goes first, as applying
 * may take a while.
 */
const afterAnswers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

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
        // Without a delivery no lease is needed, so none is written.
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
