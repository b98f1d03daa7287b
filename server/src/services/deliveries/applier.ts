import { createAlarm } from '../dispatch/alarm';
import type { Lease, Leases, LeaseTerms } from '../dispatch/leases';
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
  apply(delivery: StoredDelivery): Promise<void>;
  log: { error(message: string): void };
}

const APPLY_LEASE: LeaseTerms = { durationMs: 15_000, graceMs: 0 };
const RENEW_EVERY_MS = 3_000;
const POLL_MS = 1_000;
const LONGEST_POLL_MS = 30_000;

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

  async function applyAll(): Promise<void> {
    while (!isStopping) {
      const delivery = await ports.next();
      // Nothing to apply: no lease is needed, and none is written for.
      if (!delivery || !(await holdLease())) return;
      try {
        await ports.apply(delivery);
        failuresInARow = 0;
      } catch (error) {
        throw new Error(`delivery ${delivery.id} could not be applied: ${messageOf(error)}`, {
          cause: error,
        });
      }
    }
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      try {
        await applyAll();
        await alarm.sleep(POLL_MS);
      } catch (error) {
        failuresInARow += 1;
        ports.log.error(`${ports.job}: ${messageOf(error)}`);
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
