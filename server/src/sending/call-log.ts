import { PERMIT_STATE_UID, PERMIT_UID } from '../contracts/uids';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, jsonText, text } from '../kernel/database/values';
import { isS360Error, type CallEnd } from '../s360';

/** How many calls of each institution the log keeps. */
export const CALLS_KEPT = 5_000;

/** How a call ended, as columns of its permit. */
export function endInLog({ error, httpStatus }: CallEnd): Row {
  const reason = isS360Error(error) ? jsonText(error.why) : null;
  return { outcome: error === null ? 'ok' : 'failed', httpStatus, reason };
}

/** When the oldest call was made that the log of an institution keeps; `null`: it keeps all. */
async function keptSinceMs(database: StrapiDatabase, institution: string): Promise<number | null> {
  const [oldest] = await database
    .query(PERMIT_UID)
    .select(['takenAtMs'])
    .where({ institution })
    .orderBy({ takenAtMs: 'desc' })
    .offset(CALLS_KEPT - 1)
    .limit(1)
    .execute();
  return oldest ? integer(oldest.takenAtMs) : null;
}

/** Deletes calls made before then, but of each institution never the last `CALLS_KEPT`. */
export async function forgetOldCalls(database: StrapiDatabase, beforeMs: number): Promise<void> {
  for (const row of await database.query(PERMIT_STATE_UID).select(['institution']).execute()) {
    const institution = text(row.institution) ?? '';
    const sinceMs = await keptSinceMs(database, institution);
    if (sinceMs === null) continue;
    await database
      .query(PERMIT_UID)
      .where({ institution, takenAtMs: { $lt: Math.min(beforeMs, sinceMs) } })
      .delete()
      .execute();
  }
}

const ABOUT = ['contactDocumentId', 'contactNumber', 'orderId', 'bookingDocumentId'] as const;

/** Removes from the calls made before then whom and what they were about. */
export async function forgetSubjects(database: StrapiDatabase, beforeMs: number): Promise<void> {
  await database
    .query(PERMIT_UID)
    .where({
      takenAtMs: { $lt: beforeMs },
      $or: ABOUT.map((name) => ({ [name]: { $notNull: true } })),
    })
    .update(Object.fromEntries(ABOUT.map((name) => [name, null])))
    .execute();
}
