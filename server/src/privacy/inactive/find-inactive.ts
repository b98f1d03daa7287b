import { CONTACT_UID, INACTIVE_CONTACT_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, textsIn } from '../../kernel/database/values';
import type { ExpiryAt } from '../../orders';
import { newestId } from '../newest-id';
import { lastActivities } from './last-activity';

/** Ids that one statement looks through, so that others can read and write in between. */
const IDS_PER_LOOK = 2_000;

interface Search {
  expiryAt: ExpiryAt;
  /** A contact is inactive when it did nothing since then; `null`: nobody looks for them. */
  before: Date | null;
  now: Date;
}

/** A moment before which a contact has to be silent. */
export function yearsBefore(now: Date, years: number): Date {
  const before = new Date(now);
  before.setUTCFullYear(before.getUTCFullYear() - years);
  return before;
}

/**
 * Lists the contacts without activity anew, slice by slice. What was listed and is no longer so goes
 * from the list, unless a person has kept it or approved its erasure.
 */
export async function listInactive(database: StrapiDatabase, search: Search): Promise<void> {
  const { before, now } = search;
  const newest = before === null ? 0 : await newestId(database, CONTACT_UID);
  for (let from = 0; before !== null && from < newest; from += IDS_PER_LOOK) {
    const silent = await candidates(database, { from, to: from + IDS_PER_LOOK, before });
    const activities = await lastActivities(database, silent, search);
    const found = [...activities].filter(([, { at }]) => at < before);
    await write(
      database,
      found.map(([contactDocumentId, { activity, at }]) => ({
        contactDocumentId,
        lastActivity: activity,
        lastActivityAt: at,
        foundAt: now,
      })),
    );
  }
  await database
    .query(INACTIVE_CONTACT_UID)
    .where({
      foundAt: { $lt: now },
      approvedAt: { $null: true },
      $or: [{ keptUntil: { $null: true } }, { keptUntil: { $lt: now } }],
    })
    .delete()
    .execute();
}

/** Contacts whose own row shows no activity: most of those with some are left out at once. */
async function candidates(
  database: StrapiDatabase,
  { before, from, to }: { from: number; to: number; before: Date },
): Promise<string[]> {
  const rows = await database
    .query(CONTACT_UID)
    .select(['documentId'])
    .where({
      id: { $gt: from, $lte: to },
      createdAt: { $lt: before },
      updatedAt: { $lt: before },
      $or: [{ lastPurchaseAt: { $null: true } }, { lastPurchaseAt: { $lt: before } }],
    })
    .execute();
  return textsIn(rows, 'documentId');
}

async function write(
  database: StrapiDatabase,
  rows: readonly {
    contactDocumentId: string;
    lastActivity: string;
    lastActivityAt: Date;
    foundAt: Date;
  }[],
): Promise<void> {
  const { column } = database.names(INACTIVE_CONTACT_UID);
  for (const part of chunks(rows))
    await database
      .query(INACTIVE_CONTACT_UID)
      .insert(part)
      .onConflict([column('contactDocumentId')])
      .merge(['lastActivity', 'lastActivityAt', 'foundAt'].map(column))
      .execute();
}
