import { bulkJobScenario } from '../../../../server/src/bulk-jobs/push/load-scenario';

const SERVICE = 'contactInformationPublicService';

describe('the load scenario of a bulk push', () => {
  const text = bulkJobScenario({
    institution: { code: 'myvenue', name: 'My Venue', baseUrl: 'https://myvenue.example.com' },
    operator: 'MYVENUE_CRM',
    counts: { createdIndividuals: 12_000, changedIndividuals: 30, createdStructures: 5 },
    calls: {
      saveIndividualContactData: { service: SERVICE, method: 'saveIndividualContactData' },
      saveStructureContactData: { service: SERVICE, method: 'saveStructureContactData' },
    },
    limits: {
      windows: [
        { scope: 'institution', calls: 180, perMs: 60_000 },
        { scope: 'service', calls: 60, perMs: 60_000 },
      ],
      callsPerMonth: 10_000,
      bookingReserve: 10,
      monthShares: { booking: 0.35, edit: 0.3 },
    },
    takenThisMonth: 250,
    start: new Date(Date.UTC(2026, 2, 1, 8)),
    forecast: { finishedAt: new Date(Date.UTC(2026, 3, 1, 6, 30)), days: 31, basis: null },
  });

  it('lists the methods with their calls and the total', () => {
    expect(text).toContain(`| ${SERVICE} | saveIndividualContactData | create | 12,000 |`);
    expect(text).toContain(`| ${SERVICE} | saveIndividualContactData | update | 30 |`);
    expect(text).toContain(`| ${SERVICE} | saveStructureContactData | create | 5 |`);
    expect(text).toContain('**12,035**');
  });

  it('gives the start, the expected end, and the peaks within the limits', () => {
    expect(text).toContain('Start: 2026-03-01 08:00 UTC');
    expect(text).toContain('Expected end: 2026-04-01 06:30 UTC (31 days)');
    expect(text).toContain('Peak per minute: 50 calls');
    expect(text).toContain('Peak per hour: 2,976 calls');
    expect(text).toContain('60 calls per 60 s, each service');
    expect(text).toContain('10,000 calls per calendar month, 250 used so far');
  });

  it('has blank lines for the contact persons', () => {
    expect(text.match(/Contact person .*____/g)).toHaveLength(2);
  });
});
