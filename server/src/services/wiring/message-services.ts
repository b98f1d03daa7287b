import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../../contracts/uids';
import {
  bookingMessages,
  type Mail,
  type BookingMessagePorts,
} from '../bookings/message/booking-messages';
import { claimed, unclaimed } from '../bookings/message/claim';
import { messageSettings } from '../bookings/message/settings';
import { text } from '../database/values';

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
        await getService(strapi, 'bookingStore').change(documentId, (booking) =>
          claimed(booking, message, CLOCK.now()),
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
