import { HEALTH_CODES, healthOf } from '../../../../../admin/src/features/overview/health/health';
import type { InstitutionStatus } from '../../../../../server/src/contracts';
import { anInstitution } from '../institutions/institutionStatus';

const links = anInstitution().links;
const stream = 'contacts' as const;
const sending = anInstitution().sending;

/** One institution for each thing that can be the matter, the most serious first. */
const MATTERS: Record<string, Partial<InstitutionStatus>> = {
  sendingStopped: {
    sending: { ...sending, status: { state: 'stopped', cause: 'person', by: null, at: '' } },
  },
  valuesLost: { links: { ...links, harmed: 2 } },
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
  wrongCredentials: { refusedCredentials: [{ stream, times: 1, since: '', lastAt: '' }] },
  resendNeeded: {
    alarms: [{ kind: 'resend', stream, cause: 'down', from: '', until: '', outageId: 1 }],
  },
  quotaUsed: { callsThisMonth: 10_000 },
  silence: { alarms: [{ kind: 'silence', stream, since: null, periodMinutes: 15 }] },
  unknownState: { alarms: [{ kind: 'unknownState', stream: 'orders', word: 'NEW', orders: 1 }] },
  unconfirmed: { links: { ...links, inDoubt: 1 } },
  failed: { links: { ...links, failed: 1 } },
  conflicts: { links: { ...links, conflict: 1 } },
  notImported: { quarantinedItems: 1 },
  closed: { closedUntil: '2026-03-01T10:00:00.000Z' },
  receivingPaused: { paused: { sending: false, receiving: true } },
  sendingPaused: { paused: { sending: true, receiving: false } },
  mapping: { isMappingUnderWay: true },
  notStarted: { sending: { ...sending, status: { state: 'notStarted' } } },
  quotaNearlyUsed: { callsThisMonth: 8_000 },
};

describe('the light of an institution', () => {
  it('is green only where nothing at all is open', () => {
    expect(healthOf(anInstitution())).toEqual({ code: 'well', variant: 'success', count: 0 });
    expect(Object.keys(MATTERS)).toEqual(HEALTH_CODES.filter((code) => code !== 'well'));
  });

  it.each(Object.entries(MATTERS))('is not green for %s, and says so', (code, changes) => {
    const { code: found, variant } = healthOf(anInstitution(changes));
    expect(found).toBe(code);
    expect(variant).not.toBe('success');
  });

  it('shows the most serious of several matters', () => {
    const both = anInstitution({ ...MATTERS.notImported, ...MATTERS.sendingStopped });
    expect(healthOf(both)).toMatchObject({ code: 'sendingStopped', variant: 'danger' });
    expect(healthOf(anInstitution({ quarantinedItems: 7 }))).toMatchObject({ count: 7 });
  });
});
