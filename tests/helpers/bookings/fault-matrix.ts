import type { BookingPayment } from '../../../server/src/contracts';
import { pricedLines } from '../../../server/src/bookings/compose/priced-lines';
import { newReference } from '../../../server/src/bookings/compose/reference';
import { catalogLookup } from '../../../server/src/catalog/model/lookup';
import {
  confirmAbandonment,
  confirmClosing,
  decideDoubt,
  columnsOfFollower,
  submitBooking,
} from '../../../server/src/bookings/machine/decisions';
import type { BookingChange, BookingRecord } from '../../../server/src/bookings/records';
import type { Fault } from '../../simulator/faults';
import { settleOverdueOrders } from '../../simulator/orders/overdue';
import { simulatedCatalog } from '../catalog/simulated-catalog';
import { aBooking } from './a-booking';
import type { BookingEngine, Kill } from './booking-engine';

/** The faults of S-360 or the network in one call. */
export const FAULTS: Record<string, object | null> = {
  none: null,
  'HTTP 500': { kind: 'http', status: 500 },
  'HTTP 500 though done': { kind: 'http', status: 500, isWorkDone: true },
  'HTTP 502': { kind: 'http', status: 502 },
  'HTTP 502 though done': { kind: 'http', status: 502, isWorkDone: true },
  'HTTP 503': { kind: 'http', status: 503 },
  'HTTP 503 though done': { kind: 'http', status: 503, isWorkDone: true },
  'HTTP 503 until later': { kind: 'http', status: 503, retryAfterSeconds: 1 },
  'HTTP 504': { kind: 'http', status: 504 },
  'HTTP 504 though done': { kind: 'http', status: 504, isWorkDone: true },
  'HTTP 408 though done': { kind: 'http', status: 408, isWorkDone: true },
  'HTTP 403': { kind: 'http', status: 403 },
  'HTTP 404': { kind: 'http', status: 404 },
  'HTTP 509': { kind: 'http', status: 509 },
  refusal: { kind: 'business', statusDetail: 'error.order.availability' },
  timeout: { kind: 'timeout', ms: 750 },
  'dropped answer': { kind: 'drop-response' },
  reset: { kind: 'reset' },
};

/** S-360 executes the call after its caller gave up and asked for the outcome. */
export const WORKS_LATE = { kind: 'timeout', ms: 900, isWorkLate: true };

export const KILLS: Record<string, Kill['moment'] | null> = {
  'no kill': null,
  'killed before': 'before',
  'killed after': 'after',
  'taken over': 'overtaken',
};

/** The intention of an operator. */
export interface Plan {
  kind: 'sale' | 'reservation' | 'option';
  payment?: BookingPayment;
  isGivenUp?: boolean;
  /** The booking that follows once this one is closed. */
  follow?: 'sale' | 'release';
}

/** How a doubt ends when S-360 has the order. */
export type Resolution = 'webhook' | 'adoption';

export interface Cell {
  method: string;
  fault: object | null;
  kill: Kill['moment'] | null;
  resolution: Resolution;
  /** A fault that must occur first for the method to be called at all. */
  first?: { method: string; fault: object };
}

const CATALOG = simulatedCatalog('myvenue');
const LOOKUP = catalogLookup(CATALOG);
const PAST_ABANDON_DELAY_MS = 16 * 60_000;
const MAX_DECISIONS = 8;

const given = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
};

const PERFORMANCE = given(
  given(CATALOG.products.find(({ code }) => code === 'BARB')).performances[4],
);
const SEAT_CATEGORY = given(CATALOG.seatCategories[0]);
const PLACES = {
  performanceId: Number(PERFORMANCE.id),
  seatCategoryId: Number(SEAT_CATEGORY.id),
};

