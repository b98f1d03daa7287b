import { HEALTH_CODES, healthOf } from '../../../../../admin/src/features/overview/health/health';
import type { Cause, InstitutionStatus } from '../../../../../server/src/contracts';
import { aCause } from './aCause';
import { anInstitution, HELD_CHECK } from '../institutions/institutionStatus';

const links = anInstitution().links;
const stream = 'contacts' as const;
const sending = anInstitution().sending;

/** One institution for each thing that can be the matter, the most serious first. */
const MATTERS: Record<string, Partial<InstitutionStatus>> = {
  sendingStopped: {
    sending: { ...sending, status: { state: 'stopped', cause: 'person', by: null, at: '' } },
  },
  harmed: { links: { ...links, harmed: 2 } },
  refusingDeliveries: {
    alarms: [
      {
        kind: 'refused',
        stream,
        refusalId: 1,
        status: 400,
        times: 3,
        since: '',
        lastAt: '',
        droppedAt: '',
      },
    ],
  },
  refusedCredentials: { refusedCredentials: [{ stream, times: 1, since: '', lastAt: '' }] },
  resendNeeded: {
    alarms: [{ kind: 'resend', stream, cause: 'down', from: '', until: '', outageId: 1 }],
  },
  quotaUsed: { callsThisMonth: 10_000 },
  neverReceived: { alarms: [{ kind: 'silence', stream, since: null, periodMinutes: 15 }] },
  silent: {
    alarms: [{ kind: 'silence', stream, since: '2026-03-01T10:00:00.000Z', periodMinutes: 15 }],
  },
  unknownState: { alarms: [{ kind: 'unknownState', stream: 'orders', word: 'NEW', orders: 1 }] },
  oddPrice: {
    alarms: [
      {
        kind: 'oddPrice',
        stream: 'orders',
        orderId: '1',
        operationId: '2',
        ordered: '2.40',
        inCatalog: '24.00',
        factor: 10,
        lines: 1,
      },
    ],
  },
  unconfirmedCreate: { links: { ...links, inDoubt: 1 } },
  failedPush: { links: { ...links, failed: 1 } },
  conflicts: { links: { ...links, conflict: 1 } },
  itemNotImported: {},
  inList: {},
  retrying: { retrying: 1 },
  closed: { closedUntil: '2026-03-01T10:00:00.000Z' },
  quotaNearlyUsed: { callsThisMonth: 8_000 },
  checkFailed: { lastCheck: { ...HELD_CHECK, verdict: 'failed', failed: 2 } },
  unprotected: { weaknesses: ['shortWebhookSecret'] },
  setupOpen: { lastCheck: null },
  receivingPaused: { paused: { sending: false, receiving: true } },
  sendingPaused: { paused: { sending: true, receiving: false } },
  mapping: { isMappingUnderWay: true },
  onHold: { onHold: 1 },
  notStarted: { sending: { ...sending, status: { state: 'notStarted' } } },
};

const itemsNotImported = (count: number) =>
  aCause({ kind: 'itemNotImported', institution: anInstitution().code, count });

/** What waits for a person besides. */
const GROUPS: Record<string, Cause[]> = {
  itemNotImported: [itemsNotImported(1)],
  inList: [aCause({ kind: 'failedBooking', institution: anInstitution().code })],
};

const setUp = (changes: Partial<InstitutionStatus> = {}) =>
  anInstitution({ lastCheck: HELD_CHECK, ...changes });

