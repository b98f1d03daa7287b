import { NO_LISTS } from '../../../server/src/catalog/model/code-lists';
import { performCatalog } from '../../../server/src/catalog/perform-catalog';
import type { CatalogWork } from '../../../server/src/catalog/work';
import {
  catalogCalls,
  shipmentCalls,
  S360AnswerError,
  S360AuthenticationError,
  S360HttpError,
  S360InProgressError,
  S360NetworkError,
  S360TooManyCallsError,
  type S360Error,
} from '../../../server/src/s360';
import { aPointOfSale } from './answered';
import { NOW, wanted } from './catalog-ports';

const CALL = { institution: 'myvenue', ...catalogCalls.getCatalogDetailed };
const SHIPMENTS = { institution: 'myvenue', ...shipmentCalls.getAvailableShipmentModes };
const WORK: CatalogWork = {
  kind: 'catalog',
  lane: 'booking',
  attempts: 0,
  queuedAt: NOW,
  key: 'catalog',
};
const minutesFrom = (at: Date | null | undefined) =>
  ((at?.getTime() ?? 0) - NOW.getTime()) / 60_000;

const failing = (error: S360Error) => ({
  pointOfSale: aPointOfSale(),
  catalog: () => Promise.reject<never>(error),
});

describe('a step of a catalog refresh', () => {
  it('reads first the point of sale with its shipment modes, then the catalog', async () => {
    const first = wanted({});
    expect(await performCatalog(WORK, first.ports)).toEqual({ kind: 'done' });
    expect([first.calls, first.kept]).toEqual([
      ['getPOSConfig', 'getAvailableShipmentModes 60'],
      [{ lists: NO_LISTS }, { modes: [] }, { pointOfSale: aPointOfSale() }],
    ]);
    const second = wanted({ pointOfSale: aPointOfSale() });
    expect(await performCatalog(WORK, second.ports)).toEqual({ kind: 'done' });
    expect(second.calls).toEqual(['getCatalogDetailed']);
    expect(second.kept).toEqual([{ queuedAt: NOW, of: 'myvenue' }]);
  });

  it.each([
    ['has no method for them', new S360HttpError(SHIPMENTS, { status: 404, retryAfterMs: null })],
    ['forbids that method', new S360AuthenticationError(SHIPMENTS, { status: 403 })],
    ['does not answer', new S360NetworkError(SHIPMENTS, { sent: 'maybe', code: 'DEADLINE' })],
  ])('continues without shipment modes when S-360 %s', async (_what, error) => {
    const { kept, notes, ports } = wanted({ modes: () => Promise.reject<never>(error) });
    expect(await performCatalog(WORK, ports)).toEqual({ kind: 'done' });
    expect(kept).toEqual([{ lists: NO_LISTS }, { pointOfSale: aPointOfSale() }]);
    expect(notes).toEqual([]);
  });

  it('waits for its permit and records when the permit will be free', async () => {
    const permit = { kind: 'noPermit', waitMs: 540_000 } as const;
    const { calls, notes, ports } = wanted({ pointOfSale: aPointOfSale(), permit });
    expect(await performCatalog(WORK, ports)).toEqual(permit);
    expect([calls, notes.length, minutesFrom(notes[0]?.nextAttemptAt)]).toEqual([[], 1, 9]);
  });

  it('skips the catalog when the point of sale cannot sell, and retries later', async () => {
    const { calls, kept, notes, ports } = wanted({ posConfigData: { posId: 1 } });
    await performCatalog(WORK, ports);
    expect([calls, kept]).toEqual([['getPOSConfig'], [{ pointOfSale: null }]]);
    expect(notes).toMatchObject([{ failure: { code: 'unusable' }, attempts: 1 }]);
    expect(minutesFrom(notes.at(-1)?.nextAttemptAt)).toBeGreaterThanOrEqual(0.5);
  });

  it('polls with the request id from S-360 as long as S-360 knows it', async () => {
    const working = failing(new S360InProgressError(CALL, 77));
    const first = wanted(working);
    expect(await performCatalog(WORK, first.ports)).toEqual({ kind: 'done' });
    expect(first.notes).toMatchObject([{ requestId: 77, polls: 1 }]);
    const second = wanted({ ...working, polls: 1 });
    await performCatalog(WORK, second.ports);
    expect(second.calls).toEqual(['getCatalogDetailed 77']);
    const last = wanted({ ...working, polls: 6 });
    await performCatalog(WORK, last.ports);
    expect(last.notes).toMatchObject([{ requestId: null, polls: 0, attempts: 1 }]);
  });

  it.each([
    ['always', undefined, /^getCatalogDetailed \d+$/],
    ['always', 1, /^getCatalogDetailed 77$/],
    ['never', 1, /^getCatalogDetailed$/],
  ] as const)(
    'with request ids configured as %s and polls at %p makes the matching call',
    async (requestIds, polls, call) => {
      const assumptions = { requestIds };
      const asked = { pointOfSale: aPointOfSale(), assumptions, ...(polls && { polls }) };
      const { calls, ports } = wanted(asked);
      await performCatalog(WORK, ports);
      expect(calls).toEqual([expect.stringMatching(call)]);
    },
  );

  it.each([
    [
      'too many calls',
      new S360TooManyCallsError(CALL, { status: 509, retryAfterMs: null }),
      'nothing',
      0.5,
      10,
    ],
    [
      'too many calls until a given time',
      new S360TooManyCallsError(CALL, { status: 429, retryAfterMs: 1_800_000 }),
      'nothing',
      0.5,
      30,
    ],
    [
      'a refused catalog method',
      new S360AuthenticationError(CALL, { status: 403 }),
      'nothing',
      0.5,
      0,
    ],
    [
      'refused credentials',
      new S360AuthenticationError(CALL, { status: 401 }),
      'callFailed',
      0.5,
      0,
    ],
    [
      'a lost connection',
      new S360NetworkError(CALL, { sent: 'no', code: 'ECONNREFUSED' }),
      'callFailed',
      0.5,
      0,
    ],
    ['too large an answer', new S360AnswerError(CALL, 'too-large'), 'callFailed', 0.5, 0],
  ])('retries in time after %s', async (_what, error, kind, leastMinutes, refusedMinutes) => {
    const { kept, notes, ports } = wanted(failing(error));
    expect((await performCatalog(WORK, ports)).kind).toBe(kind);
    expect(kept).toEqual([]);
    expect(notes).toMatchObject([
      { attempts: 1, requestId: null, failure: { at: NOW.toISOString() } },
    ]);
    expect(minutesFrom(notes[0]?.nextAttemptAt)).toBeGreaterThanOrEqual(leastMinutes);
    // A refresh by a person ends the own wait, but not the one that S-360 asked for.
    const refusedUntil = notes[0]?.refusedUntil;
    expect(refusedUntil ? minutesFrom(refusedUntil) : 0).toBe(refusedMinutes);
  });

  it('waits longer after each failure, up to six hours', async () => {
    const { notes, ports } = wanted(failing(new S360AnswerError(CALL, 'not-json')));
    await performCatalog({ ...WORK, attempts: 4 }, ports);
    expect(minutesFrom(notes[0]?.nextAttemptAt)).toBeGreaterThanOrEqual(8);
    await performCatalog({ ...WORK, attempts: 40 }, ports);
    expect(minutesFrom(notes[1]?.nextAttemptAt)).toBeLessThanOrEqual(360);
  });

  it('records no failure when the plugin stops', async () => {
    const { notes, ports, stop } = wanted(
      failing(new S360NetworkError(CALL, { sent: 'maybe', code: 'DEADLINE' })),
    );
    stop();
    expect(await performCatalog(WORK, ports)).toEqual({ kind: 'nothing' });
    expect(notes).toEqual([]);
  });
});
