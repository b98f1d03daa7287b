import { nextStep } from '../../../../../admin/src/features/contacts/model/doubts';
import { failureKind } from '../../../../../admin/src/features/contacts/model/failureKinds';
import { MATCH_REVIEW_FIRST } from '../../../../../server/src/contracts';
import { aDoubt, aStatus } from './contactSyncStatus';
import { written } from '../../../../helpers/builders/reasons';

const failure = { code: 'HTTP 500', reason: written('no answer'), at: '2026-03-01T10:00:00.000Z' };

describe('the failure shown on a contact link', () => {
  it.each([
    ['a failed pull when both sides agree', 'inSync', 'notRead'],
    ['the reason of the last attempt while it is retried', 'pending', 'lastAttempt'],
    ['a refusal when it waits for a person', 'failed', 'refused'],
    ['left to the notice about the doubt when a create is in doubt', 'inDoubt', null],
  ] as const)('is %s', (_what, state, kind) => {
    expect(failureKind(aStatus({ state, failure }))).toBe(kind);
  });

  it.each([
    ['a failed pull when nothing else is to be sent', null, 'notRead'],
    ['the reason of the last attempt while it is retried', 'pending', 'lastAttempt'],
    ['absent while something is being sent', 'sending', null],
  ] as const)('while a field is in conflict is %s', (_what, outgoing, kind) => {
    expect(failureKind(aStatus({ state: 'conflict', outgoing, failure }))).toBe(kind);
  });

  it('is a question when a person must review a match first', () => {
    const asked = { ...failure, code: MATCH_REVIEW_FIRST };
    expect(failureKind(aStatus({ state: 'failed', failure: asked }))).toBe('matchReviewFirst');
  });

  it('is absent when nothing failed', () => {
    expect(failureKind(aStatus())).toBeNull();
  });
});

describe('the next step shown for a create in doubt', () => {
  const at = '2026-03-01T10:05:00.000Z';

  it('is an automatic lookup, or a decision by a person', () => {
    expect(nextStep(aDoubt({ nextLookupAt: at }), null)).toEqual({ kind: 'lookUp', at });
    expect(nextStep(aDoubt(), null)).toEqual({ kind: 'yours' });
  });

  it('has no time while sending is paused', () => {
    const doubt = aDoubt({ nextLookupAt: at });
    expect(nextStep(doubt, { kind: 'paused' })).toEqual({ kind: 'lookUpLater' });
    expect(nextStep(doubt, { kind: 'closed', closedUntil: at })).toEqual({ kind: 'lookUp', at });
  });

  it('is a merge when S-360 answered with the number of another contact', () => {
    expect(nextStep(aDoubt({ answeredNumber: '3000' }), null)).toEqual({ kind: 'merge' });
  });

  it('is a pull of the number that a person named', () => {
    const doubt = aDoubt({ adopting: '3000', nextLookupAt: at });
    expect(nextStep(doubt, null)).toEqual({ kind: 'reading', number: '3000' });
  });

  it('is to check the person that S-360 shows under the named number', () => {
    const shown = { name: 'Bea Keller', email: null };
    const doubt = aDoubt({ notAdopted: { contactNumber: '3000', ...shown } });
    expect(nextStep(doubt, null)).toEqual({ kind: 'shown', number: '3000', ...shown });
  });

  it('is a decision by a person when S-360 shows nothing under the named number', () => {
    const notAdopted = { contactNumber: '3000', name: null, email: null };
    expect(nextStep(aDoubt({ notAdopted }), null)).toEqual({ kind: 'yours' });
  });
});
