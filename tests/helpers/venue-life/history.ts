import type { Row } from '../crm-side';
import type { Tables } from './tables';

/**
 * The history explains every value: of each field, each row begins with what the one before ended
 * with, the last one ends with what the contact has now, and each contact has one row of its
 * creation.
 */
export function brokenHistories({ contacts, history }: Tables): string[] {
  const rowsOf = new Map<unknown, Row[]>();
  for (const row of history) {
    rowsOf.set(row.contactDocumentId, [...(rowsOf.get(row.contactDocumentId) ?? []), row]);
  }
  return contacts.flatMap((contact) =>
    brokenHistory(contact, rowsOf.get(contact.documentId) ?? []),
  );
}

function brokenHistory(contact: Row, rows: readonly Row[]): string[] {
  const who = String(contact.documentId);
  const wrong: string[] = [];
  const creations = rows.filter(({ field }) => field === null).length;
  if (creations !== 1) wrong.push(`${who} was created ${creations} times by its history`);
  const fields = new Set(rows.map(({ field }) => field).filter((field) => field !== null));
  for (const field of fields) {
    const changes = rows.filter((row) => row.field === field);
    changes.forEach((change, position) => {
      const next = changes[position + 1];
      const now = next ? next.oldValue : (contact[String(field)] ?? null);
      if ((change.newValue ?? null) !== (now ?? null)) {
        wrong.push(
          `${who} ${String(field)}: the history says ${String(change.newValue)}, then ${String(now)}`,
        );
      }
    });
  }
  return wrong;
}
