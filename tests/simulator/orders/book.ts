import { randomUUID } from 'node:crypto';
import { BusinessError } from '../business-error';
import { isoDate, type SimulatedClock } from '../clock';
import { type JsonObject, numberOf } from '../json';
import type { MovementData, OperationData, Order } from '../shapes/order';
import { setAmounts } from './amounts';

const DAY_MS = 86_400_000;

/** The orders of an institution as they are saved between two runs. */
export interface OrderBookState {
  nextOrderId: number;
  nextFileId: number;
  orders: Order[];
}

/** All orders of one institution, and who is told when one is finalized. */
export class OrderBook {
  readonly #orders = new Map<number, Order>();
  /** Orders that time can still change: open ones, and reservations and options that are held. */
  readonly #unsettled = new Set<number>();
  readonly #byFile = new Map<number, number[]>();
  #nextOrderId = 454_100;
  #nextFileId = 275_700;

  constructor(
    private readonly clock: SimulatedClock,
    private readonly onFinalized: (orderId: string) => void,
  ) {}

  get(orderId: number): Order | undefined {
    return this.#orders.get(orderId);
  }

  /** The order a request names by `orderId`. */
  requested(request: JsonObject): Order {
    const order = this.get(numberOf(request, 'orderId') ?? Number.NaN);
    if (!order) throw new BusinessError('error.order.unknown');
    return order;
  }

  all(): Iterable<Order> {
    return this.#orders.values();
  }

  hasFile(fileId: number): boolean {
    return this.#byFile.has(fileId);
  }

  ofFile(fileId: number): Order[] {
    return (this.#byFile.get(fileId) ?? []).flatMap((orderId) => this.get(orderId) ?? []);
  }

  files(): Iterable<number> {
    return this.#byFile.keys();
  }

  /** Orders that are open, or reservations and options that hold something. */
  unsettled(): Order[] {
    return [...this.#unsettled].flatMap((orderId) => this.get(orderId) ?? []);
  }

  /** Opens a new, empty order in a file (a new one unless it is given). */
  open(orderType: string, fileId = this.#takeFileId(), orderId = this.#takeOrderId()): Order {
    const now = this.clock.now();
    const order: Order = {
      details: {
        orderId,
        orderSecretId: `${randomUUID()}_${orderId}`,
        orderType,
        orderState: 'OPEN',
        orderOriginator: 'EXTERNAL_SALE',
        creationDateTime: isoDate(now),
        referenceDate: isoDate(Math.floor(now / DAY_MS) * DAY_MS),
        saleAmount: 0,
        preSaleAmount: 0,
        reservationAmount: 0,
        optionAmount: 0,
        waitingAccountBalanceAmount: 0,
        operationDatas: [],
        movementDatas: [],
        movementTicketDatas: [],
        generatedContiguities: [],
        orderOriginData: { toCreateToken: false },
        orderInstallmentsToCreate: [],
      },
      fileId,
      shipments: [],
      payments: [],
      externalReferences: [],
      changedAtMs: now,
      resumes: [],
      isSpent: false,
    };
    this.#put(order);
    return order;
  }

  /** Takes a change of an order into account; a finalized one is told by the order webhook. */
  changed(order: Order): void {
    order.changedAtMs = this.clock.now();
    setAmounts(order);
    this.#noteSettled(order);
    if (order.details.orderState !== 'OPEN') this.onFinalized(String(order.details.orderId));
  }

  /** A reservation or option that holds nothing any more. */
  spend(order: Order): void {
    order.isSpent = true;
    this.#noteSettled(order);
  }

  /** Whether a live reservation of the same file holds the seat of a movement, too. */
  isHeldElsewhere(order: Order, operation: OperationData, movement: MovementData): boolean {
    return this.ofFile(order.fileId).some(
      (other) =>
        other !== order &&
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
    this.#unsettled.clear();
    this.#byFile.clear();
    for (const order of state.orders) this.#put(structuredClone(order));
    this.#nextOrderId = state.nextOrderId;
    this.#nextFileId = state.nextFileId;
  }

  #put(order: Order): void {
    this.#orders.set(order.details.orderId, order);
    const ofFile = this.#byFile.get(order.fileId);
    if (ofFile) ofFile.push(order.details.orderId);
    else this.#byFile.set(order.fileId, [order.details.orderId]);
    this.#noteSettled(order);
  }

  #noteSettled(order: Order): void {
    if (order.details.orderState === 'OPEN' || isHolding(order)) {
      this.#unsettled.add(order.details.orderId);
    } else this.#unsettled.delete(order.details.orderId);
  }

  #takeOrderId(): number {
    while (this.#orders.has(this.#nextOrderId)) this.#nextOrderId += 1;
    return this.#nextOrderId;
  }

  #takeFileId(): number {
    this.#nextFileId += 1;
    return this.#nextFileId;
  }
}

/** Whether an order is a closed reservation or option that still stands. */
export const isHolding = ({ details, isSpent }: Order): boolean =>
  !isSpent &&
  details.orderState === 'CLOSED' &&
  (details.orderType === 'RESERVATION' || details.orderType === 'OPTION');
