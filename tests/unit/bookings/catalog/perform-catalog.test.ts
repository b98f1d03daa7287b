import type { CatalogPorts } from '../../../../server/src/services/bookings/catalog/exchange';
import type { CatalogNotes } from '../../../../server/src/services/bookings/catalog/catalog-store';
import { performCatalog } from '../../../../server/src/services/bookings/catalog/perform-catalog';
import type { CatalogWork } from '../../../../server/src/services/dispatch/work';
import {
  catalogCalls,
  S360AnswerError,
  S360AuthenticationError,
  S360InProgressError,
  S360NetworkError,
  S360TooManyCallsError,
  type S360Error,
} from '../../../../server/src/services/ticketing';
import { aPointOfSale } from './answered';

const NOW = new Date('2026-03-01T04:00:00Z');
const CALL = { institution: 'myvenue', ...catalogCalls.getCatalogDetailed };
const WORK: CatalogWork = {
  kind: 'catalog',
  lane: 'booking',
  attempts: 0,
  wantedAt: NOW,
  key: 'catalog',
};
const SETTINGS = { institution: 'myvenue', baseUrl: 'http://x', refreshAtHour: 5, timeZone: null };
const minutesFrom = (at: Date | null | undefined) =>
  ((at?.getTime() ?? 0) - NOW.getTime()) / 60_000;

/** A catalog that is wanted, its point of sale read or not, and S-360 answering as a test says. */
function wanted(answers: {
  pointOfSale?: object;
  catalog?: () => Promise<never>;
  polls?: number;
  posConfigData?: Record<string, unknown>;
  permit?: { kind: 'noPermit'; waitMs: number };
}) {
  const notes: CatalogNotes[] = [];
  const kept: unknown[] = [];
  const calls: string[] = [];
  const stopping = new AbortController();
  const answered = <T>(data: T) => Promise.resolve({ data, answeredAt: null });
  const ports: CatalogPorts = {
    settings: SETTINGS,
    signal: stopping.signal,
    clock: { now: () => NOW },
    log: { warn: () => undefined },
    noteAnswer: () => undefined,
    takePermit: async (call) =>
      answers.permit ?? {
        kind: 'granted',
        permit: { institution: 'myvenue', takenAtMs: 0, ...call },
      },
    client: {
      getPOSConfig() {
        calls.push('getPOSConfig');
        return answered({ posConfigData: answers.posConfigData ?? aPointOfSale() });
      },
      getCatalogDetailed({ requestId }) {
        calls.push(`getCatalogDetailed ${requestId === 77 ? 'again' : 'anew'}`);
        return answers.catalog?.() ?? answered({ catalogData: { seasons: [] } });
      },
      getEventAvailability: () => answered({ eventAvailabilityData: {} }),
    },
    catalogs: {
      state: () =>
        Promise.resolve({
          version: null,
          products: 0,
          performances: 0,
          timeZone: null,
          pointOfSaleId: null,
          fetchedAt: null,
          wantedAt: NOW,
          attempts: 0,
          nextAttemptAt: null,
          failure: null,
          requestId: answers.polls ? 77 : null,
          polls: answers.polls ?? 0,
          availabilityBatch: null,
          availabilityNotBefore: null,
        }),
      pointOfSale: () => Promise.resolve(answers.pointOfSale ?? null),
      content: () => Promise.resolve(null),
      want: () => Promise.resolve(),
      keepPointOfSale: async (_owner, pointOfSale) => void kept.push({ pointOfSale }),
      keep: async (_owner, wantedAt, catalog) =>
        void kept.push({ wantedAt, of: catalog.institution }),
      note: async (_owner, changes) => void notes.push(changes),
      rememberShipmentModes: () => Promise.resolve(),
    },
    availabilities: {
      read: () => Promise.resolve(new Map()),
      want: () => Promise.resolve(),
      wanted: () => Promise.resolve([]),
      keep: () => Promise.resolve(),
      forgetBefore: () => Promise.resolve(),
    },
  };
  return { calls, kept, notes, ports, stop: () => stopping.abort() };
}

const failing = (error: S360Error) => ({
  pointOfSale: aPointOfSale(),
  catalog: () => Promise.reject<never>(error),
});

