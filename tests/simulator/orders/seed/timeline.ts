import { DAY_MS } from '../../clock';
import { CYCLE } from './roles';

const HOUR_MS = 3_600_000;
const LONGEST_DAYS = 3 * 365;
const SHORTEST_DAYS = 90;
const ORDERS_PER_DAY = 4;
/** Orders are made from 9 to 22 o'clock. */
const OPENS_MS = 9 * HOUR_MS;
const OPEN_MS = 13 * HOUR_MS;
/** A reservation or option stands for about so long before it is bought or freed. */
const HELD_DAYS = 14;

/** When seeded orders were made: one after the other, evenly, up to yesterday. */
export class Timeline {
  readonly #days: number;

  constructor(
    private readonly count: number,
    /** The beginning of the day on which the institution opened. */
    private readonly todayMs: number,
  ) {
    const days = Math.round(count / ORDERS_PER_DAY);
    this.#days = Math.min(LONGEST_DAYS, Math.max(SHORTEST_DAYS, days));
  }

  /** Cycles of orders that lie between an order and what follows it, in addition to the distance. */
  get cyclesBetween(): number {
    return Math.floor((this.count * HELD_DAYS) / this.#days / CYCLE);
  }

  /** When the order at a position was made; `within` (0 to 1) is where in its share of the time. */
  createdMs(index: number, within: number): number {
    const days = (this.#days * (index + within)) / this.count;
    const day = Math.min(this.#days - 1, Math.floor(days));
    const timeOfDay = Math.floor(OPENS_MS + Math.min(1, days - day) * OPEN_MS);
    return this.todayMs - (this.#days - day) * DAY_MS + timeOfDay;
  }

  /** When a reservation or option that nothing follows ends: some soon, all within three weeks. */
  expiresMs(share: number): number {
    return this.todayMs + Math.floor((1.1 + share * share * 19) * DAY_MS);
  }

  /** How long one that was followed by something had been given. */
  expiredMs(createdMs: number): number {
    return createdMs + HELD_DAYS * DAY_MS;
  }
}
