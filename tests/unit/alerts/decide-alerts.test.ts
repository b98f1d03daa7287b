import type { Cause } from '../../../server/src/contracts/attention';
import {
  decideAlerts,
  isQuiet,
  thresholdOf,
  type KnownAlert,
} from '../../../server/src/alerts/decide-alerts';
import type { AlertSettings } from '../../../server/src/alerts/settings';

const MINUTE_MS = 60_000;
const NOW = new Date('2026-11-27T10:00:00.000Z');
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * MINUTE_MS);

const someSettings = (changes: Partial<AlertSettings> = {}): AlertSettings => ({
  language: 'en',
  afterMinutes: 5,
  timeZone: 'UTC',
  ...changes,
});

const aGroup = (changes: Partial<Cause> = {}): Cause => ({
  key: 'failedPush:myvenue:error.email',
  kind: 'failedPush',
  institution: 'myvenue',
  cause: 'error.email',
  reason: null,
  only: null,
  heldAt: [],
  count: 5,
  since: null,
  newestAt: null,
  actor: 'operator',
  alarm: null,
  assignee: null,
  dismissed: null,
  ...changes,
});

const anAlert = (changes: Partial<KnownAlert> = {}): KnownAlert => ({
  key: 'failedPush:myvenue:error.email',
  kind: 'failedPush',
  institution: 'myvenue',
  cause: 'error.email',
  actor: 'operator',
  count: 5,
  heldAt: [],
  firstSeenAt: ago(5),
  raisedAt: null,
  lastRaisedAt: null,
  ...changes,
});

const NOTHING = { begin: [], raise: [], end: [], forget: [] };

