import { createAlarm } from './alarm';
import { backoffMs, INSTITUTION_CLOSED } from './backoff';
import { closingReasonOf } from './outcome';
import type { DueWork } from './work-queue';
import type { Lease, Leases, LeaseTerms } from './leases';
import type { WorkResult } from '../contacts/exchange';
import type { S360Error } from '../ticketing/errors';

/**
 * The dispatcher of one institution: one process at a time works off what is due.
 *
 *     asleep ──(woken, or the poll interval is over)──▶ holding the lease ──▶ working
 *        ▲                                                │                     │
 *        └──────(another process has the lease)◀──────────┘                     │
 *        └──────(nothing due, nothing in flight, or no permit before …)◀────────┘
 *
 * Crash: the lease ends by itself; the next holder finds what was being sent under the old fence
 * and sends updates again, puts creates in doubt. An unforeseen error gives the lease back, with
 * the same effect.
 */
export interface Dispatcher {
  start(): void;
  /** Something may be due: look at once. Losing a wake-up costs at most the poll interval. */
  wake(): void;
  /** Takes no more work, waits for calls in flight, gives the lease back. */
  stop(): Promise<void>;
}

export interface DispatcherPorts {
  job: string;
  leases: Leases;
  due(limit: number): Promise<DueWork[]>;
  perform(work: DueWork, fence: () => Promise<number | null>): Promise<WorkResult>;
  /** Deals with what an earlier holder was sending. */
  recover(fence: number): Promise<void>;
  /** Nothing is called for so long. */
  close(forMs: number): Promise<void>;
  log: { warn(message: string): void; error(message: string): void };
}

/** One call may take 20 s; it is only begun with that much of the lease left. */
const CALL_MS = 20_000;
export const DISPATCH_LEASE: LeaseTerms = { durationMs: 30_000, graceMs: CALL_MS };
const RENEW_EVERY_MS = 5_000;
const POLL_MS = 1_000;
const POLL_WITHOUT_LEASE_MS = 5_000;
/** Saves of one form and its follow-ups become one call. */
const SETTLE_MS = 100;
const CALLS_IN_FLIGHT = 4;

/** Makes the dispatcher of one institution. */
export function createDispatcher(ports: DispatcherPorts): Dispatcher {
  const alarm = createAlarm();
  let isStopping = false;
  let running: Promise<void> | null = null;
  let lease: Lease | null = null;
  let renewedAtMs = 0;
  let resumeAtMs = 0;
  let failuresInARow = 0;
  const inFlight = new Map<string, Promise<void>>();

  async function holdLease(): Promise<Lease | null> {
    const now = performance.now();
    if (lease && now - renewedAtMs < RENEW_EVERY_MS) return lease;
    const previousFence = lease?.fence ?? null;
    lease = await ports.leases.hold(ports.job, DISPATCH_LEASE);
    renewedAtMs = now;
    if (lease && lease.fence !== previousFence) await ports.recover(lease.fence);
    return lease;
  }

  async function fenceForCall(): Promise<number | null> {
    const held = await holdLease();
    return held && held.heldUntilMs - performance.now() > CALL_MS ? held.fence : null;
  }

  async function giveLeaseBack(): Promise<void> {
    lease = null;
    await ports.leases.release(ports.job);
  }

  async function closeBecauseOf(error: S360Error): Promise<void> {
    const reason = closingReasonOf(error);
    if (reason === null) return;
    failuresInARow += 1;
    const forMs =
      reason.kind === 'limit' ? reason.forMs : backoffMs(failuresInARow - 1, INSTITUTION_CLOSED);
    await ports.close(forMs);
    ports.log.warn(
      `${ports.job}: ${error.message} Nothing is sent for ${Math.round(forMs / 1000)} s.`,
    );
  }

  async function settle(result: WorkResult): Promise<void> {
    switch (result.kind) {
      case 'done':
        failuresInARow = 0;
        return;
      case 'noPermit':
        resumeAtMs = Math.max(resumeAtMs, performance.now() + result.waitMs);
        return;
      case 'callFailed':
        await closeBecauseOf(result.error);
    }
  }

  function begin(work: DueWork): void {
    const task = ports
      .perform(work, fenceForCall)
      .then(settle)
      .catch(async (error: unknown) => {
        ports.log.error(`${ports.job}: ${work.kind} failed unexpectedly: ${messageOf(error)}`);
        resumeAtMs = performance.now() + POLL_MS;
        await giveLeaseBack();
      })
      .catch((error: unknown) => ports.log.error(`${ports.job}: ${messageOf(error)}`))
      .finally(() => inFlight.delete(work.key));
    inFlight.set(work.key, task);
  }

  /** Begins what is due and free; answers whether anything was begun. */
  async function beginDue(): Promise<boolean> {
    if (performance.now() < resumeAtMs) return false;
    const due = await ports.due(CALLS_IN_FLIGHT + inFlight.size);
    let begun = false;
    for (const work of due) {
      if (inFlight.size >= CALLS_IN_FLIGHT || inFlight.has(work.key)) continue;
      begin(work);
      begun = true;
    }
    return begun;
  }

  async function workOff(): Promise<void> {
    while (!isStopping && (await holdLease())) {
      const begun = await beginDue();
      if (inFlight.size > 0) await Promise.race([...inFlight.values(), alarm.sleep(POLL_MS)]);
      else if (!begun) return;
    }
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      try {
        await workOff();
      } catch (error) {
        ports.log.error(`${ports.job}: ${messageOf(error)}`);
      }
      const untilResume = resumeAtMs - performance.now();
      if (!lease) await alarm.sleep(POLL_WITHOUT_LEASE_MS);
      else if (untilResume > 0) await alarm.sleep(Math.min(untilResume, POLL_WITHOUT_LEASE_MS));
      else await alarm.sleep(POLL_MS);
      if (!isStopping) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    }
    await Promise.all(inFlight.values());
    await giveLeaseBack();
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
