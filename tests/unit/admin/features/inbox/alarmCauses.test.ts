import {
  refusalCause,
  settingForState,
  strangersOf,
} from '../../../../../admin/src/features/inbox/receiving/alarmCauses';
import { alarmKey, type Alarm } from '../../../../../server/src/contracts';

describe('the cause of a refused delivery', () => {
  it.each([
    [400, 'unreadable'],
    [401, 'credentials'],
    [413, 'tooLarge'],
    [499, 'other'],
    [500, 'notStored'],
    [503, 'notStored'],
  ])('with status %d is "%s"', (status, cause) => {
    expect(refusalCause(status)).toBe(cause);
  });
});

describe('the setting for an unknown state', () => {
  it('can be copied into a configuration as it is', () => {
    expect(settingForState('MOON')).toBe('assumptions: { orderStates: { closed: ["MOON"] } }');
  });
});

describe('the key of an alarm', () => {
  const refused: Alarm = {
    kind: 'refused',
    stream: 'contacts',
    refusalId: 3,
    status: 401,
    times: 3,
    since: '2026-03-01T10:00:00.000Z',
    lastAt: '2026-03-01T10:30:00.000Z',
    droppedAt: '2026-03-01T13:00:00.000Z',
  };
  const resend: Alarm = {
    kind: 'resend',
    stream: 'contacts',
    cause: 'down',
    from: '2026-03-01T10:00:00.000Z',
    until: '2026-03-01T14:00:00.000Z',
    outageId: 7,
  };

  it('stays the same while the alarm continues', () => {
    expect(alarmKey({ ...refused, times: 4, lastAt: '2026-03-01T10:45:00.000Z' })).toBe(
      alarmKey(refused),
    );
    const ongoing: Alarm = { ...resend, outageId: null };
    expect(alarmKey({ ...ongoing, until: '2026-03-01T15:00:00.000Z' })).toBe(alarmKey(ongoing));
  });

  it('differs between alarms', () => {
    const alarms: Alarm[] = [
      refused,
      { ...refused, status: 413 },
      resend,
      { ...resend, from: '2026-03-02T10:00:00.000Z' },
      { kind: 'silence', stream: 'contacts', since: null, periodMinutes: 15 },
      { kind: 'unknownState', stream: 'orders', word: 'GONE', orders: 2 },
      { kind: 'unknownState', stream: 'orders', word: 'LOST', orders: 2 },
    ];
    expect(new Set(alarms.map(alarmKey)).size).toBe(alarms.length);
  });
});

describe('the notice about calls with wrong credentials', () => {
  const calls = { times: 5, since: '2026-03-01T10:00:00.000Z', lastAt: '2026-03-01T10:30:00.000Z' };
  const refusedCredentials = [
    { ...calls, stream: 'contacts' as const },
    { ...calls, stream: 'orders' as const },
  ];
  const alarm = (status: number): Alarm => ({
    kind: 'refused',
    stream: 'contacts',
    refusalId: 3,
    status,
    times: 3,
    since: calls.since,
    lastAt: calls.lastAt,
    droppedAt: '2026-03-01T13:00:00.000Z',
  });

  it.each([
    ['no alarm reports them', [], ['contacts', 'orders']],
    ['an alarm reports another refusal', [alarm(413)], ['contacts', 'orders']],
    ['an alarm reports them for the other webhook only', [alarm(401)], ['orders']],
  ])('appears where %s', (_what, alarms, told) => {
    expect(strangersOf({ alarms, refusedCredentials }).map(({ stream }) => stream)).toEqual(told);
  });
});
