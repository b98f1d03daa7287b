import {
  alarmsOf,
  type Outage,
  type Reception,
  type Refusal,
} from '../../../../server/src/inbox/alarms/alarms';

const MINUTE_MS = 60_000;
const PERIOD_MS = 15 * MINUTE_MS;
const NOW = new Date('2026-03-01T12:00:00.000Z');
const ago = (periods: number, ms = 0) => new Date(NOW.getTime() - periods * PERIOD_MS - ms);
const text = (date: Date) => date.toISOString();

const reception = (changes: Partial<Reception> = {}): Reception => ({
  stream: 'contacts',
  periodMs: PERIOD_MS,
  lastDeliveryAt: ago(1),
  refusals: [],
  outages: [],
  ...changes,
});
const refusal = (changes: Partial<Refusal> = {}): Refusal => ({
  id: 3,
  stream: 'contacts',
  status: 400,
  times: 3,
  firstAt: ago(2),
  lastAt: ago(0),
  ...changes,
});
const outage = (changes: Partial<Outage> = {}): Outage => ({
  id: 7,
  stream: 'contacts',
  cause: 'down',
  startedAt: ago(20),
  endedAt: ago(4),
  ...changes,
});

describe('silence', () => {
  it.each([
    ['two periods to the millisecond', ago(2), []],
    ['a moment more', ago(2, 1), [{ kind: 'silence', since: text(ago(2, 1)), periodMinutes: 15 }]],
    ['never anything', null, [{ kind: 'silence', since: null }]],
  ])('is evaluated after %s', (_what, lastDeliveryAt, expected) => {
    expect(alarmsOf(reception({ lastDeliveryAt }), NOW)).toMatchObject(expected);
  });

  it('is not said of S-360 while it posts and is refused whatever it posts', () => {
    const lastDeliveryAt = ago(4);
    const refused = refusal({ status: 401, firstAt: ago(3) });
    const kinds = (refusals: Refusal[]) =>
      alarmsOf(reception({ lastDeliveryAt, refusals }), NOW).map(({ kind }) => kind);
    expect(kinds([refused])).toEqual(['refused']);
    expect(kinds([{ ...refused, lastAt: ago(2, 1) }])).toEqual(['refused', 'silence']);
    expect(kinds([{ ...refused, status: 400 }])).toEqual(['refused', 'silence']);
  });
});

describe('a payload that is refused', () => {
  it.each([
    [1, 0],
    [2, 0],
    [3, 1],
    [9, 1],
  ])('%i times gives so many alarms: %i', (times, alarms) => {
    expect(alarmsOf(reception({ refusals: [refusal({ times })] }), NOW)).toHaveLength(alarms);
  });

  it('is dropped by S-360 twelve periods after it was refused first', () => {
    const [alarm] = alarmsOf(reception({ refusals: [refusal()] }), NOW);
    expect(alarm).toMatchObject({ kind: 'refused', droppedAt: text(ago(-10)), times: 3 });
  });

  it('after twelve periods of wrong credentials must be sent again, with all that was queued', () => {
    const refusals = [refusal({ status: 401, times: 20, firstAt: ago(20) })];
    expect(alarmsOf(reception({ refusals }), NOW)).toMatchObject([
      { kind: 'refused' },
      { kind: 'resend', from: text(ago(21)), until: text(ago(12)), outageId: null },
    ]);
  });

  it.each([
    ['for three periods, as S-360 may still come', 401, ago(5), ago(3), ['refused']],
    ['no more afterwards: a few stray calls cost nothing', 401, ago(5), ago(3, 1), []],
    ['nor after a short trouble with the database', 503, ago(5), ago(4), []],
    ['of one payload until it is accepted', 400, ago(50), ago(49), ['refused']],
    ['while S-360 has dropped something in it', 401, ago(50), ago(39), ['refused']],
  ])('without being repeated it is told %s', (_what, status, firstAt, lastAt, expected) => {
    const refusals = [refusal({ status, firstAt, lastAt })];
    expect(alarmsOf(reception({ refusals }), NOW).map(({ kind }) => kind)).toEqual(expected);
  });

  it('as it is no JSON concerns itself alone: nothing else was dropped', () => {
    const refusals = [refusal({ status: 400, times: 12, firstAt: ago(20) })];
    expect(alarmsOf(reception({ refusals }), NOW)).toMatchObject([{ kind: 'refused' }]);
  });
});

describe('an outage', () => {
  it('of more than twelve periods names from when to when S-360 must send again', () => {
    expect(alarmsOf(reception({ outages: [outage()] }), NOW)).toEqual([
      {
        kind: 'resend',
        stream: 'contacts',
        cause: 'down',
        from: text(ago(21)),
        until: text(ago(16)),
        outageId: 7,
      },
    ]);
  });

  it('of twelve periods is made good by S-360 itself', () => {
    const outages = [outage({ startedAt: ago(16), endedAt: ago(4) })];
    expect(alarmsOf(reception({ outages }), NOW)).toEqual([]);
  });
});
