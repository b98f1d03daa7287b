import type { AudienceSubCategory, Catalog, Product } from '../../catalog/model';
import type { Seat } from '../../catalog/seats';
import type { SeatBlock, Stock } from '../../catalog/stock';
import type { SeededRandom } from '../../random';
import { type Basket, defined, type Visits } from './baskets';

/** The share of a seat category that stays free for bookings. */
const FREE_SHARE = 0.5;

/** Visits of performances in the current catalog, with seats from its stock. */
export class CatalogVisits implements Visits {
  readonly #events: Product[];
  /** Whether they take places, which options do not. */
  constructor(
    private readonly catalog: Catalog,
    private readonly stock: Stock,
    private readonly random: SeededRandom,
    private readonly takesSeats: boolean,
  ) {
    this.#events = catalog.products.filter(
      ({ family, state }) => family === 'SINGLE_ENTRY' && state === 'RUNNING',
    );
  }

  visit(_number: number, tariff: AudienceSubCategory, quantity: number): Basket {
    const product = defined(this.#events[this.random.below(this.#events.length)], 'event');
    const performances = product.performances.filter(({ state }) => state === 'RUNNING');
    const performance = defined(
      performances[this.random.below(performances.length)],
      'performance',
    );
    const { seatCategories } = this.catalog;
    const seatCategory = defined(
      seatCategories[this.random.below(seatCategories.length)],
      'seat category',
    );
    const price = product.prices.find(
      (one) => one.seatCategoryId === seatCategory.id && one.audienceSubCategoryId === tariff.id,
    );
    const block = { performanceId: performance.id, seatCategoryId: seatCategory.id };
    const place = { performance, seatCategory };
    const { amount } = defined(price, 'price');
    return {
      line: { product, tariff, quantity, amount, place },
      seats: this.#seats(block, quantity, seatCategory.capacity * FREE_SHARE),
    };
  }

  #seats(block: SeatBlock, quantity: number, keptFree: number): Seat[] {
    const isLeft = this.stock.left(block) - quantity >= keptFree;
    return this.takesSeats && isLeft ? this.stock.take(block, quantity) : [];
  }
}
