import type {
  Booking,
  BookingEvent,
  BookingOffer,
  BookingStatus,
  BookingSummary,
} from '../../contracts/bookings';
import { readReason } from '../../contracts/reasons';
import { BOOKING_EVENT_UID, BOOKING_UID, CONTACT_UID } from '../../contracts/uids';
import type { Institution } from '../../institutions';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { text, time } from '../../kernel/database/values';
import { bookableContact } from '../compose/bookable-contact';
import { obstaclesOf } from '../compose/compositions';
import { bookingFromRow, performanceAtOf, summaryOf } from '../database/booking-rows';
import { isDeclaredNotCreated } from '../machine/moves';
import { heldUntil, lastDayOf, type Expiry, contactCalls } from '../../s360';
import { expiryBy } from '../../orders';
import { moneyOf } from '../offered-order';
import type { BookingsPorts } from '../ports';
import type { BookingRecord } from '../records';
import { notSending } from '../../sending';
import { callOf } from '../submit/requests';
import { inDoubtOf } from './in-doubt';
import { progressOf, stepUnderWay, type ProgressContext } from './progress';
import { statusesOf } from './statuses';

interface SummaryParts {
  institutionName: string;
  /** How the institution interprets expiration dates, and where. */
  expiry: Expiry;
  status: BookingStatus | null;
  contact: BookingSummary['contact'];
  author: BookingSummary['author'];
}

export function summary(booking: BookingRecord, parts: SummaryParts): BookingSummary {
  const { createdAt, currency, expiresAt, institution, lines, total, updatedAt } = booking;
  const { documentId, kind, orderId, reference, state } = booking;
  // S-360 abandons an open order at a moment; a closed hold may last until the end of a day.
  const isHeld = expiresAt !== null && state === 'closed';
  const until = isHeld ? heldUntil(expiresAt, parts.expiry) : expiresAt;
  return {
    documentId,
    reference,
    institution: {
      code: institution,
      name: parts.institutionName,
      timeZone: parts.expiry.timeZone,
    },
    kind,
    state,
    isDeclaredNotCreated: isDeclaredNotCreated(booking),
    status: parts.status,
    contact: parts.contact,
    summary: summaryOf(lines),
    total: moneyOf(total, currency),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    author: parts.author,
    expiresAt: until?.toISOString() ?? null,
    lastDay: isHeld ? lastDayOf(expiresAt, parts.expiry) : null,
    performanceAt: performanceAtOf(booking)?.toISOString() ?? null,
    orderId,
  };
}

/** The contacts of bookings with their current names, by document id; deleted ones are missing. */
async function contactsOf(
  database: StrapiDatabase,
  bookings: readonly BookingRecord[],
): Promise<Map<string, NonNullable<BookingSummary['contact']>>> {
  const documentIds = [...new Set(bookings.flatMap((one) => one.contactDocumentId ?? []))];
  if (documentIds.length === 0) return new Map();
  const rows = await database
    .query(CONTACT_UID)
    .select(['documentId', 'displayName', 'email'])
    .where({ documentId: { $in: documentIds } })
    .execute();
  return new Map(
    rows.map((row) => {
      const documentId = text(row.documentId) ?? '';
      return [documentId, { documentId, name: text(row.displayName), email: text(row.email) }];
    }),
  );
}

export async function summaries(
  ports: BookingsPorts,
  bookings: readonly BookingRecord[],
): Promise<BookingSummary[]> {
  const { clock, database, institutions } = ports;
  const statuses = await statusesOf(ports, bookings, clock.now());
  const contacts = await contactsOf(database, bookings);
  const nameOf = await ports.namesOf(bookings.map(({ author }) => author));
  const expiryAt = expiryBy(institutions, await ports.timeZones.all());
  return bookings.map((booking) =>
    summary(booking, {
      institutionName: institutions.find(booking.institution)?.name ?? booking.institution,
      expiry: expiryAt(booking.institution),
      status: statuses.get(booking.documentId) ?? null,
      contact: contacts.get(booking.contactDocumentId ?? '') ?? null,
      author: nameOf(booking.author),
    }),
  );
}

