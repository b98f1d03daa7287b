import { bulkJobTroubles } from '../../../server/src/bulk-jobs/bulk-job-troubles';

const failure = (code?: string) => Object.assign(new Error('failed'), { code });

describe('the errors of a bulk job', () => {
  function troubled() {
    const clock = { nowMs: 0 };
    return {
      clock,
      troubles: bulkJobTroubles(
        () => clock.nowMs,
        (inARow) => inARow * 1_000,
      ),
    };
  }
  const notes = (troubles: ReturnType<typeof bulkJobTroubles>, times: number) =>
    Array.from({ length: times }, () => troubles.note(1, failure('ECONNRESET')));

  it('make it rest longer each time and stop it at the fifth in a row', () => {
    const { clock, troubles } = troubled();
    expect(notes(troubles, 2)).toEqual(['rests', 'rests']);
    clock.nowMs = 1_999;
    expect([troubles.isResting(1), troubles.isResting(2)]).toEqual([true, false]);
    clock.nowMs = 2_000;
    expect(troubles.isResting(1)).toBe(false);
    expect(notes(troubles, 3)).toEqual(['rests', 'rests', 'stops']);
    expect(troubles.isResting(1)).toBe(false);
  });

  it('are counted anew after progress, a stop, or its removal from the running jobs', () => {
    const { troubles } = troubled();
    const four = ['rests', 'rests', 'rests', 'rests'];
    expect(notes(troubles, 4)).toEqual(four);
    troubles.forget(1);
    expect(notes(troubles, 5)).toEqual([...four, 'stops']);
    expect(notes(troubles, 4)).toEqual(four);
    troubles.keep(new Set([2]));
    expect(notes(troubles, 4)).toEqual(four);
    troubles.keep(new Set([1]));
    expect(notes(troubles, 1)).toEqual(['stops']);
  });

  it.each([new TypeError('of ours'), failure('22021'), failure('ER_DATA_TOO_LONG')])(
    'stop it at once when a retry cannot help: %p',
    (error) => {
      expect(troubled().troubles.note(1, error)).toBe('stops');
    },
  );

  it('leave a restarting database at least half a minute', () => {
    const clock = { nowMs: 0 };
    const troubles = bulkJobTroubles(() => clock.nowMs);
    for (let tries = 1; tries < 5; tries += 1) {
      troubles.note(1, failure('ECONNREFUSED'));
      while (troubles.isResting(1)) clock.nowMs += 100;
    }
    expect(clock.nowMs).toBeGreaterThan(30_000);
    expect(clock.nowMs).toBeLessThan(120_000);
  });
});
