import {
  pullOutcome,
  pushOutcome,
} from '../../../../../admin/src/features/contacts/model/outcomes';
import { aStatus } from './contactSyncStatus';
import { written } from '../../../../helpers/builders/reasons';

const sentAt = (at: string) => ({ at, kind: 'update' as const, fields: ['phone'] });
const receivedAt = (at: string, changedFields: string[]) => ({
  at,
  source: 'pull' as const,
  changedFields,
});

describe('the message after a push', () => {
  it('says that something was sent', () => {
    const before = aStatus({ state: 'pending', lastSent: sentAt('2026-03-01T09:00:00Z') });
    const after = aStatus({ lastSent: sentAt('2026-03-01T10:00:00Z') });
    expect(pushOutcome(before, after)).toEqual({ kind: 'sent' });
  });

  it('says that there was nothing to send when both sides already agreed', () => {
    expect(pushOutcome(aStatus(), aStatus())).toEqual({ kind: 'nothingToSend' });
  });

  it('never says that both sides are in sync while a field is in conflict', () => {
    const lastSent = sentAt('2026-03-01T10:00:00Z');
    const inConflict = aStatus({ state: 'conflict' });
    expect(pushOutcome(inConflict, inConflict)).toEqual({ kind: 'conflict' });
    expect(pushOutcome(inConflict, { ...inConflict, lastSent })).toEqual({
      kind: 'sentBesideConflict',
    });
    expect(pushOutcome(inConflict, { ...inConflict, outgoing: 'pending' })).toEqual({
      kind: 'waiting',
    });
  });

  it('gives the reason when S-360 refused the push', () => {
    const failure = { code: 'E1', reason: written('Postcode missing'), at: '2026-03-01T10:00:00Z' };
    expect(pushOutcome(aStatus(), aStatus({ state: 'failed', failure }))).toEqual({
      kind: 'failed',
      reason: written('Postcode missing'),
    });
  });

  it.each([
    ['pending', 'waiting'],
    ['sending', 'waiting'],
    ['inDoubt', 'inDoubt'],
    ['notLinked', 'notSent'],
    ['unlinked', 'notSent'],
  ] as const)('for a link that is then %s is "%s"', (state, kind) => {
    expect(pushOutcome(aStatus(), aStatus({ state }))).toEqual({ kind });
  });
});

describe('the message after a pull', () => {
  it('names the changed fields', () => {
    const after = aStatus({ lastReceived: receivedAt('2026-03-01T10:00:00Z', ['town']) });
    expect(pullOutcome(aStatus(), after)).toEqual({ kind: 'changed', changedFields: ['town'] });
  });

  it('says that nothing is new when the pull changed nothing or the last receipt is still the same', () => {
    const earlier = aStatus({ lastReceived: receivedAt('2026-03-01T09:00:00Z', ['town']) });
    const empty = aStatus({ lastReceived: receivedAt('2026-03-01T10:00:00Z', []) });
    expect(pullOutcome(earlier, empty)).toEqual({ kind: 'unchanged' });
    expect(pullOutcome(earlier, earlier)).toEqual({ kind: 'unchanged' });
  });

  it('says that the pull is queued while no call is free', () => {
    expect(pullOutcome(aStatus(), aStatus({ needsPull: true }))).toEqual({ kind: 'waiting' });
  });
});
