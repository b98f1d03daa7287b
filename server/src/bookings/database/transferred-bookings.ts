import type { BookingEvent } from '../../contracts/bookings';
import { BOOKING_EVENT_UID, BOOKING_UID } from '../../contracts/uids';
import { noteUnnoted } from '../../kernel/database/note-unnoted';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';

/** Notes on bookings without any event that they came from another Strapi, as they were there. */
export const noteTransferredBookings = (database: StrapiDatabase, now: Date): Promise<void> =>
  noteUnnoted(
    database,
    { uid: BOOKING_EVENT_UID, documentId: 'bookingDocumentId', at: 'at' },
    {
      uid: BOOKING_UID,
      at: 'updatedAt',
      note: { kind: 'transferred' satisfies BookingEvent['kind'] },
      now,
    },
  );