function shownOffer({ currency, offer }: BookingRecord): BookingOffer | null {
  if (offer === null) return null;
  const money = (amount: string) => moneyOf(BigInt(amount), currency);
  const { charges, differences, fileId, lines, orderId, total } = offer;
  return {
    orderId,
    fileId,
    lines,
    totalBeforeCharges: money(offer.totalBeforeCharges),
    charges: money(charges),
    total: money(total),
    isTotalSure: offer.isTotalUnsure !== true,
    differences,
  };
}

/** Why there is no permit for the booking's next call, or for the push of its contact. */
async function noPermitFor(
  { permits }: BookingsPorts,
  { client, code }: Institution,
  booking: BookingRecord,
  now: Date,
): Promise<ProgressContext['noPermit']> {
  const step = stepUnderWay(booking);
  if (step === null || booking.sending !== null) return null;
  const call =
    step === 'contact' ? contactCalls(client).saveIndividualContactData : callOf(booking, step);
  const wait = await permits.waitFor(code, { ...call, lane: 'booking' });
  return wait && { because: wait.because, until: new Date(now.getTime() + wait.waitMs) };
}

async function surroundingsOf(
  ports: BookingsPorts,
  booking: BookingRecord,
): Promise<ProgressContext> {
  const now = ports.clock.now();
  const institution = ports.institutions.find(booking.institution);
  const nothing = { notSending: null, noPermit: null, contactInDoubt: false, now };
  if (!institution) return { ...nothing, baseUrl: null };
  const { baseUrl } = institution;
  const contact =
    booking.state === 'submitted' && booking.contactNumber === null
      ? await bookableContact(ports.database, institution, booking.contactDocumentId)
      : null;
  return {
    baseUrl,
    now,
    notSending: notSending(
      await ports.sendingTrust.gateOf(institution),
      contact === null ? 'bookings' : 'contacts',
    ),
    noPermit: await noPermitFor(ports, institution, booking, now),
    contactInDoubt: contact?.status === 'inDoubt',
  };
}

async function eventsOf(ports: BookingsPorts, documentId: string): Promise<BookingEvent[]> {
  const rows = await ports.database
    .query(BOOKING_EVENT_UID)
    .select('*')
    .where({ bookingDocumentId: documentId })
    .orderBy({ id: 'asc' })
    .execute();
  const nameOf = await ports.namesOf(rows.map(({ author }) => text(author)));
  return rows.map((row) => ({
    at: (time(row.at) ?? new Date(0)).toISOString(),
    // Only this module writes events, all of a known kind.
    kind: text(row.kind) as BookingEvent['kind'],
    author: nameOf(text(row.author)),
    detail: text(row.detail),
    reason: readReason(row.reason),
  }));
}

async function relative(
  database: StrapiDatabase,
  documentId: string | null | undefined,
): Promise<BookingRecord | null> {
  if (!documentId) return null;
  const [row]: Row[] = await database
    .query(BOOKING_UID)
    .select('*')
    .where({ documentId })
    .execute();
  return row ? bookingFromRow(row) : null;
}

/** The whole booking, as a person sees it. */
export async function bookingDetails(
  ports: BookingsPorts,
  booking: BookingRecord,
): Promise<Booking> {
  const { database, institutions } = ports;
  const [listed] = await summaries(ports, [booking]);
  if (!listed) throw new Error(`Booking ${booking.reference} could not be shown.`);
  const institution = institutions.find(booking.institution);
  const around = await surroundingsOf(ports, booking);
  const follows = await relative(database, booking.follows?.documentId);
  const followedBy = await relative(database, booking.followedByDocumentId);
  const { contactNumber, failure, lines, notes, orderDocumentId, payment, revision } = booking;
  return {
    ...listed,
    revision,
    contactNumber,
    lines,
    notes,
    shipmentModeId: booking.shipmentModeId,
    payment,
    obstacles: institution ? await obstaclesOf(ports, booking) : [],
    offer: shownOffer(booking),
    failure,
    notSending: around.notSending,
    progress: progressOf(booking, around),
    inDoubt: institution ? await inDoubtOf(database, institution, booking) : null,
    orderDocumentId,
    follows: follows && { documentId: follows.documentId, reference: follows.reference },
    followedBy: followedBy && {
      documentId: followedBy.documentId,
      reference: followedBy.reference,
      kind: followedBy.kind,
    },
    events: await eventsOf(ports, booking.documentId),
  };
}
