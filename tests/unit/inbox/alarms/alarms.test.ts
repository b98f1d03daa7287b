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

describe('the alarm about silence', () => {
  it.each([
    ['exactly two periods', ago(2), []],
    [
      'a moment more than two periods',
      ago(2, 1),
      [{ kind: 'silence', since: text(ago(2, 1)), periodMinutes: 15 }],
    ],
    ['no delivery at all', null, [{ kind: 'silence', since: null }]],
  ])('is evaluated correctly after %s', (_what, lastDeliveryAt, expected) => {
    expect(alarmsOf(reception({ lastDeliveryAt }), NOW)).toMatchObject(expected);
  });

  it('is not raised while S-360 posts and every delivery is refused', () => {
    const lastDeliveryAt = ago(4);
    const refused = refusal({ status: 401, firstAt: ago(3) });
    const kinds = (refusals: Refusal[]) =>
      alarmsOf(reception({ lastDeliveryAt, refusals }), NOW).map(({ kind }) => kind);
    expect(kinds([refused])).toEqual(['refused']);
    expect(kinds([{ ...refused, lastAt: ago(2, 1) }])).toEqual(['refused', 'silence']);
    expect(kinds([{ ...refused, status: 400 }])).toEqual(['refused', 'silence']);
  });
});

describe('the alarm about refused deliveries', () => {
  it.each([
    [1, 0],
    [2, 0],
    [3, 1],
    [9, 1],
  ])('after %i refusals is raised this many times: %i', (times, alarms) => {
    expect(alarmsOf(reception({ refusals: [refusal({ times })] }), NOW)).toHaveLength(alarms);
  });

  it('names the time when S-360 drops the payload, twelve periods after the first refusal', () => {
    const [alarm] = alarmsOf(reception({ refusals: [refusal()] }), NOW);
    expect(alarm).toMatchObject({ kind: 'refused', droppedAt: text(ago(-10)), times: 3 });
  });

  it('asks after twelve periods of wrong credentials for everything to be sent again', () => {
    const refusals = [refusal({ status: 401, times: 20, firstAt: ago(20) })];
    expect(alarmsOf(reception({ refusals }), NOW)).toMatchObject([
      { kind: 'refused' },
      { kind: 'resend', from: text(ago(21)), until: text(ago(12)), outageId: null },
    ]);
  });

  it.each([
    ['for three periods, as S-360 may still retry', 401, ago(5), ago(3), ['refused']],
    ['no longer than that, as a few stray calls do no harm', 401, ago(5), ago(3, 1), []],
    ['no longer than that after a short database problem', 503, ago(5), ago(4), []],
    ['for a single payload until the payload is accepted', 400, ago(50), ago(49), ['refused']],
    ['while S-360 has dropped something', 401, ago(50), ago(39), ['refused']],
  ])('without further refusals is shown %s', (_what, status, firstAt, lastAt, expected) => {
    const refusals = [refusal({ status, firstAt, lastAt })];
    expect(alarmsOf(reception({ refusals }), NOW).map(({ kind }) => kind)).toEqual(expected);
  });

  it('concerns only the payload itself when that is not JSON', () => {
    const refusals = [refusal({ status: 400, times: 12, firstAt: ago(20) })];
    expect(alarmsOf(reception({ refusals }), NOW)).toMatchObject([{ kind: 'refused' }]);
  });
});

describe('an outage of the CRM', () => {
  it('of more than twelve periods raises an alarm with the period to be sent again', () => {
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

  it('of twelve periods raises no alarm, as S-360 repeats its deliveries', () => {
    const outages = [outage({ startedAt: ago(16), endedAt: ago(4) })];
    expect(alarmsOf(reception({ outages }), NOW)).toEqual([]);
  });
});
