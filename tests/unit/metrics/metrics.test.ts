import { metricsOf } from '../../../server/src/metrics/metrics';
import type { MeasuredRows } from '../../../server/src/metrics/measured-rows';

const NOW = new Date('2026-05-01T12:00:00Z');
const INSTITUTIONS = [
  { code: 'myvenue', callsPerMonth: 10_000, savingMethods: ['saveIndividualContactData'] },
  { code: 'museum', callsPerMonth: null, savingMethods: [] },
];

/** The values of a metric, by its labels in order. */
function valuesOf(name: string, rows: Partial<MeasuredRows>): [string, number][] {
  const nothing: MeasuredRows = {
    deliveries: [],
    waitingDeliveries: [],
    calls: [],
    pendingLinks: [],
    permitStates: [],
    delays: [],
    alerts: [],
  };
  const metric = metricsOf({ ...nothing, ...rows }, INSTITUTIONS, NOW).find(
    (one) => one.name === `s360_${name}`,
  );
  return (metric?.samples ?? []).map(({ labels, value }) => [
    Object.values(labels).join(' '),
    value,
  ]);
}

const secondsAgo = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1_000);

describe('the metrics of what waits', () => {
  const waitingDeliveries = [
    { institution: 'museum', stream: 'orders', waiting: 3, since: secondsAgo(90) },
    { institution: 'former', stream: 'orders', waiting: 1, since: secondsAgo(90) },
  ];

  it('name every queue of an institution that is configured, the empty ones with 0', () => {
    expect(valuesOf('waiting_deliveries', { waitingDeliveries })).toEqual([
      ['myvenue contacts', 0],
      ['myvenue orders', 0],
      ['museum contacts', 0],
      ['museum orders', 3],
    ]);
  });

  it('say in seconds how long the oldest has waited', () => {
    expect(valuesOf('oldest_waiting_delivery_seconds', { waitingDeliveries })).toContainEqual([
      'museum orders',
      90,
    ]);
    const pendingLinks = [{ institution: 'myvenue', waiting: 2, since: secondsAgo(0.5) }];
    expect(valuesOf('oldest_pending_contact_seconds', { pendingLinks })).toEqual([
      ['myvenue', 0.5],
      ['museum', 0],
    ]);
  });
});

describe('the metrics of calls', () => {
  const permitStates = [
    { institution: 'myvenue', month: '2026-05', taken: 400, closedUntilMs: NOW.getTime() + 2_500 },
    { institution: 'museum', month: '2026-05', taken: 7, closedUntilMs: NOW.getTime() - 1 },
  ];

  it('compare those left with the quota, where there is one', () => {
    expect(valuesOf('quota_calls', { permitStates })).toEqual([['myvenue', 10_000]]);
    expect(valuesOf('quota_left_calls', { permitStates })).toEqual([['myvenue', 9_600]]);
  });

  it('begin with the whole quota in a new month', () => {
    const lastMonth = permitStates.map((state) => ({ ...state, month: '2026-04' }));
    expect(valuesOf('quota_left_calls', { permitStates: lastMonth })).toEqual([
      ['myvenue', 10_000],
    ]);
  });

  it('say how long none is made', () => {
    expect(valuesOf('closed_seconds', { permitStates })).toEqual([
      ['myvenue', 2.5],
      ['museum', 0],
    ]);
  });
});

describe('the metric of alerts', () => {
  it('counts those of configured institutions and those of all', () => {
    const alert = { kind: 'failed', actor: 'operator', alerts: 1 };
    const alerts = ['myvenue', 'former', ''].map((institution) => ({ ...alert, institution }));
    expect(valuesOf('raised_alerts', { alerts })).toEqual([
      ['myvenue failed operator', 1],
      [' failed operator', 1],
    ]);
  });
});
