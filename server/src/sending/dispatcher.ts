import { createWorker, type Worker, type WorkerState } from '../kernel/worker';
import { describeError } from '../kernel/describe-error';
import { afterFailure, afterProbe, callsAllowed, CLOSED_CIRCUIT } from './circuit';
import { type ClosingReason, closingReasonOf } from './outcome';
import { createPauses, untilMs } from './pauses';
import type { Closing } from './permits';
import type { DueWork, WorkResult } from './work';
import type { Lease, Leases, LeaseTerms } from '../kernel/leases';
import type { S360Error } from '../s360';

/**
 * The dispatcher of one institution. Only one process at a time works through what is due.
 *
 *     idle ──(woken, or work was seen)──▶ holding the lease ──▶ working
 *      ▲                                        │                  │
 *      ├────(another process has the lease)◀────┘                  │
 *      ├────(nothing due and nothing in flight: releases the lease)◀┤
 *      │                                                            │
 *     resting a while ◀──(no permit before …, or seen work was none)┘
 *
 * After a crash the lease expires, which wakes the other processes. The next holder finds the calls
 * on record under the old fence; it repeats updates and puts creates in doubt. An unexpected error
 * releases the lease, with the same effect.
 */
export type Dispatcher = Omit<Worker, 'done'>;

interface DispatcherPorts {
  job: string;
  leases: Leases;
  due(limit: number): Promise<DueWork[]>;
  /** The highest fence on record at this institution. */
  highestFence(): Promise<number>;
  /**
   * Handles the calls of earlier holders of the lease, which have a lower fence. `foreign`: a call
   * is on record under this fence or a higher one, but is not among `underWay`. Only a higher fence
   * can end such a call.
   */
  recover(fence: number, underWay: readonly DueWork[]): Promise<'recovered' | 'foreign'>;
  /** Stores what the next holder of the lease has to know. */
  handOver(): Promise<void>;
  /** Blocks all calls for this long; returns how many requests of persons there have been. */
  close(forMs: number, why: Closing): Promise<number>;
  /** How many requests of persons to try now there have been, in whichever process. */
  requests(): Promise<number>;
  /** A person wants to try now: what waits outside of the dispatcher need not wait any longer. */
  forgetWaits(): void;
  /** Tests whether a connection to S-360 can be made, without making a call. */
  isReachable(): Promise<boolean>;
  log: { warn(message: string): void; error(message: string): void };
}

/** A call may take 20 s, and only begins while the lease lasts at least that long. */
const CALL_MS = 20_000;
export const DISPATCH_LEASE: LeaseTerms = { durationMs: 30_000, graceMs: CALL_MS };
const RENEW_EVERY_MS = 5_000;
const POLL_MS = 1_000;
const LONGEST_REST_MS = 5_000;
/** Without work the dispatcher is woken; this is only a safeguard. */
const LONGEST_IDLE_MS = 600_000;
/** Merges the saves of one form and its follow-ups into one call. */
const SETTLE_MS = 100;
const CALLS_IN_FLIGHT = 4;
/** Bookings have slots of their own, so that they never wait for pushes in flight. */
const BOOKINGS_IN_FLIGHT = 4;
const REPORTED_FOR_MS = 60_000;

const isForBooking = ({ lane }: DueWork): boolean => lane === 'booking';

