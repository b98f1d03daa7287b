import { namedSeatCategoryId } from '../behaviour/seat-categories';
import { BusinessError } from '../business-error';
import { isoDate } from '../clock';
import type { Institution } from '../institution';
import { type JsonObject, numberOf, numbersOf, textOf } from '../json';
import type { Service } from '../service';
import type { Catalog, Performance, Product, SeatCategory } from './model';

/** Requests all seat categories separately. */
const ALL = -1;

/** Below this share of its capacity a seat category is LIMITED (inferred). */
const LIMITED_SHARE = 0.2;

/** availabilityService. */
export const availabilityService: Service = {
  name: 'availabilityService',
  methods: {
    getEventAvailability,
    getPerformanceAvailability: getEventAvailability,
    getUpdatedAvailabilities,
  },
};

interface PlacesLeft {
  left: number;
  capacity: number;
}

/** Many performances in one call, by `performanceIds`, limited to the `eventIds` if given. */
function getEventAvailability(request: JsonObject, institution: Institution): JsonObject {
  const catalog = catalogAt(request, institution);
  const performanceIds = numbersOf(request, 'performanceIds');
  const eventIds = numbersOf(request, 'eventIds');
  if (performanceIds.length === 0) {
    throw new BusinessError('error.availability.performance.missing');
  }
  const isAsked = (product: Product, performance: Performance): boolean =>
    performanceIds.includes(performance.id) &&
    (eventIds.length === 0 || eventIds.includes(product.id));
  const eventAvailabilities = catalog.products.flatMap((product) => {
    const performances = product.performances.filter((one) => isAsked(product, one));
    if (performances.length === 0) return [];
    const performanceAvailabilities = performances.map((performance) =>
      performanceAvailability(performance, product, request, institution),
    );
    return [{ eventId: product.id, performanceAvailabilities }];
  });
  return { eventAvailabilityData: { eventAvailabilities } };
}

/** `seatCategoryIds`: an empty list requests the sum, -1 all of them, others those in the list. */
function performanceAvailability(
  performance: Performance,
  product: Product,
  request: JsonObject,
  institution: Institution,
): JsonObject {
  const { seatCategories } = institution.behaviour.now;
  const asked = numbersOf(request, 'seatCategoryIds').map((id) =>
    id === ALL ? id : namedSeatCategoryId(id, seatCategories),
  );
  const categories = institution
    .requireCatalog()
    .seatCategories.filter(
      ({ id }) => asked.length === 0 || asked.includes(ALL) || asked.includes(id),
    );
  const places = categories.map((category) => ({
    category,
    ...placesLeft(performance, product, category, institution),
  }));
  const summed = places.reduce<PlacesLeft>(
    (sum, { left, capacity }) => ({ left: sum.left + left, capacity: sum.capacity + capacity }),
    { left: 0, capacity: 0 },
  );
  const split = places.map(({ category, left, capacity }) => ({
    seatCategoryId: category.id,
    availability: left,
    availabilityLevel: levelOf({ left, capacity }),
  }));
  return {
    performanceId: performance.id,
    availability: summed.left,
    availabilityLevel: levelOf(summed),
    seatCategoryAvailabilities: asked.length === 0 ? [] : split,
  };
}

function placesLeft(
  performance: Performance,
  product: Product,
  category: SeatCategory,
  institution: Institution,
): PlacesLeft {
  const isSold =
    product.state === 'RUNNING' &&
    performance.state === 'RUNNING' &&
    performance.startMs > institution.clock.now();
  const block = { performanceId: performance.id, seatCategoryId: category.id };
  return { left: isSold ? institution.stock.left(block) : 0, capacity: category.capacity };
}

function levelOf({ left, capacity }: PlacesLeft): string {
  if (left <= 0) return 'NONE';
  return left < capacity * LIMITED_SHARE ? 'LIMITED' : 'GOOD';
}

/** Products whose places were taken, released or set since the reference date. */
function getUpdatedAvailabilities(request: JsonObject, institution: Institution): JsonObject {
  const { products } = catalogAt(request, institution);
  const productIds = numbersOf(request, 'productIds');
  const sinceMs = Date.parse(textOf(request, 'referenceDate') ?? '') || 0;
  const availabilityUpdateData = products.flatMap((product) => {
    const changedAtMs = Math.max(
      0,
      ...product.performances.map(({ id }) => institution.stock.changedAt(id)),
    );
    const isAsked = productIds.length === 0 || productIds.includes(product.id);
    return isAsked && changedAtMs > sinceMs
      ? [{ productId: product.id, lastUpdate: isoDate(changedAtMs) }]
      : [];
  });
  return { availabilityUpdateData };
}

function catalogAt(request: JsonObject, institution: Institution): Catalog {
  const catalog = institution.requireCatalog();
  if (numberOf(request, 'pointOfSalesId') !== catalog.pointOfSalesId) {
    throw new BusinessError('error.pointofsales.unknown');
  }
  return catalog;
}
