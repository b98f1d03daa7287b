import type { MatchReviewStatus } from '../../../../server/src/contracts';

interface ReviewAnswer {
  answer: 'contact' | 'create' | 'merge' | 'dismiss' | 'apart' | 'settled';
  /** Of the contact that was linked or kept; `null` when it was deleted, or where none is named. */
  name: string | null;
  /** A person answered, so who it was is worth saying. */
  isByPerson: boolean;
}

/** What was answered to a match review; `null` while it is open. */
export function answerOf({
  contacts,
  decidedBy,
  decision,
  kind,
}: Pick<MatchReviewStatus, 'contacts' | 'decidedBy' | 'decision' | 'kind'>): ReviewAnswer | null {
  if (decision === null) return null;
  const nameOf = (documentId: string) =>
    contacts.find((contact) => contact.documentId === documentId)?.name ?? null;
  const isByPerson = decidedBy !== null;
  switch (decision.kind) {
    case 'contact':
      return { answer: 'contact', name: nameOf(decision.contactDocumentId), isByPerson };
    case 'merge':
      return { answer: 'merge', name: nameOf(decision.keptDocumentId), isByPerson };
    case 'create':
      return { answer: 'create', name: null, isByPerson };
    case 'dismiss':
      return { answer: kind === 'merge' ? 'apart' : 'dismiss', name: null, isByPerson };
    case 'settled':
      // Somebody may have deleted a contact; nobody answered.
      return { answer: 'settled', name: null, isByPerson: false };
  }
}
