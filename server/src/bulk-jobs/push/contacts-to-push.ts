import type { PushContacts } from '../../contracts/bulk-jobs';
import { CONTACT_UID } from '../../contracts/uids';
import { contactFromRow, type ContactRecord } from '../../contacts';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';

/** The contacts of a bulk push. */
export type PushFilter = Omit<PushContacts.Request, 'institution'>;

/** Contacts per transaction. */
export const PUSH_SLICE = 200;

function conditionOf(value: string | null | string[]): Row {
  if (value === null) return { $null: true };
  return Array.isArray(value) ? { $in: value } : { $eq: value };
}

function whereOf({ type, updatedSince, where }: PushFilter, afterId: number): Row {
  const fields = Object.entries(where ?? {}).map(([field, value]) => [field, conditionOf(value)]);
  return {
    ...Object.fromEntries(fields),
    id: { $gt: afterId },
    ...(type !== undefined && { type }),
    ...(updatedSince !== undefined && { updatedAt: { $gte: new Date(updatedSince) } }),
  };
}

export async function contactsToPush(
  database: StrapiDatabase,
  filter: PushFilter,
  afterId: number,
): Promise<ContactRecord[]> {
  const rows = await database
    .query(CONTACT_UID)
    .select('*')
    .where(whereOf(filter, afterId))
    .orderBy({ id: 'asc' })
    .limit(PUSH_SLICE)
    .execute();
  return rows.map(contactFromRow);
}
