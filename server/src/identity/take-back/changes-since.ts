import { isConsentKey, type LinkRecord } from '../../contacts';
import { LINKED_NUMBER } from '../../contracts/contacts/contact-history';
import { reason } from '../../contracts/reasons';
import { CONTACT_HISTORY_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text, time } from '../../kernel/database/values';
import { StateConflictError } from '../../kernel/errors';
import type { ChangeSince } from './values-before';

/** The causes of values that S-360 gave; a person may have decided a conflict for its value. */
const FROM_S360: readonly string[] = ['delivery', 'pull', 'conflict', 'decision', 'mapping'];

/** A row of the history about a consent at the institution of a link. */
export interface ConsentChange {
  id: number;
  /** As in the history, `consent:NEWS`. */
  key: string;
  oldValue: string | null;
}

/** What the history says of a contact since a number was linked, the oldest first. */
export interface ChangesSince {
  linkedAt: Date;
  changes: ChangeSince[];
  consents: ConsentChange[];
}

/** Whether a row has a value of a field that came from S-360 at an institution. */
export const isFromInstitution = (row: Row, institution: string): boolean =>
  isOfField(row) && FROM_S360.includes(text(row.cause) ?? '') && row.institution === institution;

/** Whether a row is about a field of the contact itself. */
export function isOfField({ field }: Row): boolean {
  const name = text(field);
  return name !== null && name !== LINKED_NUMBER && !isConsentKey(name);
}

/** The position of the row of a history, the oldest first, that last linked a number; else -1. */
export const lastLinking = (
  history: readonly Row[],
  institution: string,
  contactNumber: string | null,
): number =>
  history.findLastIndex(
    (row) =>
      row.field === LINKED_NUMBER &&
      row.institution === institution &&
      row.newValue === contactNumber,
  );

/**
 * What changed the contact's fields and consents since the number was last linked.
 * @throws StateConflictError when the history does not say (any more) that it was linked.
 */
export async function changesSince(
  { contactDocumentId, contactNumber, institution }: LinkRecord,
  database: StrapiDatabase,
): Promise<ChangesSince> {
  const rows = await database
    .query(CONTACT_HISTORY_UID)
    .select('*')
    .where({ contactDocumentId })
    .orderBy({ id: 'asc' })
    .execute();
  const linkedIn = lastLinking(rows, institution, contactNumber);
  if (linkedIn < 0) throw new StateConflictError(reason('linkNotInHistory', { institution }));
  const since = rows.slice(linkedIn + 1);
  return {
    linkedAt: time(rows[linkedIn]?.changedAt) ?? new Date(0),
    changes: since.filter(isOfField).map((row) => ({
      field: text(row.field) ?? '',
      oldValue: text(row.oldValue),
      newValue: text(row.newValue),
      isFromNumber: isFromInstitution(row, institution),
    })),
    consents: since.flatMap((row) => {
      const key = text(row.field);
      return key !== null && isConsentKey(key) && row.institution === institution
        ? [{ id: integer(row.id), key, oldValue: text(row.oldValue) }]
        : [];
    }),
  };
}
