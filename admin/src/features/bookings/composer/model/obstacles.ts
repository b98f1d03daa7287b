import { MAX_LINES } from '../../../../../../server/src/contracts';
import type {
  BookingLineInput,
  BookingObstacle,
  CatalogPrice,
  ComposedKind,
  PerformanceAvailability,
} from '../../../../../../server/src/contracts';
import type { CatalogView, Offering } from '../../../catalog/model';
import type { BookingDraft } from './draft';
import { priceOf } from './priceGrid';

/** Against what a draft is held. */
export interface Circumstances {
  view: CatalogView;
  /** As far as it is known, by performance. */
  availability: ReadonlyMap<string, PerformanceAvailability>;
  nowMs: number;
}

/**
 * What stands against submitting the draft, as far as it can be told without the server, which has
 * the last word. Those of the booking as a whole first, then line by line.
 */
export function obstaclesOf(draft: BookingDraft, about: Circumstances): BookingObstacle[] {
  return inOrder([
    ...ofBooking(draft, about.view),
    ...draft.lines.flatMap((line, index) => ofLine(line, draft, about).map(at(index))),
    ...tooManySeats(draft.lines, about.view),
    ...noPlacesLeft(draft, about.availability),
  ]);
}

/** What the server refused, with what was known here when it did. */
export interface Refusal {
  draft: BookingDraft;
  obstacles: readonly BookingObstacle[];
  known: Pick<Circumstances, 'availability' | 'view'>;
}

/**
 * What still stands of a refusal: all of it is of the draft as it was, places left are of one moment, and
 * most else is of the catalog.
 */
export function stillRefused(
  { draft: refused, known, obstacles }: Refusal,
  draft: BookingDraft,
  { availability, view }: Refusal['known'],
): BookingObstacle[] {
  if (refused !== draft) return [];
  const isSameCatalog = known.view.catalog.version === view.catalog.version;
  const areSamePlaces = ({ line }: BookingObstacle): boolean => {
    const of = line === null ? undefined : draft.lines[line];
    return of === undefined || leftOf(of, known.availability) === leftOf(of, availability);
  };
  return obstacles.filter((obstacle) => {
    if (isServers(obstacle)) return true;
    return obstacle.code === 'noPlacesLeft' ? areSamePlaces(obstacle) : isSameCatalog;
  });
}

/** What the server found: when it kept the draft last, and when it refused the draft as it is. */
interface ServersObstacles {
  kept: readonly BookingObstacle[];
  refused: readonly BookingObstacle[];
}

/** What was found here, and what else the server says. */
export function withServers(
  found: readonly BookingObstacle[],
  { kept, refused }: ServersObstacles,
): BookingObstacle[] {
  const all = new Map(
    [...kept.filter(isServers), ...refused, ...found].map((one) => [keyOf(one), one]),
  );
  return inOrder([...all.values()]);
}

const keyOf = ({ code, line }: BookingObstacle): string => JSON.stringify([line, code]);

/** The server alone knows how the contact stands; all else can be told here, and is newer. */
const isServers = ({ code }: BookingObstacle): boolean => OF_CONTACT.has(code);

const OF_CONTACT: ReadonlySet<BookingObstacle['code']> = new Set([
  'contactNotSent',
  'contactUnlinked',
  'contactOfOtherSystem',
  'contactInDoubt',
]);

/**
 * Whether the server is asked all the same: how the contact stands changes by itself, and places
 * may have been given back since they were counted.
 */
export const isForServer = (obstacle: BookingObstacle): boolean =>
  isServers(obstacle) || obstacle.code === 'noPlacesLeft';

const inOrder = (obstacles: readonly BookingObstacle[]): BookingObstacle[] =>
  [...obstacles].sort((one, other) => (one.line ?? -1) - (other.line ?? -1));

type Cause = Pick<BookingObstacle, 'code' | 'limit'>;

const cause = (code: BookingObstacle['code'], limit: number | null = null): Cause => ({
  code,
  limit,
});

const at =
  (line: number | null) =>
  ({ code, limit }: Cause): BookingObstacle => ({ line, code, limit });

function ofBooking({ contact, kind, lines, payment }: BookingDraft, view: CatalogView) {
  const causes: Cause[] = [];
  if (contact === null) causes.push(cause('noContact'));
  if (lines.length === 0) causes.push(cause('noLines'));
  if (lines.length > MAX_LINES) causes.push(cause('tooManyLines', MAX_LINES));
  const { paymentMethods } = view.catalog.pointOfSale;
  if (
    kind === 'sale' &&
    payment.kind === 'paid' &&
    !paymentMethods.some(({ id }) => id === payment.paymentMethodId)
  ) {
    causes.push(cause('paymentMethodUnknown'));
  }
  return causes.map(at(null));
}

