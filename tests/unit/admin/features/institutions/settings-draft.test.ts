import {
  draftOf,
  NEW_DRAFT,
  problemsOf,
  secretsOf,
  settingsOf,
} from '../../../../../admin/src/features/institutions/settings/settingsDraft';
import { instructionsForS360 } from '../../../../../admin/src/features/institutions/settings/instructionsForS360';
import type { InstitutionDetails, InstitutionSettings } from '../../../../../server/src/contracts';

const STORED: InstitutionSettings = {
  code: 'theatre',
  name: 'The Theatre',
  baseUrl: 'https://theatre.example.com',
  authentication: { kind: 'login', operator: 'OP', partner: 'us', loginModule: 'tnco' },
  webhook: { authentication: { kind: 'apiKey', header: 'X-Key' }, everyMinutes: 10 },
  pushNewContacts: true,
  callsPerMonth: null,
  pastData: { ordersCreatedSince: '2026-01-01' },
  driftCheck: { repair: true },
  mapping: [{ field: 'town', path: 'x' }],
};

const FILLED = {
  ...NEW_DRAFT,
  code: 'theatre',
  baseUrl: 'https://theatre.example.com',
  operator: 'OP',
  partner: 'us',
};

describe('the form of an institution', () => {
  it('saves what it was opened with, with what it does not show', () => {
    expect(settingsOf(draftOf(STORED), STORED)).toEqual(STORED);
  });

  it('leaves out what is emptied, so that the default applies', () => {
    const draft = { ...draftOf(STORED), name: '', ordersCreatedSince: '', hasNoQuota: false };
    const saved = settingsOf(draft, STORED);
    expect(Object.keys(saved)).not.toEqual(expect.arrayContaining(['name']));
    expect(saved).not.toHaveProperty('pastData');
    expect(saved).not.toHaveProperty('callsPerMonth');
  });

  it('keeps the hour of the catalog only while the institution sells', () => {
    const silent = settingsOf({ ...draftOf(STORED), sells: false }, STORED);
    expect(silent.catalog).toBe(false);
    expect(
      settingsOf({ ...draftOf(STORED), sells: true }, { ...STORED, catalog: false }),
    ).not.toHaveProperty('catalog');
  });

  it('sends only secrets that were typed', () => {
    expect(secretsOf(FILLED)).toEqual({});
    const typed = { ...FILLED, s360Secret: 'a', webhookSecret: 'b', proxy: 'c' };
    expect(secretsOf(typed)).toEqual({ s360: 'a', webhook: 'b', proxy: 'c' });
    expect(secretsOf({ ...typed, webhookKind: 'none' })).toEqual({ s360: 'a', proxy: 'c' });
  });

  it.each([
    [{}, {}],
    [{ code: 'The Theatre' }, { code: 'code' }],
    [{ baseUrl: 'theatre.example.com' }, { baseUrl: 'url' }],
    [{ baseUrl: 'https://theatre.example.com/other' }, {}],
    [{ baseUrl: 'https://other.example.com' }, { s360Secret: 'secretAgain' }],
    [{ baseUrl: 'https://other.example.com', s360Secret: 'a' }, {}],
    [{ tokenKind: 'login' as const }, { s360Secret: 'secretAgain' }],
    [{ proxy: 'http://proxy.example:3128' }, { s360Secret: 'secretAgain' }],
    [{ operator: '' }, { operator: 'missing' }],
    [{ header: '' }, { header: 'missing' }],
    [{ header: '', webhookKind: 'none' as const }, {}],
    [{ webhookSecret: 'x'.repeat(15) }, { webhookSecret: 'short' }],
    [{ webhookSecret: 'x'.repeat(16) }, {}],
    [{ webhookSecret: 'x', webhookKind: 'none' as const }, {}],
    [{ everyMinutes: '1441' }, { everyMinutes: 'minutes' }],
    [{ callsPerMonth: '1.5' }, { callsPerMonth: 'count' }],
    [{ timeZone: 'Zurich' }, { timeZone: 'timeZone' }],
    [{ timeZone: 'Europe/Zurich' }, {}],
  ])('with %j has the problems %j', (changed, problems) => {
    expect(problemsOf({ ...FILLED, ...changed }, { initial: FILLED, needsSecrets: false })).toEqual(
      problems,
    );
  });

  it('needs both secrets of a new institution', () => {
    expect(problemsOf(FILLED, { initial: FILLED, needsSecrets: true })).toEqual({
      s360Secret: 'missing',
      webhookSecret: 'missing',
    });
  });
});

describe('the text for the team of S-360', () => {
  const institution: InstitutionDetails = {
    code: 'theatre',
    name: 'The Theatre',
    baseUrl: STORED.baseUrl,
    source: 'panel',
    isConfigured: false,
    isActive: true,
    problems: [],
    areSecretsReadable: true,
    changedAt: null,
    changedBy: null,
    revision: '1',
    settings: STORED,
    secrets: [],
    webhookPath: '/api/s360/contacts/theatre',
    orderWebhookPath: '/api/s360/orders/theatre',
    services: [{ service: 'catalogService', methods: ['getPOSConfig'] }],
    canLimitRoles: true,
  };
  const text = (key: string, values: Record<string, unknown> = {}) =>
    [key, ...Object.values(values)].join(' ');
  const written = (typedKey: string | null) =>
    instructionsForS360(institution, { server: 'https://crm.example.com', text, typedKey });

  it('names addresses, header, rhythm and rights', () => {
    const lines = written(null);
    for (const part of [
      'https://crm.example.com/api/s360/contacts/theatre',
      'https://crm.example.com/api/s360/orders/theatre',
      'X-Key',
      'handover.minutes 10',
      'handover.account OP us',
      'catalogService: getPOSConfig',
    ])
      expect(lines).toContain(part);
  });

  it('has the key only when it was just typed', () => {
    expect(written(null)).toContain('handover.separately');
    expect(written('the-typed-key')).toContain('the-typed-key');
  });
});
