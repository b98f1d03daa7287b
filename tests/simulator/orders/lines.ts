import type { Behaviour } from '../behaviour/behaviour';
import { namedSeatCategoryId } from '../behaviour/seat-categories';
import { BusinessError } from '../business-error';
import {
  type AudienceSubCategory,
  type Catalog,
  type Item,
  MAX_SEATS_PER_PERFORMANCE,
  type Performance,
  type Product,
  type SeatCategory,
} from '../catalog/model';
import type { Institution } from '../institution';
import { type JsonObject, numberOf, objectsOf } from '../json';

/** One requested line of a booking, with its catalog entries. */
export interface RequestedLine {
  product: Product;
  tariff: AudienceSubCategory;
  quantity: number;
  amount: number;
  place?: { performance: Performance; seatCategory: SeatCategory };
  item?: Item;
}

/** Kinds of operations without products in the simulated catalog. */
const unsupported = ['composedProductOperations', 'transportProductOperations', 'chargeOperations'];

/** Reads the lines of createOrUpdateOrder. */
export function requestedLines(
  request: JsonObject,
  catalog: Catalog,
  { behaviour, clock }: Institution,
): RequestedLine[] {
  if (unsupported.some((element) => objectsOf(request, element).length > 0)) {
    throw new BusinessError('error.order.operation.unsupported');
  }
  // The simulator ignores wishes about the position of seats.
  const seats = objectsOf(request, 'singleEntryAttributionOperations').flatMap((operation) =>
    objectsOf(operation, 'operationAttributions'),
  );
  const items = objectsOf(request, 'simpleProductOperations');
  return [
    ...seats.map((line) => seatLine(line, catalog, behaviour.now, clock.now())),
    ...items.map((line) => itemLine(line, catalog)),
  ];
}

function seatLine(
  line: JsonObject,
  catalog: Catalog,
  behaviour: Behaviour,
  nowMs: number,
): RequestedLine {
  const performanceId = numberOf(line, 'performanceId');
  const product = catalog.products.find(({ performances }) =>
    performances.some(({ id }) => id === performanceId),
  );
  const performance = product?.performances.find(({ id }) => id === performanceId);
  if (!product || !performance) throw new BusinessError('error.order.performance.unknown');
  if (product.state !== 'RUNNING' || performance.state !== 'RUNNING') {
    throw new BusinessError('error.order.performance.state');
  }
  if (performance.startMs <= nowMs) throw new BusinessError('error.order.performance.past');
  const given = numberOf(line, 'seatCategoryId') ?? Number.NaN;
  const seatCategoryId = namedSeatCategoryId(given, behaviour.seatCategories);
  const seatCategory = catalog.seatCategories.find(({ id }) => id === seatCategoryId);
  if (!seatCategory) throw new BusinessError('error.order.seatcategory.unknown');
  const quantity = quantityOf(line);
  if (quantity > MAX_SEATS_PER_PERFORMANCE) throw new BusinessError('error.order.quantity.maximum');
  const place = { performance, seatCategory };
  return { product, quantity, place, ...priced(line, catalog, product, seatCategory.id) };
}

function itemLine(line: JsonObject, catalog: Catalog): RequestedLine {
  const itemId = numberOf(line, 'itemId');
  for (const product of catalog.products) {
    const item = product.items.find(({ id }) => id === itemId);
    if (!item) continue;
    if (product.state !== 'RUNNING') throw new BusinessError('error.order.product.state');
    return { product, quantity: quantityOf(line), item, ...priced(line, catalog, product) };
  }
  throw new BusinessError('error.order.item.unknown');
}

function quantityOf(line: JsonObject): number {
  const quantity = numberOf(line, 'quantity') ?? 0;
  if (!Number.isInteger(quantity) || quantity < 1) throw new BusinessError('error.order.quantity');
  return quantity;
}

function priced(
  line: JsonObject,
  catalog: Catalog,
  product: Product,
  seatCategoryId?: number,
): { tariff: AudienceSubCategory; amount: number } {
  const tariffId = numberOf(line, 'audienceSubCategoryId');
  const tariff = catalog.audienceSubCategories.find(({ id }) => id === tariffId);
  const price = product.prices.find(
    (candidate) =>
      candidate.audienceSubCategoryId === tariffId && candidate.seatCategoryId === seatCategoryId,
  );
  if (!tariff || !price) throw new BusinessError('error.order.tariff.unknown');
  return { tariff, amount: price.amount };
}
