import { ELSEWHERE_AUTHOR } from '../../contracts/authors';
import type { BookingEvent } from '../../contracts/bookings';
import { BOOKING_EVENT_UID, BOOKING_UID } from '../../contracts/uids';
import { noteUnnoted } from '../../kernel/database/note-unnoted';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';

/**
 * Notes on bookings without any event that they came from another Strapi, as they were there. Their
 * authors are users there: the same id is somebody else here.
 */
export async function noteTransferredBookings(database: StrapiDatabase, now: Date): Promise<void> {
  await noteUnnoted(
    database,
    { uid: BOOKING_EVENT_UID, documentId: 'bookingDocumentId', at: 'at' },
    {
      uid: BOOKING_UID,
      at: 'updatedAt',
      note: { kind: 'transferred' satisfies BookingEvent['kind'] },
      now,
    },
  );
  const { column, table } = database.names(BOOKING_UID);
  const known: unknown[] = await database.connection(table).distinct().pluck(column('author'));
  for (const author of known.map(text)) {
    if (author === null || author.startsWith(ELSEWHERE_AUTHOR)) continue;
    await database
      .query(BOOKING_UID)
      .where({ author })
      .update({ author: `${ELSEWHERE_AUTHOR}${author}` })
      .execute();
  }
}
