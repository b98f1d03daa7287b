import { randomUUID } from 'node:crypto';
import type { BehaviourInForce } from '../behaviour/in-force';
import { BusinessError } from '../business-error';
import { ORDER_ABANDON_DELAY_MINUTES, TIME_ZONE } from '../catalog/model';
import { DAY_MS, type SimulatedClock, startOfDay } from '../clock';
import { offsetMs } from '../contacts/birth-date';
import { type JsonObject, numberOf } from '../json';
import type { MovementData, OperationData, Order, OrderType } from '../shapes/order';
import { setAmounts } from './amounts';
import { blankOrder } from './blank';
import type { SeededOrders } from './seed/history';

/** The saved orders of an institution between two runs. */
export interface OrderBookState {
  nextOrderId: number;
  nextFileId: number;
  orders: Order[];
}

const ABANDON_DELAY_MS = ORDER_ABANDON_DELAY_MINUTES * 60_000;
/** The end of a day, written as its midnight in UTC, at the venue; its clocks change at night. */
function endOfDay(ms: number): number {
  const midnightMs = startOfDay(ms) + DAY_MS;
  return midnightMs - offsetMs(TIME_ZONE, midnightMs - 3 * 3_600_000);
}

const NEVER = Number.POSITIVE_INFINITY;

/** All orders of one institution, with a notification when one is finalized. */
export class OrderBook {
  /** Orders that differ from the seed of their id. */
  readonly #orders = new Map<number, Order>();
  /** The time at which an order changes by the clock: an open order, a reservation or an option. */
  readonly #dueMs = new Map<number, number>();
  /** The orders that are not seeded, by file. */
  readonly #byFile = new Map<number, number[]>();
  #nextOrderId: number;
  #nextFileId: number;

  /** Without a catalog nothing is seeded. */
  constructor(
    private readonly clock: SimulatedClock,
    private readonly behaviour: BehaviourInForce,
    private readonly seeded: SeededOrders | undefined,
    private readonly onFinalized: (orderId: string) => void,
  ) {
    this.#nextOrderId = seeded?.nextOrderId ?? 454_100;
    this.#nextFileId = seeded?.lastFileId ?? 275_700;
    this.#noteStanding();
  }

  get(orderId: number): Order | undefined {
    return this.#orders.get(orderId) ?? this.seeded?.get(orderId);
  }

  /** The order that a request names by `orderId`. */
  requested(request: JsonObject): Order {
    const order = this.get(numberOf(request, 'orderId') ?? Number.NaN);
    if (!order) throw new BusinessError('error.order.unknown');
    return order;
  }

  /** All orders from a position on: the seeded ones, then the others in order of creation. */
  *all(start = 0): Generator<Order> {
    for (const orderId of this.#ids(start)) {
      const order = this.get(orderId);
      if (order) yield order;
    }
  }

