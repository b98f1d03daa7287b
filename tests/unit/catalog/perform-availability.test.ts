import { performAvailability } from '../../../server/src/catalog/perform-availability';
import type { AvailabilityWork } from '../../../server/src/catalog/work';
import {
  catalogCalls,
  S360BusinessError,
  S360NetworkError,
  S360TooManyCallsError,
} from '../../../server/src/s360';
import { NOW, wanted } from './catalog-ports';

const CALL = { institution: 'myvenue', ...catalogCalls.getEventAvailability };
const work = (...performanceIds: string[]): AvailabilityWork => ({
  kind: 'availability',
  lane: 'booking',
  attempts: 0,
  pointOfSaleId: '60',
  performanceIds,
  key: 'availability',
});
const refused = () =>
  Promise.reject<never>(new S360BusinessError(CALL, { statusCode: 'error', statusDetail: 'odd' }));
const secondsFrom = (at: Date | null | undefined) => ((at?.getTime() ?? 0) - NOW.getTime()) / 1000;

describe('a read of places left', () => {
  it('is one call for all performances, and leaves missing ones unknown', async () => {
    const { calls, kept, ports } = wanted({});
    expect(await performAvailability(work('1', '2'), ports)).toEqual({ kind: 'done' });
    expect(calls).toEqual(['getEventAvailability 1 2']);
    expect(kept).toMatchObject([
      { performanceId: '1', level: 'UNKNOWN' },
      { performanceId: '2', level: 'UNKNOWN' },
    ]);
  });

  it('waits for its permit', async () => {
    const permit = { kind: 'noPermit', waitMs: 42_000 } as const;
    const { calls, notes, ports } = wanted({ permit });
    expect(await performAvailability(work('1'), ports)).toEqual(permit);
    expect([calls, secondsFrom(notes[0]?.availabilityNotBefore)]).toEqual([[], 42]);
  });

  it.each([
    [['1', '2', '3'], 2, []],
    [['1', '2'], 1, []],
    [['1'], 1, ['1']],
  ])(
    'of %j that S-360 refuses continues at once with %i performances and gives up %j',
    async (ids, batch, given) => {
      const { kept, notes, ports } = wanted({ places: refused });
      await performAvailability(work(...ids), ports);
      expect(notes[0]).toEqual({ availabilityBatch: batch });
      expect(kept).toEqual(
        given.map((performanceId) => ({ performanceId, level: 'UNKNOWN', seatCategories: [] })),
      );
    },
  );

  it.each([
    [undefined, null],
    [1, 2],
    [50, 100],
    [100, null],
  ])('continues after a batch of %p with a batch of %p', async (batch, next) => {
    const { notes, ports } = wanted(batch === undefined ? {} : { batch });
    await performAvailability(work('1'), ports);
    expect(notes).toEqual([{ availabilityBatch: next, availabilityNotBefore: null }]);
  });

  it.each([
    [
      'too many calls',
      new S360TooManyCallsError(CALL, { status: 509, retryAfterMs: 300_000 }),
      'nothing',
      300,
    ],
    [
      'a lost connection',
      new S360NetworkError(CALL, { sent: 'no', code: 'EPIPE' }),
      'callFailed',
      60,
    ],
  ])('keeps the requests queued after %s', async (_what, error, kind, seconds) => {
    const { kept, notes, ports } = wanted({ places: () => Promise.reject<never>(error) });
    expect((await performAvailability(work('1', '2'), ports)).kind).toBe(kind);
    expect([kept, notes.map((note) => secondsFrom(note.availabilityNotBefore))]).toEqual([
      [],
      [seconds],
    ]);
  });
});
