import {
  countedAtMs,
  decidePermit,
  GUARD_MS,
  type CallWindow,
  type PermitQuestion,
  type TakenPermit,
} from '../../../../server/src/institutions/limits/permit-windows';
import { catalogCalls } from '../../../../server/src/s360';
import type { Lane } from '../../../../server/src/s360/permits';

const MINUTE_MS = 60_000;
const NOW_MS = Date.UTC(2026, 2, 31, 23, 59, 0);
const SAVE = { service: 'contact', method: 'save' };
const GET = { service: 'contact', method: 'get' };
const STOCK = { service: 'stock', method: 'get' };

const question = (overrides: Partial<PermitQuestion> = {}): PermitQuestion => ({
  call: SAVE,
  lane: 'edit',
  nowMs: NOW_MS,
  taken: [],
  windows: [],
  bookingReserve: 0,
  month: { taken: 0, quota: null, shares: { booking: 0, edit: 0 } },
  closedUntilMs: 0,
  ...overrides,
});

const takenAgo = (agesMs: number[], call = SAVE, lane: Lane = 'edit'): TakenPermit[] =>
  agesMs.map((ageMs) => ({ ...call, lane, takenAtMs: NOW_MS - ageMs }));

const perMinute = (scope: CallWindow['scope'], calls: number, rest = {}): CallWindow => ({
  scope,
  calls,
  perMs: MINUTE_MS,
  ...rest,
});

describe('a permit for a call', () => {
  it('is granted while a window has room', () => {
    const windows = [perMinute('institution', 2)];
    expect(decidePermit(question({ windows, taken: takenAgo([10]) })).kind).toBe('granted');
  });

  it('waits until the oldest call has left the window and its guard interval', () => {
    const windows = [perMinute('institution', 2)];
    expect(decidePermit(question({ windows, taken: takenAgo([50_000, 10]) }))).toEqual({
      kind: 'wait',
      untilMs: NOW_MS - 50_000 + MINUTE_MS + GUARD_MS,
      because: 'window',
    });
  });

  it('waits for the window that opens last', () => {
    const windows = [perMinute('institution', 1), { ...perMinute('service', 1), perMs: 90_000 }];
    expect(decidePermit(question({ windows, taken: takenAgo([1000]) }))).toMatchObject({
      untilMs: NOW_MS - 1000 + 90_000 + GUARD_MS,
    });
  });

  it.each([
    ['institution', STOCK, 'wait'],
    ['service', STOCK, 'granted'],
    ['service', GET, 'wait'],
    ['method', GET, 'granted'],
    ['method', SAVE, 'wait'],
  ] as const)(
    'with a limit per %s after a call of %j has the answer "%s"',
    (scope, other, kind) => {
      const taken = takenAgo([10], other);
      expect(decidePermit(question({ windows: [perMinute(scope, 1)], taken })).kind).toBe(kind);
    },
  );

  it('is not delayed by a window of another service or method', () => {
    const windows = [
      perMinute('service', 1, { service: 'stock' }),
      perMinute('method', 1, { method: 'get' }),
    ];
    expect(decidePermit(question({ windows, taken: takenAgo([10]) })).kind).toBe('granted');
  });

  it('is granted when only calls of another service had the same method', () => {
    const windows = [perMinute('method', 1)];
    const asked = question({ call: GET, windows, taken: takenAgo([10], STOCK) });
    expect(decidePermit(asked).kind).toBe('granted');
  });

  it('is not delayed by a window of the whole institution that counts another service only', () => {
    const windows = [perMinute('institution', 1, { service: 'stock' })];
    const taken = takenAgo([10], STOCK);
    expect(decidePermit(question({ windows, taken })).kind).toBe('granted');
    expect(decidePermit(question({ windows, taken, call: STOCK })).kind).toBe('wait');
  });

  it('is not delayed by calls of a method that the window does not count', () => {
    const windows = [perMinute('service', 1, { method: 'save' })];
    expect(decidePermit(question({ windows, taken: takenAgo([10], GET) })).kind).toBe('granted');
    expect(decidePermit(question({ windows, taken: takenAgo([10]) })).kind).toBe('wait');
  });

  it('waits for the oldest call even when the log is unordered', () => {
    const windows = [perMinute('institution', 3)];
    const taken = takenAgo([10, 50_000, 20_000]);
    expect(decidePermit(question({ windows, taken }))).toMatchObject({
      untilMs: NOW_MS - 50_000 + MINUTE_MS + GUARD_MS,
    });
  });

  it('waits until S-360 accepts calls again, even when the windows have room', () => {
    expect(decidePermit(question({ closedUntilMs: NOW_MS + 1 }))).toEqual({
      kind: 'wait',
      untilMs: NOW_MS + 1,
      because: 'closed',
    });
    expect(decidePermit(question({ closedUntilMs: NOW_MS })).kind).toBe('granted');
  });
});