describe('the light of an institution', () => {
  it('is green only where nothing at all is open', () => {
    expect(healthOf(setUp(), [])).toEqual({
      matters: [{ code: 'well', count: 0 }],
      variant: 'success',
    });
    expect(Object.keys(MATTERS)).toEqual(HEALTH_CODES.filter((code) => code !== 'well'));
  });

  it.each(Object.entries(MATTERS))('is not green for %s, and says so', (code, changes) => {
    const { matters, variant } = healthOf(setUp(changes), GROUPS[code] ?? []);
    expect(matters).toMatchObject([{ code, count: expect.any(Number) }]);
    expect(variant).not.toBe('success');
  });

  it('has the color of the most serious of several matters, and names all', () => {
    expect(healthOf(setUp(MATTERS.sendingStopped), [itemsNotImported(1)])).toMatchObject({
      matters: [{ code: 'sendingStopped' }, { code: 'itemNotImported' }],
      variant: 'danger',
    });
    expect(healthOf(setUp(MATTERS.failedPush), [itemsNotImported(3)]).matters).toEqual([
      { code: 'failedPush', count: 1 },
      { code: 'itemNotImported', count: 3 },
    ]);
  });

  it.each(['unprotected', 'setupOpen', 'quotaNearlyUsed'])(
    'stays orange for %s while sending is paused, and is blue only for the pause',
    (code) => {
      const both = healthOf(setUp({ ...MATTERS[code], ...MATTERS.sendingPaused }), []);
      expect(both).toMatchObject({
        matters: [{ code }, { code: 'sendingPaused' }],
        variant: 'warning',
      });
      expect(healthOf(setUp(MATTERS.sendingPaused), []).variant).toBe('secondary');
    },
  );

  it('names nothing of the list twice, and nothing that was hidden or waits elsewhere', () => {
    const { code: institution } = anInstitution();
    const groups = [
      aCause({ institution }),
      aCause({ institution: 'museum', kind: 'failedBooking' }),
      aCause({
        institution,
        kind: 'matchReview',
        dismissed: { by: null, at: '', note: null },
      }),
    ];
    expect(healthOf(setUp(), groups).variant).toBe('success');
  });

  it('does not call an item not imported that waits for an answer about its contact', () => {
    const { code: institution } = anInstitution();
    const asked = aCause({ institution, kind: 'matchReview', count: 1 });
    expect(healthOf(setUp({ quarantinedItems: 1 }), [asked]).matters).toMatchObject([
      { code: 'inList', waiting: [{ kind: 'matchReview', count: 1 }] },
    ]);
    expect(healthOf(setUp(), [{ ...itemsNotImported(1), institution: 'museum' }]).variant).toBe(
      'success',
    );
  });

  it('counts what waits in the list as the list does, by title', () => {
    const { code: institution } = anInstitution();
    const groups = [
      aCause({ institution, kind: 'matchReview', cause: 'match', count: 4 }),
      aCause({ institution, kind: 'matchReview', cause: 'merge', count: 5 }),
      aCause({ institution, kind: 'failedBooking', count: 1 }),
      aCause({ institution, kind: 'failedBooking', count: 2 }),
    ];
    expect(healthOf(setUp(), groups).matters).toEqual([
      {
        code: 'inList',
        count: 12,
        waiting: [
          { kind: 'matchReview', cause: 'match', count: 4 },
          { kind: 'matchReview', cause: 'merge', count: 5 },
          { kind: 'failedBooking', cause: 'error.email', count: 3 },
        ],
      },
    ]);
  });

  it('counts a bulk job to approve wherever it holds contacts', () => {
    const { code: institution } = anInstitution();
    const jobAt = (...codes: string[]) => [
      aCause({
        kind: 'bulkJobToApprove',
        institution: '',
        heldAt: codes.map((code) => ({ institution: code, contacts: 11 })),
      }),
    ];
    const ofJob = (...codes: string[]) => healthOf(setUp(MATTERS.onHold), jobAt(...codes));
    expect(ofJob('museum', institution)).toMatchObject({
      matters: [{ code: 'inList', count: 1 }, { code: 'onHold' }],
      variant: 'warning',
    });
    expect(ofJob('museum')).toMatchObject({ matters: [{ code: 'onHold' }], variant: 'secondary' });
  });

  it('is not green where the webhook is open to everybody', () => {
    const open = setUp({ weaknesses: ['openWebhook'] });
    expect(healthOf(open, []).matters).toEqual([{ code: 'unprotected', count: 1 }]);
  });
});
