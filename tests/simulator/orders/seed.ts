import type { Product } from '../catalog/model';
import { isoDate } from '../clock';
import type { Institution } from '../institution';
import { SeededRandom } from '../random';
import { close } from './close';
import { describeSale } from './create';
import type { RequestedLine } from './lines';
import { addLine } from './operation';

const DAY_MS = 86_400_000;

/** Gives an institution finalized orders of its seeded contacts: sales, and some reservations. */
export function seedOrders(institution: Institution, count: number, nowMs: number): void {
  const { catalog, contacts } = institution;
  const products = catalog?.products.filter(({ state }) => state === 'RUNNING') ?? [];
  const numbers = [...contacts.numbers()];
  const random = new SeededRandom(`${institution.code} orders`);
  for (let index = 0; index < count; index += 1) {
    const product = products[random.below(products.length)];
    const contactReference = numbers[random.below(numbers.length)];
    const line = product && lineOf(product, institution, random);
    if (!line || contactReference === undefined) return;
    const isReservation = line.place !== undefined && random.chance(0.15);
    const order = institution.orders.open(isReservation ? 'RESERVATION' : 'SALE');
    order.details.contactReference = contactReference;
    describeSale(order, institution);
    addLine(order, line, seatsFor(line, institution), institution);
    close(order, institution);
    if (!isReservation) {
      const createdMs = nowMs - random.below(200) * DAY_MS - random.below(DAY_MS);
      order.details.creationDateTime = isoDate(createdMs);
      order.details.referenceDate = isoDate(Math.floor(createdMs / DAY_MS) * DAY_MS);
    }
  }
}

function lineOf(
  product: Product,
  institution: Institution,
  random: SeededRandom,
): RequestedLine | undefined {
  const performance = product.performances[random.below(product.performances.length)];
  const price = product.prices[random.below(product.prices.length)];
  const tariff = institution.catalog?.audienceSubCategories.find(
    ({ id }) => id === price?.audienceSubCategoryId,
  );
  const seatCategory = institution.catalog?.seatCategories.find(
    ({ id }) => id === price?.seatCategoryId,
  );
  if (!price || !tariff) return undefined;
  const quantity = 1 + random.below(4);
  const place = performance && seatCategory ? { performance, seatCategory } : undefined;
  return { product, tariff, quantity, amount: price.amount, place, item: product.items[0] };
}

/** A performance that is sold out gives no seats; the old sale is then one without them. */
function seatsFor({ place, quantity }: RequestedLine, institution: Institution) {
  if (!place) return [];
  const block = { performanceId: place.performance.id, seatCategoryId: place.seatCategory.id };
  return institution.stock.left(block) >= quantity ? institution.stock.take(block, quantity) : [];
}
