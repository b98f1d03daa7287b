import {
  MAX_LINES,
  type BookingKind,
  type BookingLineInput,
  type BookingObstacle,
  type BookingPayment,
} from '../../contracts/bookings';
import type { PerformanceAvailability } from '../../contracts/catalog/catalog';
import { areFresh, type CatalogLookup } from '../../catalog';
import { foundLine, type FoundLine } from './priced-lines';

/** Whether the contact can be booked for at the institution. */
export type ContactStatus =
  'none' | 'known' | 'toBePushed' | 'notSent' | 'unlinked' | 'otherSystem' | 'inDoubt';

export interface ObstacleInput {
  kind: BookingKind;
  lines: readonly BookingLineInput[];
  payment: BookingPayment;
  contact: ContactStatus;
  /** `null` while the institution has no catalog: nothing can be sold then. */
  catalog: CatalogLookup | null;
  availability: readonly PerformanceAvailability[];
  now: Date;
}

const ofBooking = (code: BookingObstacle['code'], limit: number | null = null) => ({
  line: null,
  code,
  limit,
});

/** The obstacles to submitting a booking now: those of the whole first, then line by line. Pure. */
export function obstaclesTo(input: ObstacleInput): BookingObstacle[] {
  return [
    ...obstaclesOfBooking(input),
    ...(input.lines.length > MAX_LINES ? [ofBooking('tooManyLines', MAX_LINES)] : []),
    ...input.lines.flatMap((_, line) => ofLine(line, input)),
  ];
}

/**
 * The obstacles of the booking as a whole. A booking that follows another one can have no others.
 */
export function obstaclesOfBooking(input: ObstacleInput): BookingObstacle[] {
  return [
    ...ofContact(input),
    ...(input.lines.length === 0 ? [ofBooking('noLines')] : []),
    ...ofPayment(input),
  ];
}

/** A sale needs a payment method that the point of sale accepts, unless it is closed unpaid. */
export function ofPayment({
  catalog,
  kind,
  payment,
}: Pick<ObstacleInput, 'catalog' | 'kind' | 'payment'>): BookingObstacle[] {
  if (kind !== 'sale' || payment.kind === 'unpaid') return [];
  const method = catalog?.paymentMethod(payment.paymentMethodId);
  // Without a catalog there are other obstacles.
  const isTaken = method !== null && !method?.hindrance;
  return isTaken ? [] : [ofBooking('paymentMethodUnknown')];
}

function ofContact({ contact }: ObstacleInput): BookingObstacle[] {
  switch (contact) {
    case 'none':
      return [ofBooking('noContact')];
    case 'notSent':
      return [ofBooking('contactNotSent')];
    case 'unlinked':
      return [ofBooking('contactUnlinked')];
    case 'otherSystem':
      return [ofBooking('contactOfOtherSystem')];
    case 'inDoubt':
      return [ofBooking('contactInDoubt')];
    case 'known':
    case 'toBePushed':
      return [];
  }
}

function ofLine(index: number, input: ObstacleInput): BookingObstacle[] {
  const { catalog, lines } = input;
  const line = lines[index];
  if (!line) return [];
  const found = catalog && foundLine(catalog, line);
  const product = found?.performance?.product ?? found?.item?.product;
  const say = (code: BookingObstacle['code'], limit: number | null = null) => ({
    line: index,
    code,
    limit,
  });
  if (!catalog || !found || !product) return [say('notInCatalog')];
  const performance = found.performance?.performance ?? null;
  const isOnSale = product.isOnSale && (performance === null || performance.isOnSale);
  const isPast = performance !== null && Date.parse(performance.startsAt) <= input.now.getTime();
  return [
    ...(isPast ? [say('performancePast')] : isOnSale ? [] : [say('notOnSale')]),
    ...(input.kind === 'reservation' && !product.isReservable ? [say('notReservable')] : []),
    ...(input.kind === 'option' && !product.isOptionable ? [say('notOptionable')] : []),
    ...(found.price === null ? [say('noPrice')] : []),
    ...quantityLimit(line, found).map((limit) => say('quantityOutOfRange', limit)),
    ...seatLimit(line, input, catalog).map((limit) => say('tooManySeats', limit)),
    ...placesLeft(line, input).map((left) => say('noPlacesLeft', left)),
  ];
}

function quantityLimit({ quantity }: BookingLineInput, { price }: FoundLine): number[] {
  const { maxQuantity = null, minQuantity = null } = price ?? {};
  if (minQuantity !== null && quantity < minQuantity) return [minQuantity];
  return maxQuantity !== null && quantity > maxQuantity ? [maxQuantity] : [];
}

const seatsOf = (
  lines: readonly BookingLineInput[],
  isOf: (line: BookingLineInput) => boolean,
): number => lines.filter(isOf).reduce((seats, { quantity }) => seats + quantity, 0);

/** The point of sale limits the total of all lines of a performance. */
function seatLimit(
  { performanceId }: BookingLineInput,
  { lines }: ObstacleInput,
  { catalog }: CatalogLookup,
): number[] {
  const most = catalog.pointOfSale.maxSeatsPerPerformance;
  if (most === null || performanceId === null) return [];
  return seatsOf(lines, (line) => line.performanceId === performanceId) > most ? [most] : [];
}

/**
 * The number of places left, where a recent check found too few. S-360 has the last word, so stale
 * availability is no obstacle, whether or not a new check is under way. An option takes no place.
 */
function placesLeft(line: BookingLineInput, input: ObstacleInput): number[] {
  const { performanceId, seatCategoryId } = line;
  if (input.kind === 'option' || performanceId === null) return [];
  const known = input.availability.find((one) => one.performanceId === performanceId);
  if (!known || known.checkedAt === null) return [];
  if (!areFresh(new Date(known.checkedAt), input.now)) return [];
  const of = known.seatCategories.find((one) => one.seatCategoryId === seatCategoryId);
  if (!of) return [];
  const needed = seatsOf(
    input.lines,
    (other) => other.performanceId === performanceId && other.seatCategoryId === seatCategoryId,
  );
  if (of.left === null) return of.level === 'NONE' ? [0] : [];
  return of.left < needed ? [of.left] : [];
}
