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

describe('what a person is told of a push', () => {
  it('is that it was sent, when something was', () => {
    const before = aStatus({ state: 'pending', lastSent: sentAt('2026-03-01T09:00:00Z') });
    const after = aStatus({ lastSent: sentAt('2026-03-01T10:00:00Z') });
    expect(pushOutcome(before, after)).toEqual({ kind: 'sent' });
  });

  it('is that there was nothing to send, when both sides agreed before', () => {
    expect(pushOutcome(aStatus(), aStatus())).toEqual({ kind: 'nothingToSend' });
  });

  it('is never that both sides are in sync where a field is in conflict', () => {
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

  it('is the reason, when S-360 refused', () => {
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
  ] as const)('from a link that is %s afterwards is: %s', (state, kind) => {
    expect(pushOutcome(aStatus(), aStatus({ state }))).toEqual({ kind });
  });
});

describe('what a person is told of a pull', () => {
  it('is what it changed', () => {
    const after = aStatus({ lastReceived: receivedAt('2026-03-01T10:00:00Z', ['town']) });
    expect(pullOutcome(aStatus(), after)).toEqual({ kind: 'changed', changedFields: ['town'] });
  });

  it('is that nothing is new, when it changed nothing or what came earlier is still the last', () => {
    const earlier = aStatus({ lastReceived: receivedAt('2026-03-01T09:00:00Z', ['town']) });
    const empty = aStatus({ lastReceived: receivedAt('2026-03-01T10:00:00Z', []) });
    expect(pullOutcome(earlier, empty)).toEqual({ kind: 'unchanged' });
    expect(pullOutcome(earlier, earlier)).toEqual({ kind: 'unchanged' });
  });

  it('is that it follows, while no call was free', () => {
    expect(pullOutcome(aStatus(), aStatus({ needsPull: true }))).toEqual({ kind: 'waiting' });
  });
});
