import type { Core } from '@strapi/strapi';
import { BOOKING_UID, CONTACT_UID } from '../../contracts/uids';
import {
  bookingMessages,
  type Mail,
  type BookingMessagePorts,
} from '../bookings/message/booking-messages';
import { claimed, messagesCountSince, messageTimes, unclaimed } from '../bookings/message/claim';
import { messageSettings } from '../bookings/message/settings';
import type { BookingRecord, MessageClaim } from '../bookings/records';
import type { StrapiDatabase } from '../database/strapi-database';
import { json, text } from '../database/values';
import { getService } from '..';
import { CLOCK, log, type Factories } from './factory';

/** An address kind, never the address. */
const BY_EMAIL = 'email';

/** The e-mail plugin is part of Strapi, but an app may do without it. */
function mailer(strapi: Core.Strapi): ReturnType<BookingMessagePorts['mailer']> {
  const plugin: unknown = strapi.plugins['email'];
  if (plugin === undefined) return null;
  return (mail: Mail) => strapi.plugin('email').service('email').send(mail);
}

/** When messages went out to the contact of a booking, by all its bookings. */
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

/** Writing to the customers of bookings. */
export const messageServices: Factories<'bookingMessages'> = {
  bookingMessages: ({ strapi }) =>
    bookingMessages({
      booking: (documentId) => getService(strapi, 'bookings').details(documentId),
      async customer(documentId) {
        const [row] = await getService(strapi, 'database')
          .query(CONTACT_UID)
          .select(['email', 'language'])
          .where({ documentId })
          .execute();
        return row ? { email: text(row.email), language: text(row.language) } : null;
      },
      settings: (code) =>
        getService(strapi, 'institutions').find(code)?.messages ?? messageSettings(),
      timeZone: (code) => getService(strapi, 'venueTimeZones').of(code),
      mailer: () => mailer(strapi),
      async claim(documentId, message) {
        const { contactDocumentId } = message;
        await getService(strapi, 'bookingStore').change(
          documentId,
          async (booking) => {
            const now = CLOCK.now();
            const sentAt = await messagesTo(getService(strapi, 'database'), booking, now);
            return claimed(booking, message, sentAt, now);
          },
          // Held, so that its messages are counted one after the other, also by other processes.
          contactDocumentId,
        );
      },
      async unclaim(documentId, digest) {
        await getService(strapi, 'bookingStore').change(documentId, (booking) =>
          unclaimed(booking, digest, CLOCK.now()),
        );
      },
      async noteSent(documentId, author) {
        // It says nothing else about the booking: who is deciding about it need not look again.
        await getService(strapi, 'bookingStore').change(documentId, (booking) => ({
          booking,
          events: [{ kind: 'messageSent', author, detail: BY_EMAIL }],
          at: CLOCK.now(),
        }));
      },
      log: log(strapi),
    }),
};
