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

/** The state against which a draft is checked. */
export interface Circumstances {
  view: CatalogView;
  /** By performance, where it is known. */
  availability: ReadonlyMap<string, PerformanceAvailability>;
  nowMs: number;
}

/**
 * The obstacles to submitting the draft that the panel can find on its own; the server has the
 * last word. Obstacles of the whole booking come first, then those of each line.
 */
export function obstaclesOf(draft: BookingDraft, about: Circumstances): BookingObstacle[] {
  return inOrder([
    ...ofBooking(draft, about.view),
    ...draft.lines.flatMap((line, index) => ofLine(line, draft, about).map(at(index))),
    ...tooManySeats(draft.lines, about.view),
    ...noPlacesLeft(draft, about.availability),
  ]);
}

/** The obstacles of a refused submission, with what the panel knew at that time. */
export interface Refusal {
  draft: BookingDraft;
  obstacles: readonly BookingObstacle[];
  known: Pick<Circumstances, 'availability' | 'view'>;
}

/**
 * The obstacles of a refusal that still apply. All of them apply only to the unchanged draft;
 * `noPlacesLeft` applies until the places change, and most others until the catalog does.
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

/** The server's obstacles: from the last save, and from refusing the current draft. */
interface ServersObstacles {
  kept: readonly BookingObstacle[];
  refused: readonly BookingObstacle[];
}

/** The panel's own obstacles, completed with the server's. */
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

/**
 * Only the server knows the contact's status. The panel finds everything else itself, and more
 * recently.
 */
const isServers = ({ code }: BookingObstacle): boolean => OF_CONTACT.has(code);

const OF_CONTACT: ReadonlySet<BookingObstacle['code']> = new Set([
  'contactNotSent',
  'contactUnlinked',
  'contactOfOtherSystem',
  'contactInDoubt',
]);

/**
 * Whether submitting is worth a try in spite of the obstacle: the contact's status changes
 * automatically, and places may have been freed since they were counted.
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
    !paymentMethods.some(({ hindrance, id }) => id === payment.paymentMethodId && !hindrance)
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

const isPast = (offering: Offering, nowMs: number): boolean =>
  offering.kind === 'performance' && offering.startsAtMs <= nowMs;

/** Why the offering is not available for this kind of booking; `null` if it is. */
function againstKind(
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

/** Why the offering cannot be chosen at all; `null` if it can. */
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

/** The limit applies per performance; the obstacle names the line that exceeds it. */
function tooManySeats(lines: readonly BookingLineInput[], view: CatalogView): BookingObstacle[] {
  const most = view.catalog.pointOfSale.maxSeatsPerPerformance;
  if (most === null) return [];
  return beyond(
    lines,
    ({ performanceId }) => performanceId,
    () => most,
  ).map(({ line }) => at(line)(cause('tooManySeats', most)));
}

/** An option takes no places. */
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

/** The number of places left in a seat category; `null` if it is unknown. */
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

/** The line at which each group first exceeds its limit. */
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