function ofLine(
  line: BookingLineInput,
  { kind }: BookingDraft,
  { nowMs, view }: Circumstances,
): Cause[] {
  const offering = view.offering(line);
  if (offering === undefined) return [cause('notInCatalog')];
  const causes: Cause[] = [];
  if (isPast(offering, nowMs)) causes.push(cause('performancePast'));
  else if (!offering.isOnSale) causes.push(cause('notOnSale'));
  const against = againstKind(offering, kind);
  if (against !== null) causes.push(cause(against));
  const price = priceOf(offering.prices, line.seatCategoryId, line.tariffId);
  if (price === undefined) causes.push(cause('noPrice'));
  else causes.push(...outOfRange(line.quantity, price));
  return causes;
}

export const isPast = (offering: Offering, nowMs: number): boolean =>
  offering.kind === 'performance' && offering.startsAtMs <= nowMs;

/** Why the offering cannot be had so; `null` when it can. */
export function againstKind(
  { product }: Offering,
  kind: ComposedKind,
): 'notReservable' | 'notOptionable' | null {
  switch (kind) {
    case 'sale':
      return null;
    case 'reservation':
      return product.isReservable ? null : 'notReservable';
    case 'option':
      return product.isOptionable ? null : 'notOptionable';
  }
}

/** Why an offering cannot be chosen at all; `null` when it can. */
export function againstChoosing(
  offering: Offering,
  kind: ComposedKind,
): 'notOnSale' | 'notReservable' | 'notOptionable' | null {
  return offering.isOnSale ? againstKind(offering, kind) : 'notOnSale';
}

function outOfRange(quantity: number, { maxQuantity, minQuantity }: CatalogPrice): Cause[] {
  if (maxQuantity !== null && quantity > maxQuantity) {
    return [cause('quantityOutOfRange', maxQuantity)];
  }
  if (minQuantity !== null && quantity < minQuantity) {
    return [cause('quantityOutOfRange', minQuantity)];
  }
  return [];
}

/** The limit is of one performance: it is said at the line that goes beyond it. */
function tooManySeats(lines: readonly BookingLineInput[], view: CatalogView): BookingObstacle[] {
  const most = view.catalog.pointOfSale.maxSeatsPerPerformance;
  if (most === null) return [];
  return beyond(
    lines,
    ({ performanceId }) => performanceId,
    () => most,
  ).map(({ line }) => at(line)(cause('tooManySeats', most)));
}

/** An option takes no place. */
function noPlacesLeft(
  { kind, lines }: BookingDraft,
  availability: Circumstances['availability'],
): BookingObstacle[] {
  if (kind === 'option') return [];
  return beyond(
    lines,
    ({ performanceId, seatCategoryId }) =>
      performanceId === null ? null : JSON.stringify([performanceId, seatCategoryId]),
    (line) => leftOf(line, availability),
  ).map(({ limit, line }) => at(line)(cause('noPlacesLeft', limit)));
}

const leftOf = (
  { performanceId, seatCategoryId }: BookingLineInput,
  availability: Circumstances['availability'],
): number | null =>
  placesLeft(performanceId === null ? undefined : availability.get(performanceId), seatCategoryId);

/** How many places are left of a seat category; `null` where that is not known. */
export function placesLeft(
  availability: PerformanceAvailability | undefined,
  seatCategoryId: string | null,
): number | null {
  if (availability === undefined || availability.checkedAt === null) return null;
  const category = availability.seatCategories.find(
    (known) => known.seatCategoryId === seatCategoryId,
  );
  if (availability.level === 'NONE' || category?.level === 'NONE') return 0;
  return category?.left ?? null;
}

/** The first line of each group with which the group has more than its limit. */
function beyond(
  lines: readonly BookingLineInput[],
  groupOf: (line: BookingLineInput) => string | null,
  limitOf: (line: BookingLineInput) => number | null,
): { line: number; limit: number }[] {
  const sums = new Map<string, number>();
  return lines.flatMap((line, index) => {
    const group = groupOf(line);
    if (group === null) return [];
    const before = sums.get(group) ?? 0;
    const sum = before + line.quantity;
    sums.set(group, sum);
    const limit = limitOf(line);
    return limit !== null && before <= limit && sum > limit ? [{ line: index, limit }] : [];
  });
}