describe('the reserve of the booking lane', () => {
  const windows = [perMinute('institution', 12)];
  const taken = takenAgo(Array.from({ length: 10 }, (_, index) => index + 1));

  it.each(['edit', 'retry', 'bulk'] as const)('is not available to the lane %s', (lane) => {
    expect(decidePermit(question({ windows, taken, lane, bookingReserve: 2 })).kind).toBe('wait');
  });

  it('is available to bookings', () => {
    const booking = question({ windows, taken, lane: 'booking', bookingReserve: 2 });
    expect(decidePermit(booking).kind).toBe('granted');
  });

  it.each(['booking', 'edit', 'bulk'] as const)(
    'leaves the only call of a small window to the lane %s',
    (lane) => {
      const one = [perMinute('method', 1)];
      const asked = { windows: one, lane, bookingReserve: 10 };
      expect(decidePermit(question(asked)).kind).toBe('granted');
      expect(decidePermit(question({ ...asked, taken: takenAgo([10]) })).kind).toBe('wait');
    },
  );

  it('is not increased by the calls of bookings', () => {
    const byBookings = takenAgo([1, 2, 3, 4, 5, 6, 7, 8], SAVE, 'booking');
    const asked = { windows, bookingReserve: 2, taken: [...byBookings, ...takenAgo([9, 10, 11])] };
    expect(decidePermit(question(asked)).kind).toBe('granted');
  });

  it('does not let bookings exceed the window itself', () => {
    const full = takenAgo(Array.from({ length: 12 }, (_, index) => index + 1));
    const booking = question({ windows, taken: full, lane: 'booking', bookingReserve: 2 });
    expect(decidePermit(booking).kind).toBe('wait');
  });

  it('never takes more than a third of a small window', () => {
    const small = [perMinute('institution', 3)];
    const some = takenAgo([5]);
    expect(decidePermit(question({ windows: small, taken: some, bookingReserve: 10 })).kind).toBe(
      'granted',
    );
  });
});

describe('the monthly quota in the decision about a permit', () => {
  const shares = { booking: 0.4, edit: 0 };

  it('delays a lane that would use the part of another, even when the windows have room', () => {
    const month = { taken: 99, quota: 100, shares };
    expect(decidePermit(question({ month }))).toMatchObject({ kind: 'wait', because: 'kept' });
    expect(decidePermit(question({ month, lane: 'booking' })).kind).toBe('granted');
  });

  it('delays all lanes until the next month when it is used up', () => {
    const month = { taken: 100, quota: 100, shares };
    expect(decidePermit(question({ month, lane: 'booking' }))).toEqual({
      kind: 'wait',
      untilMs: Date.UTC(2026, 3, 1),
      because: 'quota',
    });
  });
});

describe('the time from which a permit counts', () => {
  const counted = (takenAgoMs: number, endedAgoMs: number | null, call = SAVE) =>
    NOW_MS -
    countedAtMs(
      {
        ...call,
        takenAtMs: NOW_MS - takenAgoMs,
        endedAtMs: endedAgoMs === null ? null : NOW_MS - endedAgoMs,
      },
      NOW_MS,
    );

  it.each([
    ['the grant, when the call was short', 30_000, 29_700, 30_000],
    ['the end of the call, when the call was long', 30_000, 25_000, 25_000 + GUARD_MS],
    ['the grant, while the permit is fresh', 300, null, 300],
    ['now, while the call is in progress', 12_000, null, GUARD_MS],
    ['the latest possible end, when the process was killed', 50_000, null, 30_000 + GUARD_MS],
  ])('is %s', (_when, takenAgoMs, endedAgoMs, expected) => {
    expect(counted(takenAgoMs, endedAgoMs)).toBe(expected);
  });

  it('takes into account that a catalog call may run for a minute', () => {
    expect(counted(50_000, null, catalogCalls.getCatalogDetailed)).toBe(GUARD_MS);
    expect(counted(90_000, null, catalogCalls.getCatalogDetailed)).toBe(30_000 + GUARD_MS);
    expect(counted(50_000, null, catalogCalls.getPOSConfig)).toBe(30_000 + GUARD_MS);
    const ofAnotherService = { ...catalogCalls.getCatalogDetailed, service: 'contact' };
    expect(counted(50_000, null, ofAnotherService)).toBe(30_000 + GUARD_MS);
  });
});

describe('the monthly quota for catalog calls', () => {
  const { getCatalogDetailed, getEventAvailability, getPOSConfig } = catalogCalls;
  const CREATE = { service: 'externalOrderService', method: 'createOrUpdateOrder' };
  const FIRST_MS = Date.UTC(2026, 2, 1);
  const decide = (taken: number, call: typeof SAVE, lane: Lane = 'booking') =>
    decidePermit(
      question({
        call,
        lane,
        nowMs: FIRST_MS,
        month: { taken, quota: 10_000, shares: { booking: 0.35, edit: 0.3 } },
      }),
    );
  const kept = { kind: 'wait', because: 'kept' };

  it.each([getCatalogDetailed, getPOSConfig])(
    'also reserves the part of bookings from $method, which creates no booking',
    (call) => {
      expect(decide(6_499, call)).toEqual({ kind: 'granted' });
      expect(decide(6_500, call)).toMatchObject(kept);
    },
  );

  it('reserves the parts of bookings and edits from reads of places left', () => {
    expect(decide(3_499, getEventAvailability)).toEqual({ kind: 'granted' });
    expect(decide(3_500, getEventAvailability)).toMatchObject(kept);
  });

  it('reserves both parts from the catalog when it is read in the lane of bulk work', () => {
    expect(decide(3_499, getPOSConfig, 'bulk')).toEqual({ kind: 'granted' });
    expect(decide(3_500, getPOSConfig, 'bulk')).toMatchObject(kept);
  });

  it('is completely available to bookings', () => {
    expect(decide(9_999, CREATE)).toEqual({ kind: 'granted' });
    expect(decide(10_000, CREATE)).toMatchObject({ kind: 'wait', because: 'quota' });
  });
});
