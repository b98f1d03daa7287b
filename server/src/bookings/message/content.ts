import type {
  Booking,
  BookingLine,
  ComposedKind,
  Money,
  OfferedLine,
  SeatOfOrder,
} from '../../contracts';

/** A line of the message, in S-360's words. */
export interface MessageLine {
  product: string | null;
  /** `null` where its name is that of its product. */
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

/** The content of a message, before language and form. */
export interface MessageContent {
  /** An offer is open; a confirmation is about a closed order. */
  kind: 'offer' | 'confirmation';
  bookingKind: ComposedKind;
  venue: string;
  /** The IANA time zone of the venue's performances. */
  timeZone: string;
  reference: string;
  customer: string | null;
  lines: MessageLine[];
  totalBeforeCharges: Money;
  charges: Money;
  total: Money;
  /** The end of the offer, or of the reservation or option. */
  expiresAt: string | null;
  /** The last day, `YYYY-MM-DD`, of a hold that lasts until the end of a day. */
  lastDay: string | null;
  /** A closed sale that is not paid yet. */
  isUnpaid: boolean;
}

type EmptyMessageReason =
  /** S-360 has not answered the booking, a call is under way, or S-360 refused it. */
  | 'noOffer'
  /** The booking was abandoned, or its hold has ended. */
  | 'past'
  /** A release: the customer knows only its reservation. */
  | 'release';

export function messageContent(
  booking: Booking,
  place: { timeZone: string },
): MessageContent | EmptyMessageReason {
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
    lines: offer.lines
      .filter(({ isCharge }) => !isCharge)
      .map((line) => toMessageLine(line, lines)),
    totalBeforeCharges: offer.totalBeforeCharges,
    charges: offer.charges,
    total: offer.total,
    ...(isClosed && kind === 'sale' ? { expiresAt: null, lastDay: null } : deadlineOf(booking)),
    isUnpaid: isClosed && kind === 'sale' && booking.payment.kind === 'unpaid',
  };
}

/** S-360 may hold places longer than until their performance begins; nobody is promised that. */
function deadlineOf(booking: Booking): Pick<MessageContent, 'expiresAt' | 'lastDay'> {
  const { expiresAt, lastDay, performanceAt } = booking;
  const beginsBefore =
    expiresAt !== null &&
    performanceAt !== null &&
    Date.parse(performanceAt) < Date.parse(expiresAt);
  return beginsBefore ? { expiresAt: performanceAt, lastDay: null } : { expiresAt, lastDay };
}

/**
 * Whether a hold has no known expiration date: its order is read again after closing, and S-360 may
 * report none.
 */
export const lacksExpiry = ({ bookingKind, expiresAt, kind }: MessageContent): boolean =>
  kind === 'confirmation' && bookingKind !== 'sale' && expiresAt === null;

function toMessageLine(line: OfferedLine, asked: readonly BookingLine[]): MessageLine {
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

/**
 * The place from the catalog, because S-360's order has none: it is that of the requested lines at
 * the same time, if they agree.
 */
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
