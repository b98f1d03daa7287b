import { contactNumberAt } from '../../contacts/seed';
import type { SeededRandom } from '../../random';
import type { MovementData } from '../../shapes/order';

/** One order in this number is by a guest, and one is by a contact that is sent after its order. */
const GUEST_EVERY = 97;
const GUEST_AT = 5;
const LATE_EVERY = 61;
const LATE_AT = 7;
/** The position of the first contact that is sent late. */
const FIRST_LATE = 33;
const LATE_STEP = 50;

/** The share of orders with two or more seats in which other people hold some. */
const OTHER_HOLDERS_SHARE = 0.3;
/** The share of those seats without a named holder. */
const UNNAMED_SHARE = 0.2;

/** The seeded contacts, as purchasers and holders. */
export class Audience {
  /** `told` contacts are in a first load; the following `guests` are not. */
  constructor(
    private readonly told: number,
    private readonly guests: number,
  ) {}

  /** The contact number of a purchaser; few people make many orders, most make a few. */
  purchaser(orderIndex: number, random: SeededRandom): string | undefined {
    const drawn = random.next();
    if (this.guests > 0 && orderIndex % GUEST_EVERY === GUEST_AT) {
      return contactNumberAt(this.told + (Math.floor(orderIndex / GUEST_EVERY) % this.guests));
    }
    if (this.told === 0) return undefined;
    if (orderIndex % LATE_EVERY === LATE_AT) return this.#late(Math.floor(orderIndex / LATE_EVERY));
    return contactNumberAt(Math.floor(this.told * drawn * drawn));
  }

  /** Whether this order must name its purchaser. */
  isNamed(orderIndex: number): boolean {
    return orderIndex % GUEST_EVERY === GUEST_AT || orderIndex % LATE_EVERY === LATE_AT;
  }

  /** The contact number of a person who takes over another one’s purchase. */
  another(random: SeededRandom): string | undefined {
    return this.told === 0 ? undefined : contactNumberAt(random.below(this.told));
  }

  /** Gives some places to others than the purchaser, who keeps the first of each order. */
  giveOut(movements: MovementData[], random: SeededRandom): void {
    if (movements.length < 2 || !random.chance(OTHER_HOLDERS_SHARE)) return;
    for (const movement of movements.slice(1)) {
      movement.contactReference = random.chance(UNNAMED_SHARE) ? undefined : this.another(random);
    }
  }

  /** Contact numbers that a first load sends only after one of their orders. */
  lateNumbers(orderCount: number): string[] {
    if (this.told === 0) return [];
    const orders = Math.ceil((orderCount - LATE_AT) / LATE_EVERY);
    const length = Math.max(0, Math.min(orders, this.#lateCount));
    return Array.from({ length }, (_, position) => this.#late(position));
  }

  get #lateCount(): number {
    return Math.floor((this.told - 1 - this.#firstLate) / LATE_STEP) + 1;
  }

  get #firstLate(): number {
    return Math.min(FIRST_LATE, this.told - 1);
  }

  #late(position: number): string {
    return contactNumberAt(this.#firstLate + LATE_STEP * (position % this.#lateCount));
  }
}
