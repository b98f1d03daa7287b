import { sharedClock } from '../../../../server/src/kernel/database/shared-clock';

function clocks() {
  const time = { monotonicMs: 1_000, ownMs: Date.parse('2026-03-01T12:00:00Z') };
  const clock = sharedClock(
    () => time.monotonicMs,
    () => time.ownMs,
  );
  return { clock, time };
}
const SHOWN_MS = Date.parse('2026-03-01T10:00:00Z');

describe('the clock that processes share', () => {
  it('shows the own time until the database has shown its', () => {
    const { clock, time } = clocks();
    expect(clock.now().getTime()).toBe(time.ownMs);
  });

  it("carries the database's time on, whatever becomes of the own clock", () => {
    const { clock, time } = clocks();
    clock.note(SHOWN_MS, time.monotonicMs);
    time.ownMs += 3_600_000;
    time.monotonicMs += 250;
    expect(clock.now().getTime()).toBe(SHOWN_MS + 250);
  });

  it('takes the middle of the time that an answer took', () => {
    const { clock, time } = clocks();
    time.monotonicMs += 40;
    clock.note(SHOWN_MS, time.monotonicMs - 40);
    expect(clock.now().getTime()).toBe(SHOWN_MS + 20);
  });

  it('is not moved by a slow answer that it agrees with, but by one that it contradicts', () => {
    const { clock, time } = clocks();
    clock.note(SHOWN_MS, time.monotonicMs);
    time.monotonicMs += 1_000;
    clock.note(SHOWN_MS + 900, time.monotonicMs - 1_000);
    expect(clock.now().getTime()).toBe(SHOWN_MS + 1_000);
    clock.note(SHOWN_MS + 5_000, time.monotonicMs);
    expect(clock.now().getTime()).toBe(SHOWN_MS + 5_000);
  });
});
