import {
  isSampleDue,
  perMinute,
  progressOf,
  withSample,
} from '../../../server/src/bulk-jobs/bulk-job-progress';

const NOW = new Date(Date.UTC(2026, 2, 1, 12));
const ago = (minutes: number) => NOW.getTime() - minutes * 60_000;
const links = { waiting: 60, failed: 3, inDoubt: 1 };

describe('the progress of a bulk job', () => {
  it('counts as sent what neither waits nor was refused nor is in doubt', () => {
    const progress = progressOf({ total: 200, marked: 100, samples: [] }, links, NOW);
    expect(progress).toMatchObject({ total: 200, marked: 100, sent: 36, waiting: 60, failed: 3 });
    expect(progress).toMatchObject({ perMinute: null, expectedEnd: null });
  });

  it('does not count as sent what was unmarked when the bulk job was cancelled', () => {
    const over = { waiting: 0, failed: 0, inDoubt: 0 };
    const cancelled = { total: 26, marked: 26, unsent: 9, samples: [] };
    expect(progressOf(cancelled, over, NOW)).toMatchObject({ sent: 17, waiting: 0 });
  });

  it('estimates the end from the rate of the last ten minutes', () => {
    const samples = [
      { atMs: ago(30), sent: 0 },
      { atMs: ago(8), sent: 20 },
      { atMs: ago(1), sent: 30 },
    ];
    const progress = progressOf({ total: 200, marked: 100, samples }, links, NOW);
    expect(progress.perMinute).toBe(2);
    expect(progress.expectedEnd).toBe(new Date(NOW.getTime() + 80 * 60_000).toISOString());
  });

  it('gives neither rate nor end for the burst of the first minute', () => {
    const job = { total: 100, marked: 100, samples: [{ atMs: ago(1) + 1, sent: 0 }] };
    expect(progressOf(job, links, NOW)).toMatchObject({ perMinute: null, expectedEnd: null });
    const aMinuteOld = { ...job, samples: [{ atMs: ago(1), sent: 0 }] };
    expect(progressOf(aMinuteOld, links, NOW).perMinute).toBe(36);
  });

  it('gives no expected end while nothing is sent or once nothing waits', () => {
    const still = [{ atMs: ago(5), sent: 36 }];
    const waiting = progressOf({ total: 100, marked: 100, samples: still }, links, NOW);
    expect(waiting).toMatchObject({ perMinute: 0, expectedEnd: null });
    const over = { waiting: 0, failed: 0, inDoubt: 0 };
    const ended = progressOf({ total: 100, marked: 100, samples: still }, over, NOW);
    expect(ended.expectedEnd).toBeNull();
  });

  it('takes a sample every half minute and keeps it for ten minutes', () => {
    const now = NOW.getTime();
    expect(isSampleDue([], NOW)).toBe(true);
    expect(isSampleDue([{ atMs: now - 29_999, sent: 1 }], NOW)).toBe(false);
    expect(isSampleDue([{ atMs: now - 30_000, sent: 1 }], NOW)).toBe(true);
    const kept = withSample(
      [
        { atMs: ago(11), sent: 1 },
        { atMs: ago(2), sent: 5 },
      ],
      { atMs: now, sent: 9 },
    );
    expect(kept.map(({ sent }) => sent)).toEqual([5, 9]);
    expect(perMinute(kept, { atMs: now, sent: 9 })).toBe(2);
  });
});
