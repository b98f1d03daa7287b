import type { PushContacts } from '../../contracts/bulk-jobs';
import { CONTACT_UID } from '../../contracts/uids';
import { contactFromRow, type ContactRecord } from '../../contacts';
import { countWhere } from '../../kernel/database/count-where';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';

export interface PushFilter extends Omit<PushContacts.Request, 'institution'> {
  /** The condition on the contacts that its author may read. */
  permitted?: Row;
}

const PUSH_SLICE = 200;

function conditionOf(value: string | null | string[]): Row {
  if (value === null) return { $null: true };
  return Array.isArray(value) ? { $in: value } : { $eq: value };
}

function whereOf({ permitted = {}, type, updatedSince, where }: PushFilter, afterId: number): Row {
  const fields = Object.entries(where ?? {}).map(([field, value]) => [field, conditionOf(value)]);
  const asked = {
    ...Object.fromEntries(fields),
    id: { $gt: afterId },
    ...(type !== undefined && { type }),
    ...(updatedSince !== undefined && { updatedAt: { $gte: new Date(updatedSince) } }),
  };
  return { $and: [asked, permitted] };
}

export const countContactsToPush = (
  database: StrapiDatabase,
  filter: PushFilter,
): Promise<number> => countWhere(database, CONTACT_UID, whereOf(filter, 0));

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
