import { DAY_MS } from '../../clock';
import { CYCLE } from './roles';

const HOUR_MS = 3_600_000;
const LONGEST_DAYS = 3 * 365;
const SHORTEST_DAYS = 90;
const ORDERS_PER_DAY = 4;
/** Orders are made between 9 and 22 o’clock. */
const OPENS_MS = 9 * HOUR_MS;
const OPEN_MS = 13 * HOUR_MS;
/** The approximate duration of a hold before it is bought or released. */
const HELD_DAYS = 14;

/** The creation times of seeded orders: evenly distributed up to yesterday. */
export class Timeline {
  readonly #days: number;

  constructor(
    private readonly count: number,
    /** The start of the day on which the institution was opened. */
    private readonly todayMs: number,
  ) {
    const days = Math.round(count / ORDERS_PER_DAY);
    this.#days = Math.min(LONGEST_DAYS, Math.max(SHORTEST_DAYS, days));
  }

  /** The number of cycles between an order and its follow-ups, in addition to the distance. */
  get cyclesBetween(): number {
    return Math.floor((this.count * HELD_DAYS) / this.#days / CYCLE);
  }

  /**
   * The creation time of the order at a position; `within` (0 to 1) is the position in its share of
   * the time.
   */
  createdMs(index: number, within: number): number {
    const days = (this.#days * (index + within)) / this.count;
    const day = Math.min(this.#days - 1, Math.floor(days));
    const timeOfDay = Math.floor(OPENS_MS + Math.min(1, days - day) * OPEN_MS);
    return this.todayMs - (this.#days - day) * DAY_MS + timeOfDay;
  }

  /** The expiry of an open hold: soon for some, within three weeks for all. */
  expiresMs(share: number): number {
    return this.todayMs + Math.floor((1.1 + share * share * 19) * DAY_MS);
  }

  /** The expiry of a hold that was followed by another order. */
  expiredMs(createdMs: number): number {
    return createdMs + HELD_DAYS * DAY_MS;
  }
}