describe('a cause that needs attention', () => {
  const decide = (
    group: Cause | null,
    alert: KnownAlert | null,
    settings = someSettings(),
    unresolved: readonly string[] = [],
  ) => {
    const seen = { groups: group ? [group] : [], unresolved: new Set(unresolved) };
    return decideAlerts(seen, alert ? [alert] : [], settings, NOW);
  };

  it('is noted when it is first seen, and reported once it has lasted', () => {
    expect(decide(aGroup(), null)).toEqual({ ...NOTHING, begin: [aGroup()] });
    expect(decide(aGroup(), anAlert({ firstSeenAt: ago(4) }))).toEqual(NOTHING);
    expect(decide(aGroup(), anAlert())).toEqual({ ...NOTHING, raise: [aGroup()] });
  });

  it('is reported when it is first seen if it need not last, but not in quiet hours', () => {
    const settings = someSettings({ afterMinutes: 0 });
    const atOnce = { ...NOTHING, begin: [aGroup()], raise: [aGroup()] };
    expect(decide(aGroup(), null, settings)).toEqual(atOnce);
    const quietHours = { from: '09:00', to: '11:00' };
    const quiet = { ...NOTHING, begin: [aGroup()] };
    expect(decide(aGroup(), null, { ...settings, quietHours })).toEqual(quiet);
  });

  it('is not resolved by the erasure of a person whom it named', () => {
    const key = 'failedPush:myvenue:…';
    const erased = anAlert({ key: 'erased:7', cause: '…', raisedAt: ago(9), lastRaisedAt: ago(9) });
    const left = aGroup({ key, cause: '…' });
    expect(decide(left, erased)).toEqual({ ...NOTHING, begin: [left] });
    expect(decide(null, erased, someSettings(), [key])).toEqual(NOTHING);
    const end = [{ alert: erased, ending: 'well', left: 0 }];
    expect(decide(null, erased)).toEqual({ ...NOTHING, end });
  });

  it('is not reported below its threshold, nor when somebody has dismissed it', () => {
    expect(decide(aGroup({ count: 4 }), null)).toEqual(NOTHING);
    const dismissed = { by: null, at: NOW.toISOString(), note: null };
    expect(decide(aGroup({ dismissed }), null)).toEqual(NOTHING);
    expect(decide(aGroup({ kind: 'openBooking', count: 999 }), null)).toEqual(NOTHING);
  });

  it('is not reported again while it stands', () => {
    expect(decide(aGroup(), anAlert({ raisedAt: ago(90), lastRaisedAt: ago(90) }))).toEqual(
      NOTHING,
    );
  });

  it('is reported at most once an hour when it comes and goes', () => {
    expect(decide(aGroup(), anAlert({ lastRaisedAt: ago(59) }))).toEqual(NOTHING);
    expect(decide(aGroup(), anAlert({ lastRaisedAt: ago(60) })).raise).toEqual([aGroup()]);
  });

  it('is reported to be well again once nothing of it is left, else to be fewer or hidden', () => {
    const alert = anAlert({ raisedAt: ago(10), lastRaisedAt: ago(10) });
    const ended = (group: Cause | null) => decide(group, alert);
    const well = { alert, ending: 'well', left: 0 };
    expect(ended(null)).toEqual({ ...NOTHING, end: [well] });
    const fewer = { alert, ending: 'fewer', left: 1 };
    expect(ended(aGroup({ count: 1 }))).toEqual({ ...NOTHING, end: [fewer] });
    const dismissed = { by: null, at: NOW.toISOString(), note: null };
    const hidden = { alert, ending: 'hidden', left: 5 };
    expect(ended(aGroup({ dismissed }))).toEqual({ ...NOTHING, end: [hidden] });
  });

  it('is neither well again nor forgotten while what failed is being tried again', () => {
    const alert = anAlert({ raisedAt: ago(90), lastRaisedAt: ago(90) });
    const settings = someSettings();
    for (const group of [null, aGroup({ count: 1 })])
      expect(decide(group, alert, settings, [alert.key])).toEqual(NOTHING);
    expect(decide(null, anAlert(), settings, [alert.key])).toEqual(NOTHING);
    expect(decide(null, alert, settings, ['failedPush:museum:error.email']).end).toEqual([
      { alert, ending: 'well', left: 0 },
    ]);
  });

  it('is forgotten when it went unreported, or an hour after its report', () => {
    const unreported = anAlert();
    expect(decide(null, unreported)).toEqual({ ...NOTHING, forget: [unreported] });
    const lately = anAlert({ lastRaisedAt: ago(59) });
    expect(decide(null, lately)).toEqual(NOTHING);
    const earlier = anAlert({ lastRaisedAt: ago(61) });
    expect(decide(null, earlier)).toEqual({ ...NOTHING, forget: [earlier] });
  });

  it('waits for the end of the quiet hours, with its report and with the end of it', () => {
    const settings = someSettings({ quietHours: { from: '09:00', to: '10:01' } });
    expect(decide(aGroup(), anAlert(), settings)).toEqual(NOTHING);
    const raised = anAlert({ raisedAt: ago(90), lastRaisedAt: ago(90) });
    expect(decide(null, raised, settings)).toEqual(NOTHING);
  });
});

describe('quiet hours', () => {
  it.each([
    ['22:00', '07:00', '2026-11-27T22:30:00Z', 'Europe/Zurich', true],
    ['22:00', '07:00', '2026-11-27T05:59:00Z', 'Europe/Zurich', true],
    ['22:00', '07:00', '2026-11-27T06:00:00Z', 'Europe/Zurich', false],
    ['22:00', '07:00', '2026-11-27T20:59:00Z', 'Europe/Zurich', false],
    ['12:00', '13:00', '2026-11-27T12:30:00Z', 'UTC', true],
    ['12:00', '13:00', '2026-11-27T13:00:00Z', 'UTC', false],
  ])('from %s to %s are at %s in %s: %s', (from, to, at, timeZone, expected) => {
    const settings = someSettings({ timeZone, quietHours: { from, to } });
    expect(isQuiet(settings, new Date(at))).toBe(expected);
  });

  it('are none unless they are configured', () => {
    expect(isQuiet(someSettings(), NOW)).toBe(false);
  });
});

describe('the threshold of a kind', () => {
  it('is one unless the kind is routine', () => {
    expect(thresholdOf('alarm')).toBe(1);
    expect(thresholdOf('conflict')).toBe(20);
    expect(thresholdOf('openBooking')).toBeNull();
  });
});
