import type { MatchReviewStatus } from '../../../../server/src/contracts';

interface ReviewAnswer {
  answer: 'contact' | 'create' | 'merge' | 'dismiss' | 'apart' | 'settled';
  /** A person answered, so who it was is worth saying. */
  isByPerson: boolean;
}

/** What was answered to a match review; `null` while it is open. */
export function answerOf({
  decidedBy,
  decision,
  kind,
}: Pick<MatchReviewStatus, 'decidedBy' | 'decision' | 'kind'>): ReviewAnswer | null {
  if (decision === null) return null;
  const isByPerson = decidedBy !== null;
  switch (decision.kind) {
    case 'dismiss':
      return { answer: kind === 'merge' ? 'apart' : 'dismiss', isByPerson };
    case 'settled':
      // Somebody may have deleted a contact; nobody answered.
      return { answer: 'settled', isByPerson: false };
    default:
      return { answer: decision.kind, isByPerson };
  }
}
