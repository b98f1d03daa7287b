import { BehaviourInForce } from './behaviour/in-force';
import { asWritten } from './behaviour/wire';
import { BusinessError } from './business-error';
import { CallLog } from './calls';
import { currencies, type Currency } from './catalog/currency';
import type { Catalog } from './catalog/model';
import { grownCatalog } from './catalog/many-products';
import { seededCatalog } from './catalog/seed';
import { SlowCatalog } from './catalog/slow-catalog';
import { Stock } from './catalog/stock';
import type { SimulatedClock } from './clock';
import { withShownBirthDate, type BirthDates } from './contacts/birth-date';
import { detailed, allDetails } from './contacts/details';
import { ContactRegister } from './contacts/register';
import { authorizationCodes } from './contacts/seed-classification';
import { FaultPlan } from './faults';
import { RateLimits } from './limits';
import type { JsonObject } from './json';
import type { SimulatedInstitutionOptions } from './options';
import { OrderBook } from './orders/book';
import { orderWebhookItem } from './orders/details';
import { settleOverdueOrders } from './orders/overdue';
import { SeededOrders } from './orders/seed/history';
import { Audience } from './orders/seed/people';
import type { ContactData } from './shapes/contact';
import type { InstitutionState } from './state';
import type { StreamContent } from './webhooks/stream';
import { Webhooks } from './webhooks/webhooks';

/** The share of guests, who buy without an account and are not part of a first load. */
const GUESTS_PER_CONTACT = 0.01;

/** One S-360 instance: its data, its virtual operator and its faults. */
export class Institution {
  readonly code: string;
  readonly name: string;
  readonly operator: string;
  readonly partner: string;
  readonly secret: string;
  readonly tooManyCallsStatus: number;
  readonly latencyMs: number;
  readonly travelMs: { least: number; most: number };
  readonly authorizationCodes = authorizationCodes;
  readonly contacts: ContactRegister;
  readonly orders: OrderBook;
  readonly stock: Stock;
  readonly currency: Currency;
  /** Its catalog; `undefined` when it sells nothing. */
  readonly catalog: Catalog | undefined;
  readonly slowCatalog: SlowCatalog;
  readonly webhooks: Webhooks;
  readonly limits: RateLimits;
  readonly behaviour: BehaviourInForce;
  readonly faults = new FaultPlan();
  readonly calls = new CallLog();
  readonly #seededOrders: SeededOrders | undefined;
  readonly #audience: Audience;
  readonly #openedAtMs: number;
  readonly #birthDates: BirthDates | undefined;
  #nextId = 10_229_300_000_000;
  #nextRequestId = 0;