  /** The ids of all orders that are not open, without building the seeded ones. */
  *finalizedIds(): Generator<number> {
    for (const orderId of this.#ids(0)) {
      if (this.#orders.get(orderId)?.details.orderState !== 'OPEN') yield orderId;
    }
  }

  hasFile(fileId: number): boolean {
    return this.#byFile.has(fileId) || (this.seeded?.ofFile(fileId) ?? []).length > 0;
  }

  ofFile(fileId: number): Order[] {
    const orderIds = [...(this.seeded?.ofFile(fileId) ?? []), ...(this.#byFile.get(fileId) ?? [])];
    return orderIds.flatMap((orderId) => this.get(orderId) ?? []);
  }

  *files(): Generator<number> {
    if (this.seeded) yield* this.seeded.files();
    for (const fileId of this.#byFile.keys()) {
      if ((this.seeded?.ofFile(fileId) ?? []).length === 0) yield fileId;
    }
  }

  /** The orders that the clock should have changed by now. */
  due(nowMs: number): Order[] {
    return [...this.#dueMs].flatMap(([orderId, dueMs]) => {
      const order = dueMs <= nowMs ? this.get(orderId) : undefined;
      return order && this.#isDue(order, nowMs) ? [order] : [];
    });
  }

  /** A hold expires at the end of its day, or at that exact moment. */
  #isDue(order: Order, nowMs: number): boolean {
    const dueMs = dueMsOf(order) ?? NEVER;
    const isByDay = isHolding(order) && this.behaviour.now.expiry === 'endOfDay';
    return (isByDay ? endOfDay(dueMs) : dueMs) <= nowMs;
  }

  opened(): Order[] {
    return [...this.#orders.values()].filter(({ details }) => details.orderState === 'OPEN');
  }

  /** Opens a new, empty order in a file, by default a new one. */
  open(orderType: OrderType, fileId = this.#takeFileId(), orderId = this.#takeOrderId()): Order {
    const createdMs = this.clock.now();
    const order = blankOrder({ orderId, fileId, orderType, secret: randomUUID(), createdMs });
    this.#put(order);
    return order;
  }

  /** Records a change of an order; the order webhook sends a finalized one. */
  changed(order: Order): void {
    order.changedAtMs = this.clock.now();
    setAmounts(order);
    this.keep(order);
    if (order.details.orderState !== 'OPEN') this.onFinalized(String(order.details.orderId));
  }

  /** Marks a reservation or option as no longer holding anything. */
  spend(order: Order): void {
    order.isSpent = true;
    this.keep(order);
  }

  /** Stores the current state of an order, which no longer equals its seed. */
  keep(order: Order): void {
    this.#orders.set(order.details.orderId, order);
    this.#noteDue(order);
  }

  /** Whether an open reservation of the same file also holds the seat of a movement. */
  isHeldElsewhere(order: Order, operation: OperationData, movement: MovementData): boolean {
    return this.ofFile(order.fileId).some(
      (other) =>
        other.details.orderId !== order.details.orderId &&
        isHolding(other) &&
        other.details.orderType === 'RESERVATION' &&
        other.details.movementDatas.some(
          (held) =>
            held.seatId === movement.seatId &&
            other.details.operationDatas.some(
              ({ operationId, performanceId, seatCategoryId }) =>
                operationId === held.operationId &&
                performanceId === operation.performanceId &&
                seatCategoryId === operation.seatCategoryId,
            ),
        ),
    );
  }

  state(): OrderBookState {
    return {
      nextOrderId: this.#nextOrderId,
      nextFileId: this.#nextFileId,
      orders: [...this.#orders.values()],
    };
  }

  restore(state: OrderBookState): void {
    this.#orders.clear();
    this.#dueMs.clear();
    this.#byFile.clear();
    this.#noteStanding();
    for (const order of state.orders) this.#put(structuredClone(order));
    this.#nextOrderId = state.nextOrderId;
    this.#nextFileId = state.nextFileId;
  }

  *#ids(start: number): Generator<number> {
    const seededCount = this.seeded?.count ?? 0;
    for (let index = start; this.seeded && index < seededCount; index += 1) {
      yield this.seeded.orderIdAt(index);
    }
    let position = seededCount;
    for (const orderId of this.#orders.keys()) {
      if (this.seeded?.has(orderId)) continue;
      if (position >= start) yield orderId;
      position += 1;
    }
  }

  #put(order: Order): void {
    const { fileId, details } = order;
    if (!this.seeded?.has(details.orderId)) {
      const ofFile = this.#byFile.get(fileId);
      if (ofFile) ofFile.push(details.orderId);
      else this.#byFile.set(fileId, [details.orderId]);
    }
    this.keep(order);
  }

  #noteStanding(): void {
    for (const orderId of this.seeded?.standing() ?? []) {
      const order = this.seeded?.get(orderId);
      if (order) this.#noteDue(order);
    }
  }

  #noteDue(order: Order): void {
    const dueMs = dueMsOf(order);
    if (dueMs === undefined) this.#dueMs.delete(order.details.orderId);
    else this.#dueMs.set(order.details.orderId, dueMs);
  }

  #takeOrderId(): number {
    while (this.get(this.#nextOrderId)) this.#nextOrderId += 1;
    return this.#nextOrderId;
  }

  #takeFileId(): number {
    this.#nextFileId += 1;
    return this.#nextFileId;
  }
}

/** Whether an order is a closed reservation or option that is still open as a hold. */
export const isHolding = ({ details, isSpent }: Order): boolean =>
  !isSpent &&
  details.orderState === 'CLOSED' &&
  (details.orderType === 'RESERVATION' || details.orderType === 'OPTION');

/** An open order is due `orderAbandonDelay` after its last change, a hold when it expires. */
function dueMsOf(order: Order): number | undefined {
  const { expirationDate, orderState } = order.details;
  if (orderState === 'OPEN') return order.changedAtMs + ABANDON_DELAY_MS;
  if (!isHolding(order)) return undefined;
  return expirationDate === undefined ? NEVER : Date.parse(expirationDate);
}
