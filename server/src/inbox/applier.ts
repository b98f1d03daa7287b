import type { Lease, Leases, LeaseTerms } from '../kernel/leases';
import { createWorker, type Worker } from '../kernel/worker';
import type { StoredDelivery } from './records';

/**
 * Applies the stored deliveries of one institution and stream in the order of their ids, in one
 * process at a time. After a crash the delivery is still stored and is applied again, which does
 * not change what was already applied.
 */
export type Applier = Omit<Worker, 'done'>;

interface ApplierPorts {
  job: string;
  leases: Leases;
  /** The next deliveries, in the order of their ids. */
  next(): Promise<readonly StoredDelivery[]>;
  /**
   * Applies the first of them, and those that can be applied with it. Calls `keepLease` between
   * parts, which throws when another process has taken over.
   */
  apply(waiting: readonly StoredDelivery[], keepLease: () => Promise<void>): Promise<void>;
  log: { error(message: string): void };
}

const APPLY_LEASE: LeaseTerms = { durationMs: 15_000, graceMs: 0 };
const RENEW_EVERY_MS = 3_000;
const AFTER_FAILURE_MS = 1_000;
const LONGEST_AFTER_FAILURE_MS = 30_000;
/** The applier is woken when deliveries are stored; this is only a safeguard. */
const LONGEST_IDLE_MS = 600_000;
/**
 * Whoever has the lease is notified of deliveries stored here. Asking for the lease at each of them
 * would cost more than storing them.
 */
const ASK_AGAIN_AFTER_MS = 1_000;

/**
 * The caller that wakes the applier is about to answer S-360. The answer goes first, as applying
 * may take a while.
 */
const afterAnswers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createApplier(ports: ApplierPorts): Applier {
  let lease: Lease | null = null;
  let heldAtMs = 0;
  let isElsewhere = false;

  async function holdLease(): Promise<boolean> {
    const now = performance.now();
    if (!lease || now - heldAtMs > RENEW_EVERY_MS) {
      lease = await ports.leases.hold(ports.job, APPLY_LEASE);
      heldAtMs = now;
    }
    isElsewhere = lease === null;
    return lease !== null;
  }

  async function keepLease(): Promise<void> {
    if (!(await holdLease())) throw new Error('The lease was lost to another process.');
  }

  return createWorker(({ idle, isStopping, sleep }) => ({
    name: ports.job,
    async turn() {
      isElsewhere = false;
      while (!isStopping()) {
        const waiting = await ports.next();
        // Without a delivery no lease is needed, so none is written.
        if (waiting.length === 0 || !(await holdLease())) return undefined;
        await ports.apply(waiting, keepLease);
      }
      return undefined;
    },
    async rest(failuresInARow) {
      if (isElsewhere) {
        const endsAtMs = performance.now() + ASK_AGAIN_AFTER_MS;
        // It goes on when it is woken.
        while (!isStopping() && performance.now() < endsAtMs) {
          await sleep(endsAtMs - performance.now());
        }
      } else if (failuresInARow === 0) await idle(LONGEST_IDLE_MS);
      else await sleep(Math.min(LONGEST_AFTER_FAILURE_MS, AFTER_FAILURE_MS * 2 ** failuresInARow));
      await afterAnswers();
    },
    finish: () => ports.leases.release(ports.job),
    log: ports.log,
  }));
}
