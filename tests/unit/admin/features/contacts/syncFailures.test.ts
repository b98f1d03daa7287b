import { nextStep } from '../../../../../admin/src/features/contacts/model/doubts';
import { failureKind } from '../../../../../admin/src/features/contacts/model/failureKinds';
import { MATCH_REVIEW_FIRST } from '../../../../../server/src/contracts';
import { aDoubt, aStatus } from './contactSyncStatus';
import { written } from '../../../../helpers/builders/reasons';

const failure = { code: 'HTTP 500', reason: written('no answer'), at: '2026-03-01T10:00:00.000Z' };

describe('the failure on a contact link', () => {
  it.each([
    ['a pull that failed, where both sides agree', 'inSync', 'notRead'],
    ['why the last attempt did not succeed, while it is tried again', 'pending', 'lastAttempt'],
    ['a refusal, where it waits for somebody', 'failed', 'refused'],
    ['told with the doubt, where a create is in doubt', 'inDoubt', null],
  ] as const)('is %s', (_what, state, kind) => {
    expect(failureKind(aStatus({ state, failure }))).toBe(kind);
  });

  it.each([
    ['a pull that failed, where nothing else is to be sent', null, 'notRead'],
    ['why the last attempt did not succeed, while it is tried again', 'pending', 'lastAttempt'],
    ['none while something is being sent', 'sending', null],
  ] as const)('beside a conflict is %s', (_what, outgoing, kind) => {
    expect(failureKind(aStatus({ state: 'conflict', outgoing, failure }))).toBe(kind);
  });

  it('is a question where a person is asked first', () => {
    const asked = { ...failure, code: MATCH_REVIEW_FIRST };
    expect(failureKind(aStatus({ state: 'failed', failure: asked }))).toBe('matchReviewFirst');
  });

  it('is none where nothing failed', () => {
    expect(failureKind(aStatus())).toBeNull();
  });
});

describe('what follows for a create in doubt', () => {
  const at = '2026-03-01T10:05:00.000Z';

  it('is that S-360 is asked by itself, or that a person decides', () => {
    expect(nextStep(aDoubt({ nextLookupAt: at }), null)).toEqual({ kind: 'lookUp', at });
    expect(nextStep(aDoubt(), null)).toEqual({ kind: 'yours' });
  });

  it('has no time while somebody has paused sending', () => {
    const doubt = aDoubt({ nextLookupAt: at });
    expect(nextStep(doubt, { kind: 'paused' })).toEqual({ kind: 'lookUpLater' });
    expect(nextStep(doubt, { kind: 'closed', closedUntil: at })).toEqual({ kind: 'lookUp', at });
  });

  it('is to merge two contacts where S-360 answered with the number of another one', () => {
    expect(nextStep(aDoubt({ answeredNumber: '3000' }), null)).toEqual({ kind: 'merge' });
  });

  it('is that the number which a person has named is read', () => {
    const doubt = aDoubt({ adopting: '3000', nextLookupAt: at });
    expect(nextStep(doubt, null)).toEqual({ kind: 'reading', number: '3000' });
  });

  it('is to look at who S-360 shows under the number that was named', () => {
    const shown = { name: 'Bea Keller', email: null };
    const doubt = aDoubt({ notAdopted: { contactNumber: '3000', ...shown } });
    expect(nextStep(doubt, null)).toEqual({ kind: 'shown', number: '3000', ...shown });
  });

  it('is up to a person where S-360 shows nothing under it', () => {
    const notAdopted = { contactNumber: '3000', name: null, email: null };
    expect(nextStep(aDoubt({ notAdopted }), null)).toEqual({ kind: 'yours' });
  });
});
