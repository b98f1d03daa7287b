import { type LinkRecord, openCreate } from '../contacts';

/** Whether a contact's create at an institution, once out or in doubt, is resolved. */
export function isCreateResolved(
  links: readonly LinkRecord[],
  of: { contactDocumentId: string; institution: string },
): boolean {
  const link = links.find(
    ({ contactDocumentId, institution }) =>
      contactDocumentId === of.contactDocumentId && institution === of.institution,
  );
  return !link || link.contactNumber !== null || openCreate(link) === null;
}