function draftOf(engine: BookingEngine, { kind, payment }: Plan): BookingRecord {
  const line = {
    performanceId: PERFORMANCE.id,
    seatCategoryId: SEAT_CATEGORY.id,
    itemId: null,
    tariffId: given(CATALOG.tariffs[0]).id,
    quantity: 1,
  };
  const reference = newReference();
  const at = { createdAt: engine.now(), updatedAt: engine.now() };
  const booking = { kind, reference, documentId: reference, baseUrl: engine.baseUrl, ...at };
  return aBooking({
    ...booking,
    ...pricedLines(LOOKUP, [line], 'fr'),
    payment: payment ?? { kind: 'unpaid' },
  });
}

/** The orders in S-360 with a reference of the booking. */
function ordersOf({ s360 }: BookingEngine, { attempts }: BookingRecord) {
  const references = attempts.map(({ reference }) => reference);
  return s360.orders.state().orders.flatMap(({ details, payments }) => {
    const { externalReference: reference, orderId, orderState } = details;
    const isOwn = reference !== undefined && references.includes(reference);
    return isOwn ? [{ orderId, reference, state: orderState, payments: payments.length }] : [];
  });
}

/** The allowed states of a booking by the state of its order. */
const STATES: Record<string, readonly BookingRecord['state'][]> = {
  OPEN: ['created', 'incomplete', 'inDoubt'],
  CLOSED: ['closed'],
  ABANDONED: ['abandoned'],
};

/** The problems of a booking at rest, as texts. */
function wrongWith(engine: BookingEngine, booking: BookingRecord, resubmissions: number): string[] {
  const orders = ordersOf(engine, booking);
  const closed = orders.filter(({ state }) => state === 'CLOSED');
  const open = orders.filter(({ state }) => state === 'OPEN');
  const own = orders.find(({ orderId }) => String(orderId) === booking.orderId);
  const paidTwice = orders.filter(({ payments }) => payments > 1);
  const doubled = booking.attempts.filter(
    ({ reference }) => orders.filter((order) => order.reference === reference).length > 1,
  );
  return [
    ...(closed.length > 1 ? [`${closed.length} closed orders`] : []),
    ...(doubled.length > 0 ? ['two orders of one attempt'] : []),
    ...paidTwice.map(({ payments }) => `${payments} payments of one order`),
    ...(open.length > 1 + resubmissions ? [`${open.length} open orders`] : []),
    ...(booking.sending === null ? [] : ['a call is on record at rest']),
    ...(own !== undefined && !given(STATES[own.state]).includes(booking.state)
      ? [`shown as ${booking.state}, its order is ${own.state}`]
      : []),
    ...(own === undefined && ['created', 'closed', 'abandoned'].includes(booking.state)
      ? [`shown as ${booking.state} without an order`]
      : []),
    ...(closed.length === 1 && booking.state !== 'closed' ? ['a closed order is not shown'] : []),
  ];
}

/** Makes one booking with one fault; returns the problems at any rest and at the end. */
export async function runCell(engine: BookingEngine, plan: Plan, cell: Cell): Promise<string[]> {
  engine.s360.stock.setLeft(PLACES, 20);
  const draft = draftOf(engine, plan);
  const first = await engine.store.insert(draft, [], engine.now());
  if (plan.follow === undefined) return pursue(engine, first, plan, cell);
  const calm: Cell = { method: 'none', fault: null, kill: null, resolution: 'adoption' };
  const before = await pursue(engine, first, plan, calm);
  const original = given(await engine.store.find(first.documentId));
  const payment: BookingPayment = plan.payment ?? { kind: 'unpaid' };
  const how = { kind: plan.follow, payment };
  const columns = columnsOfFollower(original, 'held', how, original.revision);
  const reference = newReference();
  const { contactNumber, currency, lines, total } = original;
  const own = { contactNumber, currency, lines, total, reference, documentId: reference };
  const next = aBooking({ ...own, ...columns, baseUrl: engine.baseUrl });
  const following = await engine.store.insert(next, [], engine.now());
  const after = await pursue(engine, following, { ...plan, ...how }, cell);
  const ended = given(await engine.store.find(following.documentId));
  const { followedByDocumentId } = given(await engine.store.find(original.documentId));
  const isFree = followedByDocumentId === null;
  const shouldBeFree = ended.state === 'failed' || ended.state === 'abandoned';
  return [
    ...before,
    ...after,
    ...(isFree === shouldBeFree ? [] : [`its original is ${isFree ? '' : 'not '}free`]),
  ];
}

