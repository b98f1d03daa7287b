import { QUESTION_FIRST } from '../../../server/src/contracts';
import { ANSWERED } from '../../../server/src/contacts/model/link-states';
import type { IdentityQuestion } from '../../../server/src/contacts/model/identity-question';
import type { EndedHold, LinkRecord } from '../../../server/src/contacts/records';
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

/** The statements about questions of identity, and about merging two contacts. */
export function identityStatementsOn(draft: Tables, write: Write) {
  const isOf = (institution: string, numbers: readonly string[]) => (asked: IdentityQuestion) =>
    asked.institution === institution && numbers.includes(asked.contactNumber);
  return {
    askedNumbers: async (institution: string, numbers: readonly string[]) =>
      draft.questions
        .filter((asked) => asked.kind === 'match' && isOf(institution, numbers)(asked))
        .map(({ contactNumber }) => contactNumber),
    askQuestions: (questions: readonly IdentityQuestion[]) =>
      write('askQuestions', questions, () => {
        for (const question of questions) {
          const isSame = isOf(question.institution, [question.contactNumber]);
          const others = draft.questions.filter((asked) => !isSame(asked));
          draft.questions = [...others, frozen(question)];
        }
      }),
    settleQuestions: (institution: string, numbers: readonly string[]) =>
      write('settleQuestions', numbers, () => {
        const isSettled = isOf(institution, numbers);
        const asked = draft.questions
          .filter((question) => question.kind === 'match' && isSettled(question))
          .flatMap(({ contactDocumentIds }) => contactDocumentIds);
        draft.links = replaced(draft.links, (link) =>
          link.institution === institution &&
          link.failure?.code === QUESTION_FIRST &&
          asked.includes(link.contactDocumentId ?? '')
            ? { ...link, ...ANSWERED }
            : link,
        );
        draft.questions = draft.questions.filter(
          (asked) => asked.kind !== 'match' || !isSettled(asked),
        );
      }),
    forgetKeptOut: (_institution: string, numbers: readonly string[]) =>
      write('forgetKeptOut', numbers, () => undefined),
    consentsOfContacts: async (documentIds: readonly string[]) =>
      draft.consents.filter(({ contactDocumentId }) => documentIds.includes(contactDocumentId)),
    moveLinks: (links: readonly LinkRecord[]) =>
      write('moveLinks', links, () => {
        draft.links = replaced(draft.links, (row) => links.find(({ id }) => id === row.id) ?? row);
      }),
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
  };
}
