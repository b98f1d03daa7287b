import { text } from '../../../server/src/kernel/database/values';
import type { Row } from '../scene/crm-side';
import type { Tables } from './tables';

const CONSENT = 'consent:';

/**
 * The history explains every value: the rows of a field follow each other up to the current value,
 * and each contact has one row for its creation. The consents of each institution count as fields; the
 * same answer under another wording is a change, and the last row has the wording of now.
 */
export function brokenHistories({ consents, contacts, history }: Tables): string[] {
  const rowsOf = new Map<unknown, Row[]>();
  for (const row of history) {
    rowsOf.set(row.contactDocumentId, [...(rowsOf.get(row.contactDocumentId) ?? []), row]);
  }
  return contacts.flatMap((contact) => {
    const own = consents.filter(
      ({ contactDocumentId }) => contactDocumentId === contact.documentId,
    );
    return brokenHistory(contact, own, rowsOf.get(contact.documentId) ?? []);
  });
}

function brokenHistory(contact: Row, consents: readonly Row[], rows: readonly Row[]): string[] {
  const who = String(contact.documentId);
  const wrong: string[] = [];
  // The history of a merged contact is now part of this one, with its creation and values.
  const merges = rows.filter(isMerge).length;
  const creations = rows.filter((row) => row.field === null && !isMerge(row)).length - merges;
  if (creations !== 1) wrong.push(`${who} was created ${creations} times by its history`);
  for (const [name, changes] of byField(rows.slice(rows.findLastIndex(isMerge) + 1))) {
    changes.forEach((change, position) => {
      const isWording = wordingOf(change) !== wordingOf(changes[position - 1]);
      if (change.oldValue === change.newValue && !isWording) {
        wrong.push(`${who} ${name}: the history tells no change, ${String(change.newValue)}`);
      }
      const next = changes[position + 1];
      const now = next ? next.oldValue : valueNow(change, contact, consents);
      if ((change.newValue ?? null) !== (now ?? null)) {
        wrong.push(
          `${who} ${name}: the history says ${String(change.newValue)}, then ${String(now)}`,
        );
      }
      if (next || !isConsent(change)) return;
      const wording = wordingOf(consentNow(change, consents));
      if (wordingOf(change) !== wording)
        wrong.push(`${who} ${name}: the history does not say the wording ${String(wording)}`);
    });
  }
  return wrong;
}

const isMerge = ({ cause, field }: Row): boolean => field === null && cause === 'merge';

const wordingOf = (row: Row | undefined): unknown => row?.wording ?? null;

const isConsent = ({ field }: Row): boolean => String(field).startsWith(CONSENT);

function byField(rows: readonly Row[]): Map<string, Row[]> {
  const fields = new Map<string, Row[]>();
  for (const row of rows) {
    // A decision about a create in doubt belongs to no field.
    if (row.field === null || row.field === 'contactNumber') continue;
    const name = isConsent(row)
      ? `${String(row.field)} at ${String(row.institution)}`
      : String(row.field);
    fields.set(name, [...(fields.get(name) ?? []), row]);
  }
  return fields;
}

function consentNow(change: Row, consents: readonly Row[]): Row | undefined {
  const code = String(change.field).slice(CONSENT.length);
  return consents.find((one) => one.code === code && one.institution === change.institution);
}

function valueNow(change: Row, contact: Row, consents: readonly Row[]): unknown {
  if (!isConsent(change)) return text(contact[String(change.field)]);
  const consent = consentNow(change, consents);
  if (!consent) return null;
  return consent.allowed ? 'allowed' : 'refused';
}
