import { type LinkRecord, openCreate } from '../contacts';

/** Whether the create of a contact at an institution, out or in doubt once, is so no more. */
export function isCreateSettled(
  links: readonly LinkRecord[],
  of: { contactDocumentId: string; institution: string },
): boolean {
  const link = links.find(
    ({ contactDocumentId, institution }) =>
      contactDocumentId === of.contactDocumentId && institution === of.institution,
  );
  return !link || link.contactNumber !== null || openCreate(link) === null;
}
