import type { LinkSummary } from '../../../../../server/src/contracts';

/** How a list calls the contact of a link: by its name, or by why it has none. */
export type ContactLabel = { kind: 'name'; name: string } | { kind: 'deleted' | 'nameless' };

/** What a list calls the contact of a link. */
export function contactLabel({ contactName, state }: LinkSummary): ContactLabel {
  if (contactName !== '') return { kind: 'name', name: contactName };
  return { kind: state === 'unlinked' ? 'deleted' : 'nameless' };
}

/** The contact whose form can be opened; `null` once it is deleted. */
export function openableContact({ contactDocumentId, state }: LinkSummary): string | null {
  return state === 'unlinked' ? null : contactDocumentId;
}
