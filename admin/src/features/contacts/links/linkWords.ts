import type { LinkSummary } from '../../../../../server/src/contracts';

/** How a list labels the contact of a link: its name, or the reason why it has none. */
type ContactLabel = { kind: 'name'; name: string } | { kind: 'deleted' | 'nameless' };

export function contactLabel({ contactName, state }: LinkSummary): ContactLabel {
  if (contactName !== '') return { kind: 'name', name: contactName };
  return { kind: state === 'unlinked' ? 'deleted' : 'nameless' };
}

/** The contact whose form can be opened; `null` once the contact is deleted. */
export function openableContact({ contactDocumentId, state }: LinkSummary): string | null {
  return state === 'unlinked' ? null : contactDocumentId;
}
