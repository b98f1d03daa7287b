import {
  isUnproven,
  openSteps,
  setupSteps,
} from '../../../../../admin/src/features/setup/setupSteps';
import type { InstitutionStatus } from '../../../../../server/src/contracts';
import { anInstitution, HELD_CHECK } from '../institutions/institutionStatus';

const NEW: Partial<InstitutionStatus> = {
  sending: { ...anInstitution().sending, status: { state: 'notStarted' } },
  links: { ...anInstitution().links, inSync: 0 },
  lastDeliveries: { contacts: null, orders: null },
  lastCheck: null,
};

const statesOf = (changes: Partial<InstitutionStatus>) =>
  Object.fromEntries(setupSteps(anInstitution(changes)).map(({ state, step }) => [step, state]));

describe('the steps of a set-up', () => {
  it('are open at a new institution, which waits for the first deliveries', () => {
    expect(statesOf(NEW)).toEqual({
      data: 'done',
      check: 'open',
      webhooks: 'waiting',
      pastData: 'open',
      dryRun: 'open',
      start: 'open',
      report: 'open',
    });
    expect(openSteps(anInstitution(NEW))).toBe(5);
  });

  it('are done at an institution that was checked and sends', () => {
    const done = anInstitution({ lastCheck: HELD_CHECK });
    expect(new Set(setupSteps(done).map(({ state }) => state))).toEqual(new Set(['done']));
    expect(openSteps(done)).toBe(0);
  });

  it.each([
    ['one stream has never arrived', { lastDeliveries: { contacts: '2026-03-01', orders: null } }],
    ['sending was stopped', { sending: stopped() }],
    ['a check failed', { lastCheck: { ...HELD_CHECK, verdict: 'failed' as const } }],
    ['everybody may call the webhooks', { weaknesses: ['openWebhook' as const] }],
  ])('are open when %s', (_, changes) => {
    expect(openSteps(anInstitution({ lastCheck: HELD_CHECK, ...changes }))).toBe(1);
  });

  it('count a check that only reads once sending has started', () => {
    const lastCheck = { ...HELD_CHECK, writes: false };
    expect(statesOf({ ...NEW, lastCheck }).check).toBe('open');
    expect(statesOf({ lastCheck }).check).toBe('done');
    expect(statesOf({ lastCheck: { ...HELD_CHECK, state: 'running', verdict: null } }).check).toBe(
      'waiting',
    );
  });

  it('point to a webhook that is called with wrong credentials', () => {
    const refused = { stream: 'contacts', times: 3, since: '2026-03-01', lastAt: '2026-03-01' };
    const refusedCredentials = [{ ...refused, stream: 'contacts' as const }];
    expect(statesOf({ ...NEW, refusedCredentials }).webhooks).toBe('attention');
  });

  it('take past data for decided when a day is set or contacts have arrived', () => {
    const pastData = { contactsUpdatedSince: '2024-01-01', ordersCreatedSince: null };
    expect(statesOf({ ...NEW, pastData }).pastData).toBe('done');
    expect(statesOf({ ...NEW, links: anInstitution().links }).pastData).toBe('done');
  });
});

function stopped(): InstitutionStatus['sending'] {
  const status = { state: 'stopped', cause: 'person', by: null, at: '2026-03-01' } as const;
  return { ...anInstitution().sending, status };
}

describe('an institution that is being set up', () => {
  it('is unproven until a check has held or sending has started', () => {
    const check = (changes: Partial<typeof HELD_CHECK>) =>
      isUnproven(anInstitution({ ...NEW, lastCheck: { ...HELD_CHECK, ...changes } }));
    expect(isUnproven(anInstitution(NEW))).toBe(true);
    expect(check({ verdict: 'failed' })).toBe(true);
    expect(check({ writes: false })).toBe(false);
    expect(isUnproven(anInstitution({ lastCheck: null }))).toBe(false);
  });
});
