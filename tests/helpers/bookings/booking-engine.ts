import { setTimeout as wait } from 'node:timers/promises';
import { interruptCall } from '../../../server/src/bookings/machine/answers';
import { applyReceivedOrder } from '../../../server/src/bookings/machine/received-order';
import { isDue, nextStep } from '../../../server/src/bookings/machine/steps';
import type { BookingRecord } from '../../../server/src/bookings/records';
import { readOrder, type ShownOrder } from '../../../server/src/bookings/shown-order';
import {
  performBooking,
  type BookingPorts,
} from '../../../server/src/bookings/submit/perform-booking';
import {
  createS360Client,
  DEFAULT_SETTINGS,
  type CallName,
  type Lane,
  type Permit,
} from '../../../server/src/s360';
import { startSimulator } from '../../simulator';
import type { Institution } from '../../simulator/institution';
import { memoryBookingStore, type MemoryBookings } from './memory-booking-store';
import { ASSUMED } from '../orders/read-item';

/** A process that was killed during a step. */
class Killed extends Error {}

/**
 * When a process is killed: before the call of a method is sent, or before its answer is stored.
 * With `overtaken` it lives on, but another process takes over before the answer is stored.
 */
export interface Kill {
  method: string;
  moment: 'before' | 'after' | 'overtaken';
}

/** The booking engine on an in-memory store, with S-360 over HTTP. */
export interface BookingEngine {
  store: MemoryBookings;
  s360: Institution;
  /** Kills the process once at this point. */
  killAt(kill: Kill): void;
  /**
   * Takes steps until nothing is due; waits are skipped, and a killed process is followed by
   * another.
   */
  comesToRest(): Promise<void>;
  /** The webhook of S-360 sends an order. */
  tells(orderId: number): Promise<void>;
  /** The current order in S-360. */
  orderInS360(orderId: number): ShownOrder;
  now(): Date;
  baseUrl: string;
  stop(): Promise<void>;
}

const MAX_STEPS = 60;
/** Long enough that a busy machine answers in time: only what was meant to may time out. */
const TIMEOUT_MS = 500;
/** S-360 finishes late work before this much time passes. */
const LONG_MS = 20_000;

export async function startBookingEngine(): Promise<BookingEngine> {
  const limits = { perEndpointPerMinute: null, perInstancePerMinute: null };
  const simulator = await startSimulator({
    institutions: [{ code: 'myvenue', contacts: 5, limits }],
  });
  const s360 = simulator.institution('myvenue');
  if (!s360) throw new Error('there is no institution');
  const baseUrl = `${simulator.url}/myvenue`;
  const permitFor = (call: CallName & { lane: Lane }): Permit => ({
    ...call,
    institution: 'myvenue',
    takenAtMs: Date.now(),
  });
  const client = createS360Client(
    {
      ...DEFAULT_SETTINGS,
      institution: 'myvenue',
      assumptions: ASSUMED,
      baseUrl,
      authentication: {
        kind: 'jwt',
        operator: 'MYVENUE_CRM',
        partner: 'strapi-plugin-s360',
        secret: 'demo-secret',
      },
      timeoutMs: TIMEOUT_MS,
      smoothing: { maxCalls: 100_000, perMs: 1000 },
    },
    {
      permits: {
        take: (call) => Promise.resolve(permitFor(call)),
        endPermit: () => Promise.resolve(),
      },
    },
  );
  const { faults } = s360;
  const store = memoryBookingStore();
  let offsetMs = 0;
  let fence = 1;
  let kill: Kill | null = null;
  const now = () => new Date(Date.now() + offsetMs);

  /** Each method of the client as the killable process calls it. */
  const killable = Object.fromEntries(
    Object.entries(client).map(([method, call]: [string, (...of: never[]) => unknown]) => [
      method,
      async (...of: never[]) => {
        const isHit = kill?.method === method;
        const moment = isHit ? kill?.moment : null;
        if (isHit) kill = null;
        if (moment === 'before') throw new Killed();
        const answer = await Promise.resolve(call(...of)).then(
          (value) => () => value,
          (error: unknown) => () => {
            throw error;
          },
        );
        if (moment === 'after') throw new Killed();
        if (moment === 'overtaken') await takeOver();
        return answer();
      },
    ]),
  ) as unknown as typeof client;

  const ports: BookingPorts = {
    store,
    baseUrl,
    institution: 'myvenue',
    assumptions: ASSUMED,
    client: killable,
    clock: { now },
    fence: () => Promise.resolve(fence),
    takePermit: (call) => Promise.resolve({ kind: 'granted', permit: permitFor(call) }),
    noteAnswer: () => undefined,
    contact: () => Promise.resolve({ status: 'known', contactNumber: '1001', failure: null }),
  };

  async function takeOver(): Promise<void> {
    fence += 1;
    for (const { documentId } of store.all()) {
      await store.change(documentId, (booking) => interruptCall(booking, fence, now()));
    }
  }

  /** Whether work is due soon: an open order that waits for a person is read again much later. */
  const isUnderWay = ({ state }: BookingRecord, step: string): boolean =>
    !(step === 'read' && (state === 'created' || state === 'incomplete'));

  async function takeStep(booking: BookingRecord): Promise<void> {
    const { documentId, nextAttemptAt, tries } = booking;
    if (!isDue(booking, now()) && nextAttemptAt !== null) {
      const skippedMs = Math.max(0, nextAttemptAt.getTime() - now().getTime()) + 1;
      while (skippedMs > LONG_MS && faults.lateCalls > 0) await wait(5);
      offsetMs += skippedMs;
    }
    const step = nextStep(booking);
    if (step === null) return;
    const work = { kind: 'booking', documentId, step, lane: 'booking', attempts: tries } as const;
    try {
      await performBooking({ ...work, key: documentId }, ports);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      await takeOver();
    }
  }

  const orderInS360 = (orderId: number): ShownOrder => {
    const order = readOrder({ orderDetailsData: s360.orders.get(orderId)?.details }, ASSUMED);
    if (!order) throw new Error(`S-360 has no order ${orderId}.`);
    return order;
  };

  return {
    store,
    s360,
    baseUrl,
    now,
    orderInS360,
    killAt(at) {
      kill = at;
    },
    async comesToRest() {
      for (let taken = 0; taken < MAX_STEPS; taken += 1) {
        const due = store.all().find((booking) => {
          const step = nextStep(booking);
          return step !== null && isUnderWay(booking, step);
        });
        if (!due) return;
        await takeStep(due);
      }
      throw new Error(`It does not come to rest: ${JSON.stringify(store.all().map(stateOf))}`);
    },
    async tells(orderId) {
      const order = orderInS360(orderId);
      const orderDocumentId = `order-${orderId}`;
      for (const { documentId } of store.all()) {
        await store.change(documentId, (booking) =>
          applyReceivedOrder(booking, { order, orderDocumentId }, now()),
        );
      }
    },
    async stop() {
      client.close();
      await simulator.stop();
    },
  };
}

const stateOf = ({ check, failure, sending, state, tries }: BookingRecord) => ({
  state,
  check,
  failure,
  sending,
  tries,
});