export function createDispatcher(ports: DispatcherPorts): Dispatcher {
  let lease: Lease | null = null;
  let renewedAtMs = 0;
  const pauses = createPauses();
  /** The requests of persons that need no attention any more; `null` before they were counted. */
  let heeded: number | null = null;
  let circuit = CLOSED_CIRCUIT;
  /**
   * Once the calls in flight have ended, the lease is released and taken again under a new fence.
   */
  let mustStartAfresh = false;
  const inFlight = new Map<string, { work: DueWork; ended: Promise<void> }>();
  const bookingsInFlight = new Set<string>();
  let hasBegun = false;
  /** The turn began because work was seen, by somebody who knows less about it. */
  let hasSeen = false;

  async function holdLease(): Promise<Lease | null> {
    const now = performance.now();
    if (lease && now - renewedAtMs < RENEW_EVERY_MS) return lease;
    lease = await ports.leases.hold(ports.job, DISPATCH_LEASE, ports.highestFence);
    renewedAtMs = now;
    // Renewals recover too: a process that had stalled may have recorded a call late.
    if (lease) await recover(lease.fence);
    return lease;
  }

  async function recover(fence: number): Promise<void> {
    const underWay = [...inFlight.values()].map(({ work }) => work);
    if ((await ports.recover(fence, underWay)) === 'recovered') return;
    ports.log.warn(`${ports.job}: calls of another database are on record, as after an import.`);
    mustStartAfresh = true;
  }

  async function fenceForCall(): Promise<number | null> {
    const held = await holdLease();
    return held && held.heldUntilMs - performance.now() > CALL_MS ? held.fence : null;
  }

  async function giveLeaseBack(): Promise<void> {
    lease = null;
    await ports.handOver();
    await ports.leases.release(ports.job);
  }

  /**
   * Blocks calls for a while and reports that to operators.
   * @returns how long, in ms
   */
  async function closeAfter(reason: ClosingReason): Promise<number> {
    const { circuit: careful, waitMs } = afterFailure(circuit, reason);
    circuit = careful;
    // A limit applies to all processes and survives restarts. Other reasons are reported only
    // briefly.
    if (reason.kind === 'limit') {
      pauses.limit(waitMs);
      await ports.close(waitMs, 'limit');
    } else {
      pauses.pause(waitMs);
      heeded = await ports.close(Math.min(waitMs, REPORTED_FOR_MS), 'backoff');
    }
    return waitMs;
  }

  async function closeBecauseOf(error: S360Error): Promise<void> {
    const reason = closingReasonOf(error);
    if (reason === null) return;
    const seconds = Math.round((await closeAfter(reason)) / 1000);
    ports.log.warn(`${ports.job}: ${error.message} Nothing is sent for ${seconds} s.`);
  }

  async function noteResult(work: DueWork, result: WorkResult): Promise<void> {
    switch (result.kind) {
      case 'nothing':
        return;
      case 'done':
        circuit = CLOSED_CIRCUIT;
        return;
      case 'noPermit':
      case 'waits':
        pauses.note(work, result);
        return;
      case 'callFailed':
        await closeBecauseOf(result.error);
    }
  }

  /** After a fault of ours, calls in flight here count as interrupted under a new fence. */
  function giveUp(work: DueWork, error: unknown): void {
    ports.log.error(`${ports.job}: ${work.kind} failed unexpectedly: ${describeError(error)}`);
    const after = afterFailure(circuit, { kind: 'failing' });
    circuit = after.circuit;
    pauses.pause(after.waitMs);
    mustStartAfresh = true;
  }

  function begin(work: DueWork): void {
    hasBegun = true;
    const ended = work
      .perform(fenceForCall)
      .then((result) => noteResult(work, result))
      .catch((error: unknown) => giveUp(work, error))
      .catch((error: unknown) => ports.log.error(`${ports.job}: ${describeError(error)}`))
      .finally(() => {
        inFlight.delete(work.key);
        bookingsInFlight.delete(work.key);
      });
    inFlight.set(work.key, { work, ended });
    if (isForBooking(work)) bookingsInFlight.add(work.key);
  }

  /** Tests the connection after S-360 was unreachable, before spending calls on it. */
  async function isReachable(): Promise<boolean> {
    if (!circuit.mustProbe) return true;
    if (await ports.isReachable()) {
      circuit = afterProbe(circuit);
      return true;
    }
    await closeAfter({ kind: 'unreachable' });
    return false;
  }

  /**
   * Ends the pauses that are no limits when a person has requested so since they began. If the next
   * call fails too, the pause after it is as long as it would have been.
   */
  async function heedRequests(): Promise<void> {
    if (heeded !== null && !pauses.isAny()) return;
    const before = heeded;
    heeded = await ports.requests();
    if (before === null || heeded <= before) return;
    pauses.endUnlessLimits();
    ports.forgetWaits();
  }

  /** How long until a refused permit may be available, or other work may be due. */
  const restMs = (): number => Math.min(POLL_MS, untilMs(pauses.nextEndMs()));

  /** Whether another call may begin. While S-360 has trouble, only one may be in flight. */
  function hasRoom(work: DueWork): boolean {
    if (callsAllowed(circuit, CALLS_IN_FLIGHT) === 1) return inFlight.size === 0;
    return isForBooking(work)
      ? bookingsInFlight.size < BOOKINGS_IN_FLIGHT
      : inFlight.size - bookingsInFlight.size < CALLS_IN_FLIGHT;
  }

  /**
   * Begins all due work that has a slot and a permit.
   * @returns whether any work began
   */
  async function beginDue(): Promise<boolean> {
    pauses.forgetOld();
    await heedRequests();
    if (pauses.pausedForMs() > 0) return false;
    const underWay = new Set(inFlight.keys());
    // What waits on its own comes first among what is due, and must not hide the rest.
    const passedOver = inFlight.size + pauses.count();
    const due = await ports.due(CALLS_IN_FLIGHT + BOOKINGS_IN_FLIGHT + passedOver);
    if (due.length === 0 || !(await isReachable())) return false;
    let begun = false;
    let endedMeanwhile = false;
    for (const work of due) {
      if (inFlight.has(work.key)) continue;
      if (underWay.has(work.key)) endedMeanwhile = true;
      else if (!pauses.isWaiting(work)) {
        if (!hasRoom(work)) continue;
        begin(work);
        begun = true;
      }
    }
    // Work that ended during the query may no longer be due, so only another query can tell.
    return endedMeanwhile ? (await beginDue()) || begun : begun;
  }

  const calls = (): Promise<void>[] => [...inFlight.values()].map(({ ended }) => ended);

  async function workOff({ isStopping, sleep }: WorkerState): Promise<void> {
    while (!isStopping() && !mustStartAfresh && (await holdLease())) {
      const begun = await beginDue();
      if (inFlight.size > 0) await Promise.race([...calls(), sleep(restMs())]);
      else if (!begun) return;
    }
  }

  async function startAfresh(): Promise<void> {
    await Promise.all(calls());
    await giveLeaseBack();
    mustStartAfresh = false;
  }

  /** Releases the lease after a while, so that any process may work on what comes next. */
  async function idle(state: WorkerState): Promise<void> {
    let end = lease ? await state.idle(untilMs(renewedAtMs + RENEW_EVERY_MS)) : 'over';
    if (end === 'over') {
      if (lease) await giveLeaseBack();
      end = await state.idle(LONGEST_IDLE_MS);
    }
    hasSeen = end === 'seen';
  }

  /** Work that waited for a permit continues at once; a save that woke us may have follow-ups. */
  async function rest(state: WorkerState): Promise<void> {
    const permitAtMs = pauses.nextEndMs();
    const isInVain = hasSeen && !hasBegun;
    hasSeen = false;
    hasBegun = false;
    const pausedForMs = pauses.pausedForMs();
    if (pausedForMs > 0) await state.sleep(Math.min(pausedForMs, LONGEST_REST_MS));
    else if (permitAtMs < Infinity) await state.sleep(restMs());
    else if (isInVain) await state.sleep(LONGEST_REST_MS);
    else await idle(state);
    if (state.isStopping() || performance.now() >= permitAtMs) return;
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  }

  return createWorker((state) => ({
    name: ports.job,
    async turn() {
      await workOff(state);
      if (mustStartAfresh) await startAfresh();
      return undefined;
    },
    rest: () => rest(state),
    async finish() {
      await Promise.all(calls());
      await giveLeaseBack();
    },
    log: ports.log,
  }));
}
