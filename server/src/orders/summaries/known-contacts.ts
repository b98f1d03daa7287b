import { CONTACT_UID } from '../../contracts/uids';
import { SUMMARY_COLUMNS } from '../../contacts';
import { lockRows } from '../../kernel/database/lock-rows';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text, time } from '../../kernel/database/values';

/** A locked contact, whose purchase summaries are being written. */
export interface KnownContact {
  id: number;
  documentId: string;
  /** The current values of its summary columns. */
  row: Row;
}

/** Locks the rows of those contacts that exist, in the sequence that all writers use. */
export async function lockContacts(
  database: StrapiDatabase,
  documentIds: readonly string[],
): Promise<KnownContact[]> {
  const contacts = database
    .query(CONTACT_UID)
    .select(['id', 'documentId', ...SUMMARY_COLUMNS])
    .where({ documentId: { $in: documentIds } });
  return (await lockRows(database, contacts)).map((row) => ({
    id: integer(row.id),
    documentId: text(row.documentId) ?? '',
    row,
  }));
}

/** A value in a comparable form: drivers write the same moment in several ways. */
export function comparableValue(value: unknown, name: string): string | number | null {
  if (value === null || value === undefined) return null;
  return name.endsWith('At') ? (time(value)?.getTime() ?? null) : String(value);
}
