import type { Row } from '../../kernel/database/strapi-database';
import { text, time } from '../../kernel/database/values';
import { isRecord } from '../../kernel/is-record';
import { contactFromRow } from '../database/rows';
import type { ContactRecord } from '../records';

/**
 * One of the contacts after a save, by the read that Strapi makes itself. `null` unless that shows
 * exactly the earlier values with the written ones: a caller may select fewer columns, subscribers
 * of the host may alter what is read, and a database may store a value in another form.
 */
export function writtenContact(
  contacts: readonly ContactRecord[],
  { data, read }: { data: unknown; read: unknown },
): ContactRecord | null {
  if (!isRecord(data) || !isRecord(read)) return null;
  const after = contactFromRow(read);
  const before = contacts.find(({ id }) => id === after.id);
  if (!before || before.documentId !== after.documentId) return null;
  if (time(data.updatedAt)?.getTime() !== after.updatedAt.getTime()) return null;
  const expected: Row = { ...before.fields, type: before.type, ...data };
  const shown: Row = { ...after.fields, type: after.type };
  const names = Object.keys({ ...before.fields, ...shown });
  return names.every((name) => text(expected[name]) === text(shown[name])) ? after : null;
}
