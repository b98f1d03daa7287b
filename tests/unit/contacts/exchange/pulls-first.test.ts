import { pullsFirst } from '../../../../server/src/contacts/exchange/pulls-first';
import type { ContactWork, PullWork } from '../../../../server/src/contacts/exchange/work';

const push = (key: string, lane: 'edit' | 'bulk' = 'edit'): ContactWork => ({
  kind: 'push',
  linkId: 1,
  lane,
  attempts: 0,
  key,
});
const pull = (key: string, lane: 'edit' | 'bulk' = 'bulk'): PullWork => ({
  kind: 'pull',
  id: 7,
  contactNumber: key,
  lane,
  attempts: 0,
  queuedAt: null,
  key,
});

describe('a contact that is due for both a push and a pull', () => {
  it('is pulled first, in the lane of the push', () => {
    const work = [push('a'), push('b')];
    expect(pullsFirst(work, [{ work: pull('a'), isDue: true }])).toEqual([
      pull('a', 'edit'),
      push('b'),
    ]);
  });

  it('is pulled once, even when the pull is due anyway', () => {
    const work = [push('a'), pull('a'), pull('b')];
    expect(pullsFirst(work, [{ work: pull('a'), isDue: true }])).toEqual([
      pull('a', 'edit'),
      pull('b'),
    ]);
  });

  it('waits for a pull that waits after a failure', () => {
    expect(pullsFirst([push('a')], [{ work: pull('a'), isDue: false }])).toEqual([]);
  });
});
