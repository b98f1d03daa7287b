import { CONTACT_UID } from '../../contracts/uids';
import { contactFromRow, type ContactType, type ContactRecord } from '../../contacts';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';

/** The contacts of a bulk push; all conditions must hold. */
export interface PushFilter {
  type?: ContactType | undefined;
  /** ISO 8601, UTC. */
  updatedSince?: string | undefined;
  /** Fields with a value (`null`: blank), or with one of several. */
  where?: Record<string, string | null | string[]> | undefined;
  /** Only contacts without a link at the institution. */
  unlinkedOnly?: boolean | undefined;
}

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
