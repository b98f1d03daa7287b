import { callsByLane, outlook } from '../../../../../admin/src/features/sending/callsByLane';
import type { CallBudget } from '../../../../../server/src/contracts';

const budget: CallBudget = {
  institution: 'myvenue',
  month: '2026-03',
  callsPerMonth: 10_000,
  takenThisMonth: 46,
  takenByLane: { booking: 1, edit: 40, retry: 5, bulk: 0 },
  left: 9_954,
  leftByLane: { booking: 9_954, edit: 9_454, retry: 9_454, bulk: 7_954 },
  pending: { edit: 0, bulk: 0 },
  callsPerDay: 12.5,
  usedUpOn: null,
  drained: null,
  byDay: [],
};

describe('the calls of a month', () => {
  it('are listed by lane, the most urgent lane first', () => {
    expect(callsByLane(budget)).toEqual([
      { lane: 'booking', taken: 1, left: 9_954 },
      { lane: 'edit', taken: 40, left: 9_454 },
      { lane: 'retry', taken: 5, left: 9_454 },
      { lane: 'bulk', taken: 0, left: 7_954 },
    ]);
  });

  it('are shown as lasting, as used up on a day, or without a quota', () => {
    expect(outlook(budget)).toBe('lasts');
    expect(outlook({ ...budget, usedUpOn: '2026-03-20' })).toBe('usedUp');
    expect(outlook({ ...budget, callsPerMonth: null })).toBe('noQuota');
  });
});
