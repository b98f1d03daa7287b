import type { Core } from '@strapi/strapi';
import type { BookingKind, BookingState } from '../../../server/src/contracts';
import { BOOKING_UID } from '../../../server/src/contracts/uids';
import { bulkInsert } from '../../../server/src/kernel/database/bulk-insert';
import { newDocumentId } from '../../../server/src/kernel/database/document-id';
import { strapiDatabase, type Row } from '../../../server/src/kernel/database/strapi-database';

/** Columns of a booking; the reference names it in tests. */
export interface StoredBooking extends Row {
  reference: string;
  kind?: BookingKind;
  state?: BookingState;
}

/** Inserts bookings as an operator and S-360 would have left them; returns their document ids. */
export async function storeBookings(
  strapi: Core.Strapi,
  bookings: readonly StoredBooking[],
): Promise<string[]> {
  const database = strapiDatabase(strapi);
  const at = new Date();
  const rows = bookings.map((booking) => ({
    documentId: newDocumentId(),
    institution: 'myvenue',
    kind: 'sale',
    state: 'draft',
    revision: 1,
    total: '0',
    createdAt: at,
    updatedAt: at,
    publishedAt: at,
    ...booking,
  }));
  await database.transaction((trx) =>
    bulkInsert({ database, trx }, BOOKING_UID, { rows, onTaken: { kind: 'fail' } }),
  );
  return rows.map(({ documentId }) => documentId);
}