async function pursue(
  engine: BookingEngine,
  { documentId }: BookingRecord,
  plan: { payment?: BookingPayment; isGivenUp?: boolean },
  cell: Cell,
): Promise<string[]> {
  const wrong: string[] = [];
  let resubmissions = 0;
  const { first, fault, kill, method } = cell;
  engine.s360.faults.replace([]);
  if (first) engine.s360.faults.add({ ...first.fault, method: first.method, times: 1 } as Fault);
  if (fault) engine.s360.faults.add({ ...fault, method, times: 1 } as Fault);
  if (kill) engine.killAt({ method, moment: kill });
  const decide = (change: (booking: BookingRecord) => BookingChange) =>
    engine.store.change(documentId, change);
  const isFree = async (followed: string) =>
    given(await engine.store.find(followed)).followedByDocumentId === null;
  const submit = () =>
    decide((booking) =>
      submitBooking(
        booking,
        { contactNumber: booking.contactNumber, sellingPoint: given(booking.sellingPoint) },
        { revision: booking.revision, author: 'admin:1', at: engine.now() },
      ),
    );
  await submit();
  for (let decisions = 0; decisions < MAX_DECISIONS; decisions += 1) {
    await engine.comesToRest();
    const booking = given(await engine.store.find(documentId));
    wrong.push(...wrongWith(engine, booking, resubmissions));
    const by = { revision: booking.revision, author: 'admin:1', at: engine.now() };
    switch (booking.state) {
      case 'closed':
      case 'abandoned':
        return wrong;
      case 'created':
      case 'incomplete':
        await decide(() => (plan.isGivenUp ? confirmAbandonment(booking, by) : confirmed(booking)));
        break;
      case 'failed':
        // S-360 says that it has no order, so an operator tries again.
        if (ordersOf(engine, booking).some(({ state }) => state !== 'ABANDONED')) {
          return [...wrong, 'failed, though S-360 has an order'];
        }
        if (booking.follows !== null && !(await isFree(booking.follows.documentId))) {
          return [...wrong, 'failed, though its original is not free'];
        }
        await submit();
        break;
      case 'inDoubt':
        resubmissions += (await resolve(booking)) ? 1 : 0;
        break;
      default:
        return [...wrong, `rests as ${booking.state}`];
    }
  }
  const { state } = given(await engine.store.find(documentId));
  const done = engine.store.eventsOf(documentId).map(({ detail, kind }) => `${kind} ${detail}`);
  return [...wrong, `it does not end, but is ${state}: ${done.join(', ')}`];

  function confirmed(booking: BookingRecord): BookingChange {
    const wanted = booking.kind === 'sale' ? plan.payment : undefined;
    const payment = wanted ?? ({ kind: 'unpaid' } as const);
    const total = given(booking.offer).total;
    const by = { revision: booking.revision, author: 'admin:1', at: engine.now() };
    return confirmClosing(booking, { payment, total }, by);
  }

  /** Returns whether an operator declared that S-360 has no order. */
  async function resolve(booking: BookingRecord): Promise<boolean> {
    const by = { revision: booking.revision, author: 'admin:1', at: engine.now() };
    const { revision } = booking;
    const [order] = ordersOf(engine, booking).filter(
      ({ reference }) => reference === booking.attempts.at(-1)?.reference,
    );
    if (!order) {
      await decide(() => decideDoubt(booking, { decision: 'notCreated', revision }, by));
      return true;
    }
    if (cell.resolution === 'adoption') {
      const orderId = String(order.orderId);
      await decide(() => decideDoubt(booking, { decision: 'adopt', orderId, revision }, by));
      return false;
    }
    engine.s360.clock.advance(PAST_ABANDON_DELAY_MS);
    settleOverdueOrders(engine.s360);
    await engine.tells(order.orderId);
    return false;
  }
}
