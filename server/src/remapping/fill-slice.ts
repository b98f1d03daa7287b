import {
  recordConflicts,
  type HistoryEntry,
  laterThan,
  type ChangedContact,
  type ContactSettings,
  type ContactTransaction,
} from '../contacts';
import {
  fillLink,
  isFillable,
  type FillInput,
  type FilledLink,
  type MappingChange,
} from './fill-link';

/** Groups consents or links by their contact. */
export function byContact<Of extends { contactDocumentId: string | null }>(
  rows: readonly Of[],
): Map<string, Of[]> {
  const grouped = new Map<string, Of[]>();
  for (const row of rows) {
    const documentId = row.contactDocumentId ?? '';
    grouped.set(documentId, [...(grouped.get(documentId) ?? []), row]);
  }
  return grouped;
}

interface Filled extends FilledLink {
  input: FillInput;
}

/**
 * Fills the contacts of some links from the values that the links keep, in the given transaction.
 * Locks contacts by id, then links. Returns the changed contacts, for events.
 */
export async function fillSlice(
  linkIds: readonly number[],
  request: { settings: ContactSettings; change: MappingChange; at: Date },
  transaction: ContactTransaction,
): Promise<ChangedContact[]> {
  const { at, change, settings } = request;
  const known = await transaction.linksById(linkIds);
  const documentIds = known
    .filter((link) => isFillable(link, settings))
    .flatMap(({ contactDocumentId }) => contactDocumentId ?? []);
  const contacts = await transaction.lockContacts(documentIds);
  const byDocument = new Map(contacts.map((contact) => [contact.documentId, contact]));
  const links = await transaction.lockLinks(linkIds);
  const changes = await transaction.localChanges(documentIds);
  const filled = links.flatMap((link): Filled[] => {
    const contact = byDocument.get(link.contactDocumentId ?? '');
    if (!contact) return [];
    const { documentId } = contact;
    const input: FillInput = {
      contact,
      link,
      settings,
      change,
      at,
      localChangedAtMs: (field) => changes.changedAtMs(documentId, field),
    };
    return [{ ...fillLink(input), input }];
  });
  return writeFilled(filled, request, transaction);
}

function historyOf({ changes, input }: Filled, changedAt: Date): HistoryEntry[] {
  const { contact, settings } = input;
  return Object.entries(changes).map(([field, newValue]) => ({
    contactDocumentId: contact.documentId,
    field,
    oldValue: contact.fields[field] ?? null,
    newValue,
    cause: 'mapping',
    causedBy: null,
    institution: settings.institution,
    changedAt,
  }));
}

async function writeFilled(
  filled: readonly Filled[],
  { at, settings }: { settings: ContactSettings; at: Date },
  transaction: ContactTransaction,
): Promise<ChangedContact[]> {
  const changed = filled
    .filter(({ changes }) => Object.keys(changes).length > 0)
    .map((one) => ({ ...one, updatedAt: laterThan(one.input.contact.updatedAt, at) }));
  await transaction.updateContacts(
    changed.map(({ changes, input, updatedAt }) => ({
      contact: input.contact,
      changes,
      updatedAt,
    })),
  );
  await transaction.updateLinks(
    filled.filter(({ input, link }) => link !== input.link).map(({ link }) => link),
  );
  await transaction.markLinks({
    contactDocumentIds: changed.map(({ input }) => input.contact.documentId),
    exceptInstitution: settings.institution,
    lane: 'bulk',
    at,
  });
  await transaction.addHistory(changed.flatMap((one) => historyOf(one, one.updatedAt)));
  await recordConflicts(
    filled.flatMap(({ conflicts }) => conflicts),
    filled.map(({ input }) => input.link),
    at,
    transaction,
  );
  await transaction.queuePulls(
    filled.flatMap(({ input: { link }, needsPull }) =>
      needsPull && link.contactNumber !== null
        ? [
            {
              institution: settings.institution,
              contactNumber: link.contactNumber,
              lane: 'bulk' as const,
              reason: 'mappingChanged' as const,
            },
          ]
        : [],
    ),
  );
  return changed.map(({ changes, input }) => ({
    documentId: input.contact.documentId,
    created: false,
    changedFields: Object.keys(changes),
  }));
}
