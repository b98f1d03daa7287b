import { sentBeforeUndo } from '../../../../../admin/src/features/bulk-jobs/bulkJobs';

describe('a bulk job that ended because the rest of it was undone', () => {
  const progress = {
    total: 205,
    marked: 205,
    sent: 14,
    waiting: 0,
    failed: 0,
    inDoubt: 0,
    perMinute: null,
    expectedEnd: null,
  };
  const ended = {
    kind: 'guard',
    state: 'cancelled',
    counts: { takenBack: 191 },
    progress,
  } as const;

  it('names how many contacts had been sent before', () => {
    expect(sentBeforeUndo(ended)).toBe(14);
  });

  it('names none when it is not known what was taken back, or when it did not end like that', () => {
    expect(sentBeforeUndo({ ...ended, counts: {} })).toBe(0);
    expect(sentBeforeUndo({ ...ended, state: 'paused' })).toBe(0);
    expect(sentBeforeUndo({ ...ended, kind: 'push' })).toBe(0);
  });
});
