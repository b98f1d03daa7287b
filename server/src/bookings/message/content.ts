import type {
  Booking,
  BookingLine,
  ComposedKind,
  Money,
  OfferedLine,
  SeatOfOrder,
} from '../../contracts';

/** A line as the customer is told of it; its words are S-360's. */
export interface MessageLine {
  product: string | null;
  /** `null` where it is called like its product. */
  performance: string | null;
  performanceAt: string | null;
  place: string | null;
  seatCategory: string | null;
  tariff: string | null;
  quantity: number;
  unitPrice: Money | null;
  total: Money | null;
  seats: SeatOfOrder[];
}

/** What a message tells, before it has a language and a form. */
export interface MessageContent {
  /** An offer can still be taken or left; a confirmation tells of what is closed. */
  kind: 'offer' | 'confirmation';
  bookingKind: ComposedKind;
  venue: string;
  /** IANA name of the time zone in which the venue's performances are told. */
  timeZone: string;
  reference: string;
  customer: string | null;
  lines: MessageLine[];
  totalBeforeCharges: Money;
  charges: Money;
  total: Money;
  /** Until when the offer stands, or the reservation or option is held. */
  expiresAt: string | null;
  /** The last day, `YYYY-MM-DD`, of what is held to the end of a day. */
  lastDay: string | null;
  /** A closed sale that is not paid yet. */
  isUnpaid: boolean;
}

/** Why there is nothing to write to the customer about. */
export type NothingToTell =
  /** S-360 has not answered it, is being asked just now, or refused it. */
  | 'noOffer'
  /** It was given up, or what it held is held no longer. */
  | 'past'
  /** A release: its reservation is what the customer knows of. */
  | 'release';

/** Reads from a booking what its customer is to be told. */
export function messageContent(
  booking: Booking,
  place: { timeZone: string },
): MessageContent | NothingToTell {
  const { kind, lines, offer, state } = booking;
  if (kind === 'release') return 'release';
  if (state === 'abandoned' || state === 'abandoning') return 'past';
  const isClosed = state === 'closed';
  const isOpen = state === 'created' || state === 'incomplete';
  if (offer === null || !(isClosed || isOpen)) return 'noOffer';
  if (isClosed && kind !== 'sale' && booking.status !== 'held') return 'past';
  return {
    kind: isClosed ? 'confirmation' : 'offer',
    bookingKind: kind,
    venue: booking.institution.name,
    timeZone: place.timeZone,
    reference: booking.reference,
    customer: booking.contact?.name ?? null,
    lines: offer.lines.filter(({ isCharge }) => !isCharge).map((line) => told(line, lines)),
    totalBeforeCharges: offer.totalBeforeCharges,
    charges: offer.charges,
    total: offer.total,
    expiresAt: isClosed && kind === 'sale' ? null : booking.expiresAt,
    lastDay: isClosed && kind === 'sale' ? null : booking.lastDay,
    isUnpaid: isClosed && kind === 'sale' && booking.payment.kind === 'unpaid',
  };
}

/**
 * A hold whose date is not known: its order is read once more after it was closed, and S-360 may tell
 * none at all.
 */
export const lacksExpiry = ({ bookingKind, expiresAt, kind }: MessageContent): boolean =>
  kind === 'confirmation' && bookingKind !== 'sale' && expiresAt === null;

function told(line: OfferedLine, asked: readonly BookingLine[]): MessageLine {
  const { performance, product } = line;
  return {
    product,
    performance: performance === product ? null : performance,
    performanceAt: line.performanceAt,
    place: placeOf(line, asked),
    seatCategory: line.seatCategory,
    tariff: line.tariff,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    total: line.total,
    seats: line.seats,
  };
}

/** S-360's order names no place, the catalog does: that of the line asked for at the same time. */
function placeOf(line: OfferedLine, asked: readonly BookingLine[]): string | null {
  if (line.performanceAt === null) return null;
  const atMs = Date.parse(line.performanceAt);
  const then = asked.filter(
    ({ performanceAt }) => performanceAt !== null && Date.parse(performanceAt) === atMs,
  );
  const places = new Set(then.map(({ words }) => words.place));
  const [place = null] = places;
  return places.size === 1 ? place : null;
}
