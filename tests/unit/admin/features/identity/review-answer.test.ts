import { answerOf } from '../../../../../admin/src/features/identity/reviewAnswer';
import type { MatchReviewDecision } from '../../../../../server/src/contracts';

const answered = (
  decision: MatchReviewDecision | null,
  kind: 'match' | 'merge' = 'match',
  decidedBy: string | null = 'admin:1',
) => answerOf({ decidedBy, decision, kind });

describe('the answer to a match review', () => {
  it('says whether a contact was linked, created or kept', () => {
    const isByPerson = true;
    const linked = { kind: 'contact', contactDocumentId: 'anna' } as const;
    expect(answered(linked)).toEqual({ answer: 'contact', isByPerson });
    const created = { kind: 'create', contactDocumentId: 'anna' } as const;
    expect(answered(created)).toEqual({ answer: 'create', isByPerson });
    const merged = { kind: 'merge', keptDocumentId: 'anna', removedDocumentId: 'gone' } as const;
    expect(answered(merged, 'merge')).toEqual({ answer: 'merge', isByPerson });
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
