import { BOOKING_UID, CONTACT_UID } from '../../contracts/uids';
import {
  bookingMessages,
  type Mail,
  type BookingMessages,
  claimMessage,
  messagesCountSince,
  messageTimes,
  releaseClaim,
  messageSettings,
  type BookingRecord,
  type MessageClaim,
  type Bookings,
  type BookingStore,
} from '../../bookings';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { json, text } from '../../kernel/database/values';
import type { Process } from '../process';
import { mailer } from './mailer';
import type { InstitutionModule } from './institutions';

/** The kind of address; the history never stores the address itself. */
const BY_EMAIL = 'email';

/** When the contact of a booking was sent messages, counting all its bookings. */
async function messagesTo(
  database: StrapiDatabase,
  { contactDocumentId }: BookingRecord,
  now: Date,
): Promise<string[]> {
  const rows = await database
    .query(BOOKING_UID)
    .select(['lastMessage'])
    .where({ contactDocumentId, updatedAt: { $gt: messagesCountSince(now) } })
    .execute();
  return rows.flatMap((row) => messageTimes(json<MessageClaim>(row.lastMessage)));
}

export function composeBookingMessages(
  { clock, database, log, strapi }: Process,
  { institutions, venueTimeZones }: InstitutionModule,
  { bookings, bookingStore }: { bookings: Bookings; bookingStore: BookingStore },
): BookingMessages {
  return bookingMessages({
    booking: (documentId) => bookings.details(documentId),
    async customer(documentId) {
      const [row] = await database
        .query(CONTACT_UID)
        .select(['email', 'language'])
        .where({ documentId })
        .execute();
      return row ? { email: text(row.email), language: text(row.language) } : null;
    },
    settings: (code) => institutions.find(code)?.messages ?? messageSettings(),
    timeZone: (code) => venueTimeZones.find(code),
    mailer: () => mailer<Mail>(strapi),
    async claim(documentId, message) {
      const { contactDocumentId } = message;
      await bookingStore.change(
        documentId,
        async (booking) => {
          const now = clock.now();
          const sentAt = await messagesTo(database, booking, now);
          return claimMessage(booking, message, sentAt, now);
        },
        // Lock the contact, so that its messages are counted one after another, across processes.
        contactDocumentId,
      );
    },
    async unclaim(documentId, digest) {
      await bookingStore.change(documentId, (booking) =>
        releaseClaim(booking, digest, clock.now()),
      );
    },
    async noteSent(documentId, author) {
      // This does not change the booking itself, so decisions in progress need not read it again.
      await bookingStore.change(documentId, (booking) => ({
        booking,
        events: [{ kind: 'messageSent', author, detail: BY_EMAIL }],
        at: clock.now(),
      }));
    },
    log,
  });
}