  /** A saved state replaces the seeded orders and all changes. */
  constructor(
    options: SimulatedInstitutionOptions,
    readonly clock: SimulatedClock,
    runCycles: boolean,
    saved?: InstitutionState,
  ) {
    this.code = options.code.toLowerCase();
    this.name = options.name ?? options.code;
    this.operator = options.operator ?? `${options.code.toUpperCase()}_CRM`;
    this.partner = options.partner ?? 'strapi-plugin-s360';
    this.secret = options.secret ?? 'demo-secret';
    this.tooManyCallsStatus = options.tooManyCallsStatus ?? 509;
    this.latencyMs = options.latencyMs ?? 0;
    this.travelMs = options.travelMs ?? { least: 0, most: 0 };
    this.#birthDates = options.birthDates;
    this.currency = currencies[options.currency ?? 'EUR'];
    this.behaviour = new BehaviourInForce(saved?.behaviour ?? options.behaviour);
    const callsPerMinute = (): number | null => this.behaviour.now.callsPerMinute;
    this.limits = new RateLimits(options.limits ?? {}, clock, callsPerMinute);
    this.#openedAtMs = saved?.openedAtMs ?? clock.now();
    this.catalog = options.catalog === false ? undefined : this.#createCatalog(options);
    this.slowCatalog = new SlowCatalog(options.catalogInProgress ?? 0, () => this.nextRequestId());
    this.stock = new Stock(clock, (seatCategoryId) => this.#capacityOf(seatCategoryId));
    const { contacts: told = 0, orders = 0 } = options;
    const guests = orders > 0 ? Math.ceil(told * GUESTS_PER_CONTACT) : 0;
    this.contacts = new ContactRegister(this.code, { told, guests }, clock, (contactNumber) =>
      this.webhooks.streams.contacts.queue(contactNumber),
    );
    this.#audience = new Audience(told, guests);
    this.#seededOrders = this.#createSeededOrders(orders);
    this.orders = new OrderBook(clock, this.behaviour, this.#seededOrders, (orderId) =>
      this.webhooks.streams.orders.queue(orderId),
    );
    this.webhooks = this.#createWebhooks(options, runCycles);
    if (saved) this.#restore(saved);
    else this.#sellFromCatalog();
  }

  /** A new Long id of this institution. */
  nextId(): number {
    this.#nextId += 1;
    return this.#nextId;
  }

  /** A request id for a request without one; it is issued once. */
  nextRequestId(): number {
    this.#nextRequestId += 1;
    return this.#nextRequestId;
  }

  /** Whether a request id was issued. */
  hasGivenRequestId(requestId: number): boolean {
    return requestId >= 1 && requestId <= this.#nextRequestId;
  }

  /** A contact as in answers and webhooks, limited to the selected details. */
  shown(contact: ContactData, details: readonly string[]): JsonObject {
    const selected = detailed(contact, details);
    return this.#birthDates ? withShownBirthDate(selected, this.#birthDates) : selected;
  }

  /** The contact that answers to a number in a call. */
  contactOf(contactNumber: string): ContactData | undefined {
    const { mergedNumbers } = this.behaviour.now;
    const answering =
      mergedNumbers === 'head' ? this.contacts.headOf(contactNumber) : contactNumber;
    return this.contacts.get(answering);
  }

  /** The value in the words of the institution; what a merged contact bought is its head's. */
  told(value: JsonObject): JsonObject {
    return asWritten(value, this.behaviour.now, (contactNumber) =>
      this.contacts.headOf(contactNumber),
    );
  }

  /** The country of the institution. */
  get country(): string {
    return this.catalog?.country ?? 'CH';
  }

  /** The catalog; a method that needs one is refused without. */
  requireCatalog(): Catalog {
    if (!this.catalog) throw new BusinessError('error.catalog.none');
    return this.catalog;
  }

  /**
   * Contact numbers that a first load of contacts and orders sends only after one of their orders.
   */
  lateContacts(): string[] {
    return this.#audience.lateNumbers(this.#seededOrders?.count ?? 0);
  }

  /** Performs everything that is due by the clock. */
  settleOverdue(): void {
    settleOverdueOrders(this);
  }

  stop(): void {
    this.webhooks.stop();
  }

  state(): InstitutionState {
    return {
      code: this.code,
      nextId: this.#nextId,
      nextRequestId: this.#nextRequestId,
      openedAtMs: this.#openedAtMs,
      behaviour: this.behaviour.now,
      contacts: this.contacts.state(),
      stock: this.stock.state(),
      orders: this.orders.state(),
      webhooks: this.webhooks.state(),
    };
  }

  #restore(saved: InstitutionState): void {
    this.#nextId = saved.nextId;
    this.#nextRequestId = saved.nextRequestId ?? 0;
    this.contacts.restore(saved.contacts);
    this.stock.restore(saved.stock);
    this.orders.restore(saved.orders);
    this.webhooks.restore(saved.webhooks);
  }

  #createCatalog(options: SimulatedInstitutionOptions): Catalog {
    const seeded = seededCatalog(this.name, this.#openedAtMs, this.currency);
    const { country = seeded.country } = options;
    return grownCatalog({ ...seeded, country }, options, this.#openedAtMs);
  }

  /** Without a catalog there is nothing to sell. */
  #createSeededOrders(count: number): SeededOrders | undefined {
    const { catalog, code, currency, name, operator } = this;
    if (!catalog || count === 0) return undefined;
    const audience = this.#audience;
    const openedAtMs = this.#openedAtMs;
    return new SeededOrders(
      { audience, catalog, code, currency, name, openedAtMs, operator },
      count,
    );
  }

  /** Seeded orders are history: the webhook sends them only when they are announced. */
  #sellFromCatalog(): void {
    for (const order of this.#seededOrders?.soldFromCatalog(this.stock) ?? []) {
      this.orders.keep(order);
    }
  }

  #capacityOf(seatCategoryId: number): number {
    return this.catalog?.seatCategories.find(({ id }) => id === seatCategoryId)?.capacity ?? 0;
  }

  #createWebhooks(options: SimulatedInstitutionOptions, runCycles: boolean): Webhooks {
    const contacts: StreamContent = {
      numberElement: 'contactNumber',
      itemOf: (contactNumber, { details }) => {
        const contact = this.contacts.get(contactNumber);
        return contact && this.told(this.shown(contact, details ?? allDetails));
      },
    };
    const orders: StreamContent = {
      numberElement: 'orderId',
      itemOf: (orderId, { granularity }) => {
        const order = this.orders.get(Number(orderId));
        return order && this.told(orderWebhookItem(order, granularity));
      },
    };
    return new Webhooks({ contacts, orders }, options.webhooks ?? {}, runCycles);
  }
}
