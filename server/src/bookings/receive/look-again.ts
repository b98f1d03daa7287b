import { BOOKING_UID } from '../../contracts/uids';
import { bookingFromRow } from '../database/booking-rows';
import { isStateUnknown } from '../machine/order-state';
import { NEVER } from '../machine/failed-read';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { readable, text } from '../../kernel/database/values';

/**
 * Makes bookings due at once whose reads had stopped because of an unknown order state. Their
 * previous tries still count.
 */
export async function lookAgainAtBookings(
  database: StrapiDatabase,
  institutions: readonly { code: string; baseUrl: string }[],
  at: Date,
): Promise<void> {
  const stopped = { nextAttemptAt: { $gte: NEVER } };
  const rows = await database
    .query(BOOKING_UID)
    .select('*')
    .where({
      institution: { $in: institutions.map(({ code }) => code) },
      state: { $in: ['created', 'incomplete'] },
      ...stopped,
    })
    .execute();
  const baseUrlOf = new Map(institutions.map(({ baseUrl, code }) => [code, baseUrl]));
  const again = rows.filter(
    ({ baseUrl, institution }) => baseUrlOf.get(text(institution) ?? '') === text(baseUrl),
  );
  for (const { documentId } of readable(again, bookingFromRow).filter(isStateUnknown)) {
    await database
      .query(BOOKING_UID)
      .where({ documentId, ...stopped })
      .update({ nextAttemptAt: at })
      .execute();
  }
}
