import {
  decidePermit,
  GUARD_MS,
  longestWindowMs,
  type CallLimits,
  type TakenPermit,
} from '../../../server/src/institutions/limits/permit-windows';
import { monthOf, startOfNextMonth } from '../../../server/src/institutions/limits/monthly-quota';
import type { CallName, Lane } from '../../../server/src/s360/permits';
import { randomFrom, type Random } from '../../helpers/runs/random';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const QUOTA = 10_000;

/** The documented limits with the default shares. */
const LIMITS: CallLimits = {
  windows: [
    { scope: 'institution', calls: 180, perMs: MINUTE_MS },
    { scope: 'service', calls: 60, perMs: MINUTE_MS },
  ],
  callsPerMonth: QUOTA,
  monthShares: { booking: 0.35, edit: 0.3 },
  bookingReserve: 10,
};

/** The middle of January, so that the first month is incomplete and February has 28 days. */
const FROM_MS = Date.UTC(2026, 0, 15, 13);
const UNTIL_MS = Date.UTC(2026, 3, 1);

const CALLS: Record<'booking' | 'edit' | 'bulk', CallName> = {
  booking: { service: 'order', method: 'createOrUpdateOrder' },
  edit: { service: 'contact', method: 'save' },
  bulk: { service: 'contact', method: 'save' },
};
type AskingLane = keyof typeof CALLS;

interface Wanted {
  atMs: number;
  lane: AskingLane;
}

/**
 * 80 to 120 calls a day between nine and ten in the evening, and occasionally 60 in ten minutes.
 */
function bookings(random: Random): Wanted[] {
  const wanted: Wanted[] = [];
  for (let dayMs = FROM_MS - 13 * HOUR_MS; dayMs < UNTIL_MS; dayMs += DAY_MS) {
    const times = Array.from(
      { length: 80 + random.below(41) },
      () => dayMs + 9 * HOUR_MS + random.below(13 * HOUR_MS),
    );
    if (random.below(7) === 0) {
      const burstMs = dayMs + 9 * HOUR_MS + random.below(12 * HOUR_MS);
      times.push(...Array.from({ length: 60 }, () => burstMs + random.below(10 * MINUTE_MS)));
    }
    wanted.push(...times.map((atMs) => ({ atMs, lane: 'booking' as const })));
  }
  return wanted.filter(({ atMs }) => atMs >= FROM_MS && atMs < UNTIL_MS);
}

/** Ten times the quota each month, at the moments of the pattern. */
function pressing(pattern: (monthMs: number) => number, lanes: readonly AskingLane[]): Wanted[] {
  const wanted: Wanted[] = [];
  for (let monthMs = FROM_MS; monthMs < UNTIL_MS; monthMs = startOfNextMonth(monthMs)) {
    const lengthMs = startOfNextMonth(monthMs) - monthMs;
    for (let call = 0; call < 10 * QUOTA; call += 1) {
      const lane = lanes[call % lanes.length] ?? 'bulk';
      wanted.push({ atMs: Math.floor(monthMs + pattern(lengthMs)), lane });
    }
  }
  return wanted;
}

const PATTERNS = {
  'at once, when the month begins': () => () => 0,
  'evenly over the month': (random: Random) => (lengthMs: number) => random.below(lengthMs),
  'in bursts of some hours': (random: Random) => (lengthMs: number) =>
    (random.below(12) / 12) * lengthMs + random.below(4 * HOUR_MS),
};

interface Served extends TakenPermit {
  queuedAtMs: number;
  waiting: Record<AskingLane, number>;
}

