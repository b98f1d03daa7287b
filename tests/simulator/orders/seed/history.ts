import { DAY_MS, isoDate, startOfDay } from '../../clock';
import type { Currency } from '../../catalog/currency';
import type { Catalog } from '../../catalog/model';
import type { Stock } from '../../catalog/stock';
import { SeededRandom } from '../../random';
import type { Order, OrderType } from '../../shapes/order';
import { setAmounts } from '../amounts';
import { blankOrder } from '../blank';
import { ProgrammeVisits } from './baskets';
import { CatalogVisits } from './catalog-visits';
import { addFollowUpLines, addLines } from './contents';
import { pay, ship } from './delivery';
import { boxOffice, type Desk, describeDesk, pickDesk } from './desks';
import { followUpOrder } from './follow-ups';
import type { Shopping } from './lines';
import type { Audience } from './people';
import { Repertoire } from './repertoire';
import { CYCLE, type FollowUp, type Opener } from './roles';
import { endsHold, isHeld, StoryLine } from './story-line';
import { Timeline } from './timeline';

const FIRST_ORDER_ID = 454_100;
const FIRST_FILE_ID = 275_701;
const FIRST_PART_ID = 10_230_000_000_000;
/** An order has fewer operations, movements, payments and shipments in total. */
const PARTS_PER_ORDER = 1000;
/** The maximum number of latest orders for the current catalog. */
const MAX_OF_CATALOG = 300;

/** The institution of the orders. */
export interface Venue {
  code: string;
  name: string;
  operator: string;
  currency: Currency;
  catalog: Catalog;
  openedAtMs: number;
  audience: Audience;
}

/**
 * The initial orders of an institution: its files of the past years, all finalized. Each order is a
 * pure function of its position, so that half a million of them need no memory before they change.
 */
export class SeededOrders {
  readonly #timeline: Timeline;
  readonly #repertoire: Repertoire;
  readonly #storyLine: StoryLine;

