import { s360Clock, type ClockOffsets } from '../../../server/src/institutions/s360-clock';

const NOON_MS = Date.UTC(2026, 4, 1, 12);
const ofNoon = (ms: number) => new Date(NOON_MS + ms);

function memoryOffsets(kept: number | null) {
  const offsets = { kept, writes: 0 };
  const ports: ClockOffsets = {
    read: () => Promise.resolve(offsets.kept),
    keep(_code, offsetMs) {
      offsets.kept = offsetMs;
      offsets.writes += 1;
      return Promise.resolve();
    },
  };
  return { offsets, clock: () => s360Clock('myvenue', ports, () => NOON_MS) };
}

describe('the estimated clock of S-360', () => {
  it('is assumed to be behind the own clock before the first answer', async () => {
    const { clock, offsets } = memoryOffsets(null);
    const fresh = clock();
    await fresh.keepOffset();
    expect(fresh.offsetMs()).toBe(-2_000);
    expect(offsets.writes).toBe(0);
  });

  it('is known to the next process before its first answer', async () => {
    const { clock } = memoryOffsets(null);
    const first = clock();
    first.noteAnswer(ofNoon(7_000));
    await first.keepOffset();
    const next = clock();
    await next.keepOffset();
    expect(next.offsetMs()).toBe(7_000);
  });

  it('follows the latest answer, even when another offset is stored', async () => {
    const { clock } = memoryOffsets(7_000);
    const next = clock();
    next.noteAnswer(ofNoon(6_100));
    await next.keepOffset();
    expect(next.offsetMs()).toBe(6_100);
  });

  it('is stored once while answers differ only by the usual jitter', async () => {
    const { clock, offsets } = memoryOffsets(null);
    const next = clock();
    for (const ms of [400, -300, 900, 0]) {
      next.noteAnswer(ofNoon(ms));
      await next.keepOffset();
    }
    expect(offsets).toEqual({ kept: 400, writes: 1 });
    next.noteAnswer(ofNoon(60_000));
    await next.keepOffset();
    expect(offsets).toEqual({ kept: 60_000, writes: 2 });
  });
});