describe('a step towards a catalog', () => {
  it('is the point of sale first, and the catalog then: one call each', async () => {
    const first = wanted({});
    expect(await performCatalog(WORK, first.ports)).toEqual({ kind: 'done' });
    expect([first.calls, first.kept]).toEqual([
      ['getPOSConfig'],
      [{ pointOfSale: aPointOfSale() }],
    ]);
    const second = wanted({ pointOfSale: aPointOfSale() });
    expect(await performCatalog(WORK, second.ports)).toEqual({ kind: 'done' });
    expect(second.calls).toEqual(['getCatalogDetailed anew']);
    expect(second.kept).toEqual([{ wantedAt: NOW, of: 'myvenue' }]);
  });

  it('waits for its permit, and tells from when on it is to be had', async () => {
    const permit = { kind: 'noPermit', waitMs: 540_000 } as const;
    const { calls, notes, ports } = wanted({ pointOfSale: aPointOfSale(), permit });
    expect(await performCatalog(WORK, ports)).toEqual(permit);
    expect([calls, notes.length, minutesFrom(notes[0]?.nextAttemptAt)]).toEqual([[], 1, 9]);
  });

  it('spends no catalog on a point of sale that cannot sell, and reads that again later', async () => {
    const { calls, kept, notes, ports } = wanted({ posConfigData: { posId: 1 } });
    await performCatalog(WORK, ports);
    expect([calls, kept]).toEqual([['getPOSConfig'], [{ pointOfSale: null }]]);
    expect(notes).toMatchObject([{ failure: { code: 'unusable' }, attempts: 1 }]);
    expect(minutesFrom(notes.at(-1)?.nextAttemptAt)).toBeGreaterThanOrEqual(0.5);
  });

  it('asks again by the request that S-360 names, as long as it knows it', async () => {
    const working = failing(new S360InProgressError(CALL, 77));
    const first = wanted(working);
    expect(await performCatalog(WORK, first.ports)).toEqual({ kind: 'done' });
    expect(first.notes).toMatchObject([{ requestId: 77, polls: 1 }]);
    const second = wanted({ ...working, polls: 1 });
    await performCatalog(WORK, second.ports);
    expect(second.calls).toEqual(['getCatalogDetailed again']);
    const last = wanted({ ...working, polls: 6 });
    await performCatalog(WORK, last.ports);
    expect(last.notes).toMatchObject([{ requestId: null, polls: 0, attempts: 1 }]);
  });

  it.each([
    [
      'too many calls',
      new S360TooManyCallsError(CALL, { status: 509, retryAfterMs: null }),
      'nothing',
      10,
    ],
    [
      'too many calls until then',
      new S360TooManyCallsError(CALL, { status: 429, retryAfterMs: 1_800_000 }),
      'nothing',
      30,
    ],
    ['no right to the catalog', new S360AuthenticationError(CALL, { status: 403 }), 'nothing', 0.5],
    ['no right at all', new S360AuthenticationError(CALL, { status: 401 }), 'callFailed', 0.5],
    [
      'no connection',
      new S360NetworkError(CALL, { sent: 'no', code: 'ECONNREFUSED' }),
      'callFailed',
      0.5,
    ],
    ['too large an answer', new S360AnswerError(CALL, 'too-large'), 'callFailed', 0.5],
  ])('fails with %s', async (_what, error, kind, leastMinutes) => {
    const { kept, notes, ports } = wanted(failing(error));
    expect((await performCatalog(WORK, ports)).kind).toBe(kind);
    expect(kept).toEqual([]);
    expect(notes).toMatchObject([
      { attempts: 1, requestId: null, failure: { at: NOW.toISOString() } },
    ]);
    expect(minutesFrom(notes[0]?.nextAttemptAt)).toBeGreaterThanOrEqual(leastMinutes);
  });

  it('waits longer from failure to failure, and never beyond six hours', async () => {
    const { notes, ports } = wanted(failing(new S360AnswerError(CALL, 'not-json')));
    await performCatalog({ ...WORK, attempts: 4 }, ports);
    expect(minutesFrom(notes[0]?.nextAttemptAt)).toBeGreaterThanOrEqual(8);
    await performCatalog({ ...WORK, attempts: 40 }, ports);
    expect(minutesFrom(notes[1]?.nextAttemptAt)).toBeLessThanOrEqual(360);
  });

  it('leaves no failure behind when the plugin stops', async () => {
    const { notes, ports, stop } = wanted(
      failing(new S360NetworkError(CALL, { sent: 'maybe', code: 'DEADLINE' })),
    );
    stop();
    expect(await performCatalog(WORK, ports)).toEqual({ kind: 'nothing' });
    expect(notes).toEqual([]);
  });
});
