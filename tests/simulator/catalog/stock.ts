import { BusinessError } from '../business-error';
import type { SimulatedClock } from '../clock';
import { SEATS_PER_ROW, type Seat, seatIn } from './seats';

/** Seats of a performance in one seat category. */
export interface SeatBlock {
  performanceId: number;
  seatCategoryId: number;
}

interface BlockStock {
  left: number;
  taken: Set<number>;
}

/** The saved stock between two runs. */
export interface StockState {
  blocks: { key: string; left: number; taken: number[] }[];
}

const FIRST_SEAT_ID = 10_228_900_000_000;

/** The places left per performance and seat category, and the taken seats. */
export class Stock {
  readonly #blocks = new Map<string, BlockStock>();
  readonly #changedAt = new Map<number, number>();

  constructor(
    private readonly clock: SimulatedClock,
    private readonly capacityOf: (seatCategoryId: number) => number,
  ) {}

  left(block: SeatBlock): number {
    return this.#blocks.get(keyOf(block))?.left ?? this.capacityOf(block.seatCategoryId);
  }

  /** Sets the number of places left; taken seats stay taken. */
  setLeft(block: SeatBlock, left: number): void {
    this.#stockOf(block).left = left;
    this.#changedAt.set(block.performanceId, this.clock.now());
  }

  /** When places of a performance last changed; 0 for never. */
  changedAt(performanceId: number): number {
    return this.#changedAt.get(performanceId) ?? 0;
  }

  /** Takes the first free seats; throws the only documented error code when there are too few. */
  take(block: SeatBlock, quantity: number): Seat[] {
    const stock = this.#stockOf(block);
    if (stock.left < quantity) throw new BusinessError('error.order.availability');
    const seats: Seat[] = [];
    for (let place = 0; seats.length < quantity; place += 1) {
      if (stock.taken.has(place)) continue;
      stock.taken.add(place);
      seats.push(seatAt(place));
    }
    this.setLeft(block, stock.left - quantity);
    return seats;
  }

  release(block: SeatBlock, seatId: number): void {
    const stock = this.#stockOf(block);
    if (stock.taken.delete(seatId - FIRST_SEAT_ID)) this.setLeft(block, stock.left + 1);
  }

  state(): StockState {
    const blocks = [...this.#blocks].map(([key, { left, taken }]) => ({
      key,
      left,
      taken: [...taken],
    }));
    return { blocks };
  }

  restore(state: StockState): void {
    this.#blocks.clear();
    for (const { key, left, taken } of state.blocks) {
      this.#blocks.set(key, { left, taken: new Set(taken) });
    }
  }

  #stockOf(block: SeatBlock): BlockStock {
    const key = keyOf(block);
    const known = this.#blocks.get(key);
    if (known) return known;
    const stock = { left: this.left(block), taken: new Set<number>() };
    this.#blocks.set(key, stock);
    return stock;
  }
}

const keyOf = ({ performanceId, seatCategoryId }: SeatBlock): string =>
  `${performanceId}/${seatCategoryId}`;

const seatAt = (place: number): Seat =>
  seatIn(0, Math.floor(place / SEATS_PER_ROW), place % SEATS_PER_ROW, FIRST_SEAT_ID + place);
