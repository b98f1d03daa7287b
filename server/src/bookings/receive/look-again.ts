import { BOOKING_UID } from '../../contracts/uids';
import { bookingFromRow } from '../database/booking-rows';
import { isStateUnknown } from '../machine/order-state';
import { NEVER } from '../machine/failed-read';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';

/**
 * Makes bookings due at once whose reads had stopped because of an unknown order state. Their
 * previous tries still count.
 */
export async function lookAgainAtBookings(
  database: StrapiDatabase,
  institutions: readonly { code: string; baseUrl: string }[],
  at: Date,
): Promise<void> {
  for (const { baseUrl, code } of institutions) {
    const rows = await database
      .query(BOOKING_UID)
      .select('*')
      .where({
        institution: code,
        baseUrl,
        state: { $in: ['created', 'incomplete'] },
        nextAttemptAt: { $gte: NEVER },
      })
      .execute();
    for (const row of rows.filter((one) => isStateUnknown(bookingFromRow(one)))) {
      await database
        .query(BOOKING_UID)
        .where({ documentId: text(row.documentId), nextAttemptAt: { $gte: NEVER } })
        .update({ nextAttemptAt: at })
        .execute();
    }
  }
}
