import type { Seat } from '../../catalog/seats';
import { SEATS_PER_ROW, seatIn } from '../../catalog/seats';
import type { AudienceSubCategory, Catalog, Product, SeatCategory } from '../../catalog/model';
import type { SeededRandom } from '../../random';
import type { RequestedLine } from '../lines';
import {
  PERFORMANCES_PER_PRODUCTION,
  type Programme,
  PRODUCTIONS_PER_PROGRAMME,
} from './repertoire';
import { CYCLE } from './roles';

/** A line with its seats; one without seats is not numbered. */
export interface Basket {
  line: RequestedLine;
  seats: Seat[];
}

const FIRST_SEAT_ID = 10_228_950_000_000;
/** The maximum number of adjacent seats for a visit; larger groups sit anywhere. */
const SEATS_TOGETHER = 5;
const MAX_ROWS = 10;

/** The cumulative shares of the tariffs: full, reduced, young, invited. */
const tariffWeights = [0.56, 0.76, 0.93, 1];
/** The frequencies of party sizes. */
const partySizes: readonly [number, ...number[]] = [1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 4];

export const partyOf = (random: SeededRandom): number => random.pick(partySizes);

export function tariffOf(catalog: Catalog, random: SeededRandom): AudienceSubCategory {
  const drawn = random.next();
  const position = tariffWeights.findIndex((weight) => drawn < weight);
  return defined(catalog.audienceSubCategories[position], 'tariff');
}

/** A line for something without a seat. */
export function itemBasket(
  product: Product,
  tariff: AudienceSubCategory,
  quantity: number,
): Basket {
  const price = product.prices.find((one) => one.audienceSubCategoryId === tariff.id);
  // A product with a single price has it for everybody.
  const amount = (price ?? product.prices[0])?.amount ?? 0;
  return { line: { product, tariff, quantity, amount, item: product.items[0] }, seats: [] };
}

/** The visits of one order: its performances and seats. */
export interface Visits {
  /**
   * The line for the first visit (0) or another one of an order. `taken` seats of the same visit
   * have another tariff.
   */
  visit(number: number, tariff: AudienceSubCategory, quantity: number, taken?: number): Basket;
}

/** Visits of past and future programmes; each order has its own seats. */
export class ProgrammeVisits implements Visits {
  readonly #position: number;
  readonly #row: number;

  constructor(
    private readonly programme: Programme,
    orderIndex: number,
  ) {
    this.#position = orderIndex % CYCLE;
    this.#row = programme.rowOf(Math.floor(orderIndex / CYCLE));
  }

  /**
   * No two orders get the same seat: each cycle has a row in each category of each performance,
   * shared by the orders whose first (second …) visit is there.
   */
  visit(number: number, tariff: AudienceSubCategory, quantity: number, taken = 0): Basket {
    const { catalog, productions } = this.programme;
    const categories = catalog.seatCategories.length;
    const performances = PRODUCTIONS_PER_PROGRAMME * PERFORMANCES_PER_PRODUCTION;
    const choices = performances * categories;
    const choice = (this.#position + number * (categories + 1)) % choices;
    const production = Math.floor(choice / categories) % PRODUCTIONS_PER_PROGRAMME;
    const product = defined(productions[production], 'production');
    const performance = defined(
      product.performances[Math.floor(choice / categories / PRODUCTIONS_PER_PROGRAMME)],
      'performance',
    );
    const seatCategory = defined(catalog.seatCategories[choice % categories], 'seat category');
    const price = product.prices.find(
      (one) => one.seatCategoryId === seatCategory.id && one.audienceSubCategoryId === tariff.id,
    );
    const first = Math.floor(this.#position / choices) * SEATS_TOGETHER + taken;
    const fits = taken + quantity <= SEATS_TOGETHER && first + quantity <= SEATS_PER_ROW;
    return {
      line: {
        product,
        tariff,
        quantity,
        amount: defined(price, 'price').amount,
        place: { performance, seatCategory },
      },
      seats: fits ? this.#seats(number, seatCategory, first, quantity) : [],
    };
  }

  #seats(area: number, category: SeatCategory, first: number, quantity: number): Seat[] {
    const row = this.#row + (category.rank - 1) * MAX_ROWS;
    return Array.from({ length: quantity }, (_, unit) => {
      const position = first + unit;
      const place = (area * MAX_ROWS * 10 + row) * SEATS_PER_ROW + position;
      return seatIn(area, row, position, FIRST_SEAT_ID + place);
    });
  }
}

/** The value must exist; otherwise the seed is wrong. */
export function defined<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the seed has no ${what}`);
  return value;
}
