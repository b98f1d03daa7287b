import { drainOf } from '../../../../../admin/src/features/overview/drain';
import { anInstitution } from '../institutions/institutionStatus';

const { sending } = anInstitution();
const drained = { finishedAt: '2026-05-01T10:00:00.000Z', limitedBy: 'windows' as const };
const someCalls = { pending: { edit: 3, bulk: 0 }, drained };

describe('the expected end of what waits to be sent', () => {
  it.each(['windows', 'quota'] as const)('is a time, with what limits it: %s', (limitedBy) => {
    const calls = { ...someCalls, drained: { ...drained, limitedBy } };
    expect(drainOf(anInstitution(), calls)).toEqual({ kind: limitedBy, at: drained.finishedAt });
  });

  it.each([
    ['paused', { paused: { sending: true, receiving: false } }],
    ['notStarted', { sending: { ...sending, status: { state: 'notStarted' as const } } }],
    ['closed', { closedUntil: '2026-05-01T09:00:00.000Z' }],
  ])('is no time while sending is %s', (kind, changes) => {
    expect(drainOf(anInstitution(changes), someCalls)).toEqual({ kind });
  });

  it('is no time for what a bulk job holds back', () => {
    const calls = { pending: { edit: 0, bulk: 0 }, drained: null };
    expect(drainOf(anInstitution(), calls)).toEqual({ kind: 'held' });
  });

  it('is out of sight where the calls never suffice', () => {
    expect(drainOf(anInstitution(), { ...someCalls, drained: null })).toEqual({ kind: 'never' });
  });
});
