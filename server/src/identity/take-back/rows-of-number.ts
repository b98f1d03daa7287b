import type { Row } from '../../kernel/database/strapi-database';
import { integer, text, time } from '../../kernel/database/values';
import type { PersonNumber, TakenFor } from '../../kernel/personal-data';
import { isFromInstitution, isOfField, lastLinking } from './changes-since';

type RowsOfNumber = Pick<TakenFor, 'linkedAt' | 'takenBackAt' | 'ownRows' | 'valuesBefore'>;

/**
 * What a contact's history, the oldest first, holds of a number that was taken back in this row: the
 * rows that came with the number go, and those that stay follow each other without them. `null` where
 * the history does not say when the number was linked. Pure.
 */
export function rowsOfNumber(
  history: readonly Row[],
  { institution, number }: PersonNumber,
  takenBack: Row,
): RowsOfNumber | null {
  const end = history.findIndex(({ id }) => id === takenBack.id);
  const start = lastLinking(history.slice(0, end), institution, number);
  const linkedAt = time(history[start]?.changedAt);
  const takenBackAt = time(takenBack.changedAt);
  if (linkedAt === null || takenBackAt === null) return null;
  const ownRows = new Set([integer(history[start]?.id), integer(takenBack.id)]);
  const valuesBefore = new Map<number, string | null>();
  /** By field, the value without those that came with the number, once one came. */
  const values = new Map<string, string | null>();
  history.slice(start + 1).forEach((row, position) => {
    const field = text(row.field);
    if (field === null || !isOfField(row)) return;
    const id = integer(row.id);
    if (start + 1 + position < end && isFromInstitution(row, institution)) {
      if (!values.has(field)) values.set(field, text(row.oldValue));
      ownRows.add(id);
      return;
    }
    const before = values.get(field);
    if (before === undefined) return;
    values.delete(field);
    if (before === text(row.newValue)) ownRows.add(id);
    else if (before !== text(row.oldValue)) valuesBefore.set(id, before);
  });
  return { linkedAt, takenBackAt, ownRows, valuesBefore };
}
