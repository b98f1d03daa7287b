import { MATCH_REVIEW_FIRST } from '../../../server/src/contracts';
import { ANSWERED } from '../../../server/src/contacts/model/link-states';
import type { OpenMatchReview } from '../../../server/src/contacts/model/open-match-review';
import type { EndedHold } from '../../../server/src/contacts/records';
import type { DecidedConflict } from '../../../server/src/contacts/store';
import type { Write } from './memory-contact-store';
import type { Tables } from './memory-tables';
import { frozen, replaced } from './memory-rows';

/** The statements about recorded conflicts. */
export function conflictStatementsOn(draft: Tables, write: Write) {
  return {
    async conflictById(id: number) {
      const conflict = draft.conflicts[id - 1];
      if (!conflict) return null;
      const undecided = { decision: null, decidedBy: null, decidedAt: null };
      return { ...undecided, ...conflict, id };
    },
    decideConflict: ({ id, ...decided }: DecidedConflict) =>
      write('decideConflict', decided, () => {
        const meant = draft.conflicts[id - 1];
        draft.conflicts = replaced(draft.conflicts, (row) =>
          row === meant ? { ...row, ...decided } : row,
        );
      }),
    endConflicts: (holds: readonly EndedHold[], at: Date) =>
      write('endConflicts', holds, () => {
        draft.conflicts = replaced(draft.conflicts, (row) => {
          const isOpen = row.outcome === 'held' && !row.decision;
          const isMeant = holds.some(
            ({ contactDocumentId, field, institution }) =>
              contactDocumentId === row.contactDocumentId &&
              field === row.field &&
              institution === row.institution,
          );
          return isOpen && isMeant ? { ...row, decision: 'ended' as const, decidedAt: at } : row;
        });
      }),
  };
}

/** The statements about match reviews and merges. */
export function identityStatementsOn(draft: Tables, write: Write) {
  const isOf = (institution: string, numbers: readonly string[]) => (asked: OpenMatchReview) =>
    asked.institution === institution && numbers.includes(asked.contactNumber);
  return {
    numbersUnderReview: async (institution: string, numbers: readonly string[]) =>
      draft.reviews
        .filter((asked) => asked.kind === 'match' && isOf(institution, numbers)(asked))
        .map(({ contactNumber }) => contactNumber),
    openMatchReviews: (reviews: readonly OpenMatchReview[]) =>
      write('openMatchReviews', reviews, () => {
        for (const review of reviews) {
          const isSame = isOf(review.institution, [review.contactNumber]);
          const others = draft.reviews.filter((asked) => !isSame(asked));
          draft.reviews = [...others, frozen(review)];
        }
      }),
    closeMatchReviews: (institution: string, numbers: readonly string[]) =>
      write('closeMatchReviews', numbers, () => {
        const isSettled = isOf(institution, numbers);
        const asked = draft.reviews
          .filter((review) => review.kind === 'match' && isSettled(review))
          .flatMap(({ contactDocumentIds }) => contactDocumentIds);
        draft.links = replaced(draft.links, (link) =>
          link.institution === institution &&
          link.failure?.code === MATCH_REVIEW_FIRST &&
          asked.includes(link.contactDocumentId ?? '')
            ? { ...link, ...ANSWERED }
            : link,
        );
        draft.reviews = draft.reviews.filter(
          (asked) => asked.kind !== 'match' || !isSettled(asked),
        );
      }),
    forgetExcluded: (_institution: string, numbers: readonly string[]) =>
      write('forgetExcluded', numbers, () => undefined),
    consentsOfContacts: async (documentIds: readonly string[]) =>
      draft.consents.filter(({ contactDocumentId }) => documentIds.includes(contactDocumentId)),
    removeLinks: (ids: readonly number[]) =>
      write('removeLinks', ids, () => {
        draft.links = draft.links.filter(({ id }) => !ids.includes(id));
      }),
    removeConsents: (ids: readonly number[]) =>
      write('removeConsents', ids, () => {
        draft.consents = draft.consents.filter(({ id }) => id === null || !ids.includes(id));
      }),
    moveHistory: (from: string, to: string) =>
      write('moveHistory', { from, to }, () => {
        const moved = <Row extends { contactDocumentId: string }>(row: Row): Row =>
          row.contactDocumentId === from ? { ...row, contactDocumentId: to } : row;
        draft.history = replaced(draft.history, moved);
        draft.conflicts = replaced(draft.conflicts, moved);
      }),
    // Rows of this history have no ids, by which a single one could be found.
    rewriteHistory: (rows: readonly unknown[]) => write('rewriteHistory', rows, () => undefined),
    removeHistory: (ids: readonly number[]) => write('removeHistory', ids, () => undefined),
    forgetHistory: (documentId: string) =>
      write('forgetHistory', documentId, () => {
        draft.history = draft.history.filter((row) => row.contactDocumentId !== documentId);
      }),
  };
}