/** Serves demand like callers do: urgent calls first, each again after its wait. */
function served(demand: readonly Wanted[]): Served[] {
  const arrivals = [...demand].sort((a, b) => a.atMs - b.atMs);
  const waiting: Record<AskingLane, number[]> = { booking: [], edit: [], bulk: [] };
  const first: Record<AskingLane, number> = { booking: 0, edit: 0, bulk: 0 };
  const backAtMs: Record<AskingLane, number> = { booking: 0, edit: 0, bulk: 0 };
  const count = (lane: AskingLane) => waiting[lane].length - first[lane];
  const lanes: readonly AskingLane[] = ['booking', 'edit', 'bulk'];
  const log: Served[] = [];
  let recent: TakenPermit[] = [];
  let month = '';
  let taken = 0;
  let next = 0;
  let nowMs = FROM_MS;

  const ask = (lane: AskingLane) =>
    decidePermit({
      call: CALLS[lane],
      lane,
      nowMs,
      taken: recent,
      windows: LIMITS.windows,
      bookingReserve: LIMITS.bookingReserve,
      month: { taken, quota: LIMITS.callsPerMonth, shares: LIMITS.monthShares },
      closedUntilMs: 0,
    });
  const give = (lane: AskingLane) => {
    const queuedAtMs = waiting[lane][first[lane]] ?? nowMs;
    first[lane] += 1;
    taken += 1;
    const permit = { ...CALLS[lane], lane: lane as Lane, takenAtMs: nowMs };
    recent.push(permit);
    const left = { booking: count('booking'), edit: count('edit'), bulk: count('bulk') };
    log.push({ ...permit, queuedAtMs, waiting: left });
  };
  const serve = (lane: AskingLane) => {
    while (count(lane) > 0 && backAtMs[lane] <= nowMs) {
      const decision = ask(lane);
      if (decision.kind === 'granted') give(lane);
      else backAtMs[lane] = decision.untilMs;
    }
  };

  while (nowMs < UNTIL_MS) {
    if (monthOf(nowMs) !== month) {
      month = monthOf(nowMs);
      taken = 0;
    }
    recent = recent.filter(({ takenAtMs }) => takenAtMs > nowMs - longestWindowMs(LIMITS.windows));
    for (; (arrivals[next]?.atMs ?? Infinity) <= nowMs; next += 1) {
      const { atMs, lane } = arrivals[next] ?? { atMs: nowMs, lane: 'bulk' };
      waiting[lane].push(atMs);
    }
    lanes.forEach(serve);
    const returns = lanes.filter((lane) => count(lane) > 0).map((lane) => backAtMs[lane]);
    nowMs = Math.min(UNTIL_MS, arrivals[next]?.atMs ?? UNTIL_MS, ...returns);
  }
  return log;
}

const takenIn = (log: readonly Served[], month: string) =>
  log.filter(({ takenAtMs }) => monthOf(takenAtMs) === month);

const MONTHS = ['2026-01', '2026-02', '2026-03'];

const SCENES = [
  { seed: 1, pattern: 'at once, when the month begins', lanes: ['edit', 'bulk'] },
  { seed: 2, pattern: 'evenly over the month', lanes: ['edit', 'bulk'] },
  { seed: 3, pattern: 'in bursts of some hours', lanes: ['edit', 'bulk'] },
  { seed: 4, pattern: 'in bursts of some hours', lanes: ['bulk'] },
] as const;

describe.each(SCENES)(
  'demand of ten times the quota by $lanes, $pattern,',
  ({ lanes, pattern, seed }) => {
    const random = randomFrom(seed);
    const demand = [...bookings(random), ...pressing(PATTERNS[pattern](random), lanes)];
    let log: Served[];
    beforeAll(() => {
      log = served(demand);
    });

    it.each(MONTHS)('never exceeds the quota in %s and wastes little of it', (month) => {
      const { length } = takenIn(log, month);
      expect(length).toBeLessThanOrEqual(QUOTA);
      expect(length).toBeGreaterThan(0.98 * QUOTA);
    });

    it('never makes a booking wait longer than a window of a minute', () => {
      const got = log.filter(({ lane }) => lane === 'booking');
      const waits = got.map(({ takenAtMs, queuedAtMs }) => takenAtMs - queuedAtMs);
      expect(Math.max(...waits)).toBeLessThanOrEqual(MINUTE_MS + GUARD_MS);
      const inTime = UNTIL_MS - MINUTE_MS - GUARD_MS;
      const wanted = demand.filter(({ atMs, lane }) => lane === 'booking' && atMs < inTime);
      expect(got.length).toBeGreaterThanOrEqual(wanted.length);
    });

    it('never has bulk work served while an edit waits', () => {
      const early = log.filter(({ lane, waiting }) => lane === 'bulk' && waiting.edit > 0);
      expect(early).toEqual([]);
      expect(log.filter(({ lane }) => lane !== 'booking').length).toBeGreaterThan(1_000);
    });
  },
);
