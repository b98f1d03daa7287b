import { describeError } from '../kernel/describe-error';
import { createAlarm } from '../sending/alarm';
import type { Lease, Leases, LeaseTerms } from '../kernel/leases';
import type { StoredDelivery } from './delivery-store';

/**
 * Applies the stored deliveries of one institution and stream, in the order of their ids, in one
 * process at a time. A crash in between leaves the delivery stored: it is applied again, which
 * changes nothing that was applied already.
 */
export interface Applier {
  start(): void;
  wake(): void;
  stop(): Promise<void>;
}

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
  const alarm = createAlarm();
  let isStopping = false;
  let running: Promise<void> | null = null;
  let lease: Lease | null = null;
  let heldAtMs = 0;
  let failuresInARow = 0;

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

  async function applyAll(): Promise<void> {
    while (!isStopping) {
      const delivery = await ports.next();
      // Nothing to apply: no lease is needed, and none is written for.
      if (!delivery || !(await holdLease())) return;
      await ports.apply(delivery, keepLease);
      failuresInARow = 0;
    }
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      try {
        await applyAll();
        await alarm.sleep(POLL_MS);
        await afterAnswers();
      } catch (error) {
        failuresInARow += 1;
        ports.log.error(`${ports.job}: ${describeError(error)}`);
        await alarm.sleep(Math.min(LONGEST_POLL_MS, POLL_MS * 2 ** failuresInARow));
      }
    }
    await ports.leases.release(ports.job);
  }

  return {
    start() {
      running ??= run();
    },
    wake: alarm.ring,
    async stop() {
      isStopping = true;
      alarm.ring();
      await running;
    },
  };
}
