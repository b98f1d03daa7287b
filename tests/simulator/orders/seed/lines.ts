import type { Catalog } from '../../catalog/model';
import type { SeededRandom } from '../../random';
import type { OperationData, Order } from '../../shapes/order';
import type { RequestedLine } from '../lines';
import { addLine, addOperation, type Seller } from '../operation';
import { type Basket, defined, itemBasket, partyOf, tariffOf, type Visits } from './baskets';
import type { Repertoire } from './repertoire';

/** The sources for the lines of one seeded order. */
export interface Shopping {
  order: Order;
  random: SeededRandom;
  repertoire: Repertoire;
  /** The catalog in the season of the order. */
  catalog: Catalog;
  visits: Visits;
  seller: Seller;
}

/** The share of orders for a school class or a company. */
const GROUP_SHARE = 0.01;
/** The share of visits at two tariffs, like those of families. */
const SECOND_TARIFF_SHARE = 0.3;
const SECOND_VISIT_SHARE = 0.16;
/** The shares of orders with and of those with only something other than tickets. */
const EXTRA_SHARE = 0.08;
const ITEM_ONLY_SHARE = 0.06;

/** A typical sale: one or two visits, and something else. */
export function addPlainLines(shopping: Shopping): void {
  const { random } = shopping;
  if (random.chance(ITEM_ONLY_SHARE)) {
    addItem(shopping);
    return;
  }
  addVisit(shopping);
  if (random.chance(SECOND_VISIT_SHARE)) addSecondVisit(shopping);
  if (random.chance(EXTRA_SHARE)) addItem(shopping);
}

/** One visit, as for a reservation or option. Those of an option have no seats yet. */
export function addVisit(shopping: Shopping): void {
  const { catalog, order, random, visits } = shopping;
  const group = random.chance(GROUP_SHARE);
  const quantity = group ? 15 + random.below(25) : partyOf(random);
  const tariff = tariffOf(catalog, random);
  put(shopping, visits.visit(0, tariff, quantity));
  if (order.details.orderType === 'OPTION' || !random.chance(SECOND_TARIFF_SHARE)) return;
  const other = tariffOf(catalog, random);
  if (other.id !== tariff.id) put(shopping, visits.visit(0, other, partyOf(random), quantity));
}

function addSecondVisit(shopping: Shopping): void {
  const { catalog, random, visits } = shopping;
  put(shopping, visits.visit(1, tariffOf(catalog, random), partyOf(random)));
}

function addItem(shopping: Shopping): void {
  const { catalog, random, repertoire } = shopping;
  const tariff = tariffOf(catalog, random);
  put(shopping, itemBasket(random.pick(repertoire.items), tariff, 1 + random.below(2)));
}

/** A season ticket: the parent has the price, and its five performances are free. */
export function addSeasonTicket(shopping: Shopping): void {
  const { catalog, repertoire } = shopping;
  const tariff = defined(catalog.audienceSubCategories[0], 'tariff');
  const quantity = 1 + shopping.random.below(2);
  const { line } = itemBasket(repertoire.seasonTicket, tariff, quantity);
  const parent = addParent(shopping, line);
  for (let number = 1; number <= 5; number += 1) {
    const basket = shopping.visits.visit(number, tariff, quantity);
    addChild(shopping, parent, { ...basket, line: { ...basket.line, amount: 0 } });
  }
}

/** A package: the parent is free, and its three performances cost a fifth less. */
export function addPackage(shopping: Shopping): void {
  const { catalog, random, repertoire, seller, visits } = shopping;
  const tariff = tariffOf(catalog, random);
  const quantity = partyOf(random);
  const { line } = itemBasket(repertoire.package, tariff, quantity);
  const parent = addParent(shopping, { ...line, amount: 0 });
  const { minAmount } = seller.currency;
  for (let number = 1; number <= 3; number += 1) {
    const basket = visits.visit(number, tariff, quantity);
    const amount = Math.round((basket.line.amount * 0.8) / minAmount) * minAmount;
    const child = addChild(shopping, parent, { ...basket, line: { ...basket.line, amount } });
    child.basePrice = basket.line.amount;
  }
}

function addParent({ order, seller }: Shopping, line: RequestedLine): OperationData {
  const parent = addOperation(order, line, seller);
  parent.kind = 'COMPOSED_PRODUCT';
  return parent;
}

function addChild(shopping: Shopping, parent: OperationData, basket: Basket): OperationData {
  const { line } = basket;
  const product = { ...line.product, chargePerTicket: 0 };
  const child = put(shopping, { ...basket, line: { ...line, product } });
  child.parentOperationId = parent.operationId;
  child.parentOperationLinkType = 'COMPOSITION';
  return child;
}

function put({ order, seller }: Shopping, { line, seats }: Basket): OperationData {
  const isOption = order.details.orderType === 'OPTION';
  return addLine(order, line, isOption ? [] : seats, seller);
}
