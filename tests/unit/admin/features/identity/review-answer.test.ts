import { answerOf } from '../../../../../admin/src/features/identity/reviewAnswer';
import type { MatchReviewDecision } from '../../../../../server/src/contracts';

const shown = { contactNumber: null, values: null, lastOrderAt: null };
const contacts = [
  { documentId: 'anna', name: 'Anna Muster', ...shown },
  { documentId: 'gone', name: null, ...shown },
];

const answered = (
  decision: MatchReviewDecision | null,
  kind: 'match' | 'merge' = 'match',
  decidedBy: string | null = 'admin:1',
) => answerOf({ contacts, decidedBy, decision, kind });

describe('the answer to a match review', () => {
  it('names the contact that was linked or kept', () => {
    const named = { name: 'Anna Muster', isByPerson: true };
    expect(answered({ kind: 'contact', contactDocumentId: 'anna' })).toEqual({
      answer: 'contact',
      ...named,
    });
    const merged = { kind: 'merge', keptDocumentId: 'anna', removedDocumentId: 'gone' } as const;
    expect(answered(merged, 'merge')).toEqual({ answer: 'merge', ...named });
    const gone = answered({ kind: 'contact', contactDocumentId: 'gone' });
    expect(gone).toMatchObject({ name: null });
  });

  it('says of a dismissed question whether the contacts are two', () => {
    expect(answered({ kind: 'dismiss' })).toMatchObject({ answer: 'dismiss' });
    expect(answered({ kind: 'dismiss' }, 'merge')).toMatchObject({ answer: 'apart' });
  });

  it('names no person where the question ended without an answer', () => {
    const settled = { answer: 'settled', isByPerson: false };
    expect(answered({ kind: 'settled' }, 'match', null)).toMatchObject(settled);
    expect(answered({ kind: 'settled' }, 'merge', 'admin:1')).toMatchObject(settled);
  });

  it('is absent while it is open', () => {
    expect(answered(null, 'match', null)).toBeNull();
  });
});
