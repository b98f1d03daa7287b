import { localChanges } from '../../../server/src/contacts/history/local-changes';
import { searchKeys } from '../../../server/src/contacts/receive/matching';
import type { LinkRecord } from '../../../server/src/contacts/records';
import type { ContactTransaction } from '../../../server/src/contacts/store';
import { rowsWhere } from './memory-rows';
import { isOpenCreate, knownNumber, type Tables } from './memory-tables';

/** The statements that read links, contacts, consents and history, or lock them. */
export function readStatementsOn(draft: Tables) {
  const links = async (isWanted: (link: LinkRecord) => boolean) => rowsWhere(draft.links, isWanted);
  return {
    linksByNumber: (institution, numbers) =>
      links(
        (link) =>
          link.institution === institution &&
          link.contactNumber !== null &&
          numbers.includes(link.contactNumber),
      ),
    knownNumbers: async (institution, numbers) => {
      const own = draft.links.filter((link) => link.institution === institution);
      return {
        hasOpenCreates: own.some(isOpenCreate),
        numbers: own.flatMap((link) =>
          link.contactNumber !== null && numbers.includes(link.contactNumber)
            ? [knownNumber(draft, link, link.contactNumber)]
            : [],
        ),
      };
    },
    openCreates: (institution) =>
      links((link) => link.institution === institution && isOpenCreate(link)),
    // Transactions of this store never overlap.
    holdNewContacts: () => Promise.resolve(),
    linksById: (ids) => links(({ id }) => ids.includes(id)),
    linksOfContacts: (documentIds) =>
      links(({ contactDocumentId }) => documentIds.includes(contactDocumentId ?? '')),
    linksMergedInto: (documentIds) =>
      links(({ mergedInto }) => documentIds.includes(mergedInto ?? '')),
    lockLinks: (ids) => links(({ id }) => ids.includes(id)),
    lockLinksWith: (ids, documentIds) =>
      links(
        ({ contactDocumentId, id }) =>
          ids.includes(id) || documentIds.includes(contactDocumentId ?? ''),
      ),
    searchContacts: async ({ emailKey, nameKey, phoneKey }) =>
      draft.contacts.filter(({ type, fields }) => {
        const keys = searchKeys(type, fields);
        return (
          emailKey.includes(keys.emailKey ?? '') ||
          phoneKey.includes(keys.phoneKey ?? '') ||
          nameKey.includes(keys.nameKey ?? '')
        );
      }),
    lockContacts: async (documentIds) =>
      rowsWhere(draft.contacts, ({ documentId }) => documentIds.includes(documentId)),
    consentsOf: async (institution, documentIds) =>
      rowsWhere(
        draft.consents,
        (consent) =>
          consent.institution === institution && documentIds.includes(consent.contactDocumentId),
      ),
    contactsWithHistory: async (documentIds) =>
      new Set(
        draft.history
          .map(({ contactDocumentId }) => contactDocumentId)
          .filter((documentId) => documentIds.includes(documentId)),
      ),
    contactsMadeInCrm: async (documentIds) =>
      new Set(
        draft.history
          .filter(({ cause, field }) => (cause === 'crm' || cause === 'bulkJob') && field === null)
          .map(({ contactDocumentId }) => contactDocumentId)
          .filter((documentId) => documentIds.includes(documentId)),
      ),
    localChanges: async (documentIds) =>
      localChanges(
        draft.history.filter(({ contactDocumentId }) => documentIds.includes(contactDocumentId)),
      ),
    changesOf: async (documentIds, fields) =>
      draft.history.filter(
        ({ cause, contactDocumentId, field, oldValue }) =>
          documentIds.includes(contactDocumentId) &&
          (field === null ? oldValue === null && cause !== 'merge' : fields.includes(field)),
      ),
  } satisfies Partial<ContactTransaction>;
}
