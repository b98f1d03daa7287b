import { countedOfDeliveries, countedOfSave } from '../../../../server/src/overview/tally/counted';
import type { AppliedItems, StoredDelivery } from '../../../../server/src/inbox/records';

const NOON = Date.UTC(2026, 4, 1, 12);
const MINUTE_MS = 60_000;

const someDelivery = (overrides: Partial<StoredDelivery> = {}): StoredDelivery => ({
  id: 1,
  institution: 'myvenue',
  stream: 'contacts',
  body: '[]',
  byteLength: 2,
  origin: 'webhook',
  isReplay: false,
  receivedAt: new Date(NOON),
  traceparent: null,
  ...overrides,
});

const someItems = (overrides: Partial<AppliedItems> = {}): AppliedItems => ({
  outcomes: [
    { position: 0, contactNumber: '1', outcome: 'applied' },
    { position: 1, contactNumber: '2', outcome: 'quarantined' },
  ],
  quarantined: [
    {
      position: 1,
      contactNumber: '2',
      orderId: null,
      body: '{}',
      reasons: [],
      awaitsContact: null,
    },
  ],
  excluded: [],
  ...overrides,
});

const appliedAt = new Date(NOON + MINUTE_MS);

const changedAt = (moments: readonly number[]): AppliedItems =>
  someItems({ changes: moments.map((modifiedAtMs, position) => ({ position, modifiedAtMs })) });

const counts = (delivery: StoredDelivery, applied: AppliedItems, at = appliedAt) =>
  countedOfDeliveries([{ delivery, applied }], at);

describe('the counts of a delivery', () => {
  it('are its items and those not imported, in the hour in which it came', () => {
    const at = new Date(NOON);
    expect(counts(someDelivery(), someItems())).toMatchObject([
      { institution: 'myvenue', at, kind: 'received', events: 2 },
      { institution: 'myvenue', at, kind: 'notImported', events: 1 },
      { kind: 'delayIn', events: 0 },
    ]);
  });

  it('are added up for deliveries of the same hour that are applied together', () => {
    const hourBefore = new Date(NOON - 60 * MINUTE_MS);
    const deliveries = [
      { delivery: someDelivery({ receivedAt: hourBefore }), applied: someItems() },
      { delivery: someDelivery({ id: 2 }), applied: changedAt([NOON - MINUTE_MS]) },
      { delivery: someDelivery({ id: 3 }), applied: changedAt([NOON - 2 * MINUTE_MS]) },
    ];
    expect(countedOfDeliveries(deliveries, appliedAt)).toEqual([
      { institution: 'myvenue', at: hourBefore, kind: 'received', events: 2, delaysMs: [] },
      { institution: 'myvenue', at: hourBefore, kind: 'notImported', events: 1, delaysMs: [] },
      {
        institution: 'myvenue',
        at: appliedAt,
        kind: 'delayIn',
        events: 2,
        delaysMs: [2 * MINUTE_MS, 3 * MINUTE_MS],
      },
      { institution: 'myvenue', at: new Date(NOON), kind: 'received', events: 4, delaysMs: [] },
      { institution: 'myvenue', at: new Date(NOON), kind: 'notImported', events: 2, delaysMs: [] },
    ]);
  });

  it('contain how long changes took from S-360 until they were applied', () => {
    const modifiedAtMs = [NOON - 14 * MINUTE_MS, NOON - MINUTE_MS];
    const counted = counts(someDelivery(), changedAt(modifiedAtMs));
    expect(counted.find(({ kind }) => kind === 'delayIn')).toMatchObject({
      at: appliedAt,
      events: 2,
      delaysMs: [15 * MINUTE_MS, 2 * MINUTE_MS],
    });
  });

  it('measure no past data, and no time below zero where clocks differ', () => {
    const modifiedAtMs = [NOON - 25 * 60 * MINUTE_MS, NOON + 5 * MINUTE_MS];
    const counted = counts(someDelivery(), changedAt(modifiedAtMs));
    const delays = counted.find(({ kind }) => kind === 'delayIn');
    expect(delays).toMatchObject({ events: 1, delaysMs: [0] });
  });

  it('measure a delivery that waited here for days', () => {
    const modifiedAtMs = [NOON - MINUTE_MS];
    const late = new Date(NOON + 3 * 24 * 60 * MINUTE_MS);
    const counted = counts(someDelivery(), changedAt(modifiedAtMs), late);
    expect(counted.find(({ kind }) => kind === 'delayIn')?.events).toBe(1);
  });

  it.each([{ isReplay: true }, { origin: 'imported' as const }, { origin: 'again' as const }])(
    'are none when it did not just come: %j',
    (of) => {
      expect(counts(someDelivery(of), someItems())).toEqual([]);
    },
  );
});

describe('the counts of a save', () => {
  const permit = { institution: 'myvenue', takenAtMs: NOON };
  const endedAt = new Date(NOON + 2_000);

  it('are one sent, with the time since the contact was changed', () => {
    const markedAt = new Date(NOON - 3_000);
    expect(countedOfSave(permit, { error: null }, { endedAt, markedAt })).toEqual([
      { institution: 'myvenue', at: endedAt, kind: 'sent', events: 1 },
      { institution: 'myvenue', at: endedAt, kind: 'delayOut', events: 1, delaysMs: [5_000] },
    ]);
  });

  it.each([null, new Date(NOON + 1_000)])(
    'are one sent without a time when the last change is not the one sent: %j',
    (markedAt) => {
      const counted = countedOfSave(permit, { error: null }, { endedAt, markedAt });
      expect(counted.map(({ kind }) => kind)).toEqual(['sent']);
    },
  );

  it('are one not sent after a failure', () => {
    const counted = countedOfSave(
      permit,
      { error: new Error('down') },
      { endedAt, markedAt: null },
    );
    expect(counted).toEqual([{ institution: 'myvenue', at: endedAt, kind: 'notSent', events: 1 }]);
  });
});