  constructor(
    private readonly venue: Venue,
    readonly count: number,
  ) {
    const today = Math.floor(venue.openedAtMs / DAY_MS) * DAY_MS;
    this.#timeline = new Timeline(count, today);
    this.#storyLine = new StoryLine(count, this.#timeline.cyclesBetween);
    this.#repertoire = new Repertoire(venue.code, venue.catalog, count, (index) =>
      this.#timeline.createdMs(index, 0),
    );
  }

  get nextOrderId(): number {
    return FIRST_ORDER_ID + this.count;
  }

  get lastFileId(): number {
    return FIRST_FILE_ID + this.count - 1;
  }

  has(orderId: number): boolean {
    return Number.isInteger(orderId) && orderId >= FIRST_ORDER_ID && orderId < this.nextOrderId;
  }

  get(orderId: number): Order | undefined {
    return this.has(orderId) ? this.#at(orderId - FIRST_ORDER_ID) : undefined;
  }

  orderIdAt(index: number): number {
    return FIRST_ORDER_ID + index;
  }

  ofFile(fileId: number): number[] {
    const index = fileId - FIRST_FILE_ID;
    if (!this.has(this.orderIdAt(index)) || !this.#opensFile(index)) return [];
    return [index, ...this.#storyLine.followUpsOf(index)].map((at) => this.orderIdAt(at));
  }

  *files(): Generator<number> {
    for (let index = 0; index < this.count; index += 1) {
      if (this.#opensFile(index)) yield FIRST_FILE_ID + index;
    }
  }

  /** The ids of reservations and options that were neither bought nor released. */
  standing(): number[] {
    return this.#storyLine.standing().map((index) => this.orderIdAt(index));
  }

  /**
   * Some of the latest orders as sales from the current catalog, with seats from its stock. They
   * replace the orders that `get` builds for their ids.
   */
  *soldFromCatalog(stock: Stock): Generator<Order> {
    const sold = Math.min(MAX_OF_CATALOG, Math.floor(this.count / 4));
    for (let index = this.count - sold; index < this.count; index += 1) {
      const opener = this.#storyLine.lonelyOpenerAt(index);
      if (opener !== 'sale' && !(opener && isHeld(opener))) continue;
      const { catalog } = this.venue;
      const random = new SeededRandom(`${this.venue.code} catalog order ${index}`);
      const visits = new CatalogVisits(catalog, stock, random, opener !== 'option');
      yield this.#opened(index, opener, { catalog, visits });
    }
  }

  #opensFile(index: number): boolean {
    return this.#storyLine.roleAt(index).kind === 'opener';
  }

  #at(index: number): Order {
    const role = this.#storyLine.roleAt(index);
    if (role.kind === 'opener') return this.#opened(index, role.opener);
    return this.#followed(index, role.followUp, this.#at(index - role.distance));
  }

  #opened(index: number, opener: Opener, sold = this.#programmeOf(index)): Order {
    const { audience } = this.venue;
    const random = this.#random(index);
    const desk = pickDesk(random);
    const fileId = FIRST_FILE_ID + index;
    const order = this.#blank(index, fileId, orderTypes[opener], random);
    describeDesk(order.details, desk, random, this.venue);
    if (opener === 'renewal') order.details.orderOriginator = 'ST_RENEWAL';
    const isAnonymous = isPlain(opener) && random.chance(desk.anonymousShare);
    const purchaser = audience.purchaser(index, random);
    if (!isAnonymous || audience.isNamed(index)) order.details.contactReference = purchaser;
    const shopping = this.#shopping(order, index, random, sold);
    addLines(shopping, opener);
    if (isHeld(opener)) this.#hold(order, index, random);
    audience.giveOut(order.details.movementDatas, random);
    this.#finalize(shopping, desk, opener === 'abandoned' ? 'ABANDONED' : 'CLOSED');
    return order;
  }

  #followed(index: number, followUp: FollowUp, opener: Order): Order {
    const random = this.#random(index);
    const { orderType, originator } = followUpOrder(followUp, opener);
    const order = this.#blank(index, opener.fileId, orderType, random);
    const desk = endsHold(followUp) ? pickDesk(random) : boxOffice;
    describeDesk(order.details, desk, random, this.venue);
    order.details.orderOriginator = originator ?? order.details.orderOriginator;
    order.details.contactReference =
      followUp === 'transfer'
        ? this.venue.audience.another(random)
        : opener.details.contactReference;
    const shopping = this.#shopping(order, index, random, this.#programmeOf(index));
    addFollowUpLines(shopping, followUp, opener);
    this.#finalize(shopping, desk, 'CLOSED');
    return order;
  }

  #hold(order: Order, index: number, random: SeededRandom): void {
    const isFollowed = this.#storyLine.followUpsOf(index).length > 0;
    const expiresMs = isFollowed
      ? this.#timeline.expiredMs(order.changedAtMs)
      : this.#timeline.expiresMs(random.next());
    order.details.expirationDate = isoDate(startOfDay(expiresMs));
    order.isSpent = isFollowed;
  }

  #finalize({ catalog, order, random, seller }: Shopping, desk: Desk, state: string): void {
    const { details } = order;
    const nextId = (): number => seller.nextId();
    details.orderState = state;
    if (state === 'ABANDONED') details.movementDatas = [];
    for (const operation of details.operationDatas) {
      if (state === 'ABANDONED') operation.type = 'ABANDON';
      else if (!lastingTypes.has(operation.type)) operation.type = 'SALE';
    }
    setAmounts(order);
    if (state === 'ABANDONED') return;
    if (details.saleAmount !== 0) pay(order, catalog, random, nextId);
    if (details.saleAmount >= 0 && !details.orderType.endsWith('_FREEING')) {
      ship(order, desk, catalog, random, nextId);
    }
  }

  #programmeOf(index: number): Sold {
    const programme = this.#repertoire.during(Math.floor(index / CYCLE));
    return { catalog: programme.catalog, visits: new ProgrammeVisits(programme, index) };
  }

  #shopping(order: Order, index: number, random: SeededRandom, sold: Sold): Shopping {
    let partId = FIRST_PART_ID + index * PARTS_PER_ORDER;
    const { currency } = this.venue;
    const seller = { catalog: sold.catalog, currency, nextId: () => (partId += 1) };
    return { ...sold, order, random, repertoire: this.#repertoire, seller };
  }

  #blank(index: number, fileId: number, orderType: OrderType, random: SeededRandom): Order {
    const secret = Array.from({ length: 4 }, () => random.below(2 ** 32).toString(16)).join('-');
    const createdMs = this.#timeline.createdMs(index, random.next());
    const orderId = this.orderIdAt(index);
    const order = blankOrder({ orderId, fileId, orderType, secret, createdMs });
    order.details.multicurrency = false;
    order.details.catalogCurrency = { ...this.venue.currency };
    return order;
  }

  #random(index: number): SeededRandom {
    return new SeededRandom(`${this.venue.code} order ${index}`);
  }
}

/** The choices of an order in its season. */
type Sold = Pick<Shopping, 'catalog' | 'visits'>;

const orderTypes: Record<Opener, OrderType> = {
  sale: 'SALE',
  composed: 'SALE',
  abandoned: 'SALE',
  renewal: 'RENEWAL',
  reservation: 'RESERVATION',
  option: 'OPTION',
};

const isPlain = (opener: Opener): boolean => opener === 'sale' || opener === 'abandoned';

/** Types of operations that stay the same after the closing; others become sales. */
const lastingTypes = new Set(['RESERVATION', 'OPTION', 'REFUND', 'ABANDON', 'TRANSFER']);
