import {
  expectOwner,
  newLink,
  type ContactStore,
  type ContactTransaction,
  type ContactType,
  type NumberToLink,
} from '../contacts';

/**
 * Creates the contact of a number by a person's decision, empty until a pull fills it.
 * @returns its document id
 * @throws LostRaceError when another process has just linked the number.
 */
export async function createEmptyContact(
  type: ContactType,
  number: NumberToLink,
  author: string,
  { store, transaction }: { store: ContactStore; transaction: ContactTransaction },
): Promise<string> {
  const { at, contactNumber, settings } = number;
  const { institution } = settings;
  const contactDocumentId = store.newDocumentId();
  // Before its link: storing the link assigns it the number's orders and their totals at once.
  await transaction.insertContacts([
    { documentId: contactDocumentId, type, fields: {}, updatedAt: at },
  ]);
  const of = { contactDocumentId, contactNumber, at };
  await transaction.insertLinks([newLink(store, settings, of)]);
  await expectOwner(contactDocumentId, number, transaction);
  await transaction.addHistory([
    {
      contactDocumentId,
      field: null,
      oldValue: null,
      newValue: null,
      cause: 'decision',
      causedBy: author,
      institution,
      changedAt: at,
    },
  ]);
  await transaction.queuePulls([
    { institution, contactNumber, lane: 'edit', reason: 'decidedAsNew' },
  ]);
  return contactDocumentId;
}
