import configuration from '../../../server/src/config';
import { readConfiguration, validateConfiguration } from '../../../server/src/config/schema';
import { aConfiguration, anInstitution } from '../../helpers/builders/configuration';

const withInstitution = (overrides: Record<string, unknown>) =>
  aConfiguration({ institutions: [anInstitution(overrides)] });

function problemWith(config: unknown): string {
  try {
    validateConfiguration(config);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('the configuration', () => {
  it('may be the defaults alone, without an institution', () => {
    expect(problemWith(configuration.default)).toBe('');
  });

  it.each([
    ['the smallest institution', {}],
    ['two live keys', { webhook: webhook({ kind: 'apiKey', header: 'X-Key', key: ['a', 'b'] }) }],
    ['basic', { webhook: webhook({ kind: 'basic', username: 'u', password: 'p' }) }],
    ['no authentication of webhooks', { webhook: webhook({ kind: 'none' }) }],
    ['rules of fields', { fields: { email: { conflict: 'crm', blank: 'empty' } } }],
    ['limits', { limits: [{ scope: 'method', method: 'x', calls: 1, perMs: 1000 }] }],
    ['no monthly quota', { callsPerMonth: null }],
    ['a path in the URL', { baseUrl: 'http://127.0.0.1:4360/myvenue' }],
  ])('is taken with %s', (_what, overrides) => {
    expect(problemWith(withInstitution(overrides))).toBe('');
  });

  it.each([
    ['a code in capitals', { code: 'MyVenue' }, /code must be lower-case/],
    ['a URL with credentials', { baseUrl: 'https://u:p@x.example' }, /baseUrl must be/],
    ['a URL of another kind', { baseUrl: 'ftp://x.example' }, /baseUrl must be/],
    ['an empty secret', { authentication: { operator: 'o', partner: 'p', secret: '' } }, /secret/],
    ['no secret', { authentication: { operator: 'o', partner: 'p' } }, /environment variable/],
    ['a webhook without key', { webhook: webhook({ kind: 'apiKey', header: 'X' }) }, /key/],
    ['three live keys', { webhook: apiKeys(['a', 'b', 'c']) }, /one or two/],
    ['an empty live key', { webhook: apiKeys(['a', '']) }, /none of them empty/],
    ['a header with a blank', { webhook: apiKeys('a', 'X Key') }, /name of a header/],
    ['a password beside a key', { webhook: apiKeys('a', 'X', { password: 'p' }) }, /no meaning/],
    ['an unknown rule', { fields: { email: { conflict: 'mine' } } }, /fields\.email/],
    ['a window without calls', { limits: [{ scope: 'service', calls: 0, perMs: 1000 }] }, /calls/],
    ['no window at all', { limits: [] }, /limits/],
    ['an unknown setting', { colour: 'red' }, /colour/],
  ])('is refused with %s', (_what, overrides, reason) => {
    expect(problemWith(withInstitution(overrides))).toMatch(reason);
  });

  it.each([
    ['no list of institutions', { institutions: undefined }, /institutions must be a list/],
    ['a small limit of bytes', { webhookMaxBytes: 1000 }, /webhookMaxBytes/],
    ['a country that is none', { phoneCountry: 'Switzerland' }, /phoneCountry/],
    ['a country code that nobody has', { phoneCountry: 'ZZ' }, /phoneCountry/],
    ['an unknown setting', { institution: [] }, /unknown setting/],
    ['the same code twice', { institutions: [anInstitution(), anInstitution()] }, /used twice/],
  ])('is refused with %s for the plugin', (_what, overrides, reason) => {
    expect(problemWith(aConfiguration(overrides))).toMatch(reason);
  });

  it.each([null, 7, 'x', []])('is refused when it is %j', (config) => {
    expect(problemWith(config)).not.toBe('');
  });

  it('names every institution and setting that is wrong, in one message', () => {
    const wrong = [{ baseUrl: 7 }, anInstitution({ code: 'b', baseUrl: 'x' }), 'c'];
    const problem = problemWith(aConfiguration({ institutions: wrong, webhookMaxBytes: 'y' }));
    expect(problem).toMatch(/institution number 1 \(it has no code\): .*code/);
    expect(problem).toMatch(/institution "b": baseUrl/);
    expect(problem).toMatch(/institution number 3/);
    expect(problem).toMatch(/webhookMaxBytes/);
  });

  it.each([
    ['authentication', { authentication: { operator: 'o', partner: 7, secret: ['TOP-SECRET'] } }],
    ['webhook', { webhook: apiKeys(['TOP-SECRET', 'b', 'c']) }],
    ['URL', { baseUrl: 'https://u:TOP-SECRET@x.example' }],
  ])('never repeats a secret in a message (%s)', (_what, overrides) => {
    const problem = problemWith(withInstitution(overrides));
    expect(problem).not.toBe('');
    expect(problem).not.toContain('TOP-SECRET');
  });

  it('is filled with the defaults of an institution', () => {
    const [institution] = readConfiguration(aConfiguration()).institutions;
    expect(institution?.authentication.kind).toBe('jwt');
  });
});

function webhook(authentication: Record<string, unknown>) {
  return { authentication };
}

function apiKeys(key: unknown, header = 'X-Key', rest: Record<string, unknown> = {}) {
  return webhook({ kind: 'apiKey', header, key, ...rest });
}

describe('the bulk guard and the retention of loads', () => {
  it('have defaults that pass', () => {
    expect(configuration.default).toMatchObject({
      bulkGuard: { links: 200, withinMs: 600_000 },
      loadRetentionDays: 90,
    });
  });

  it.each([
    ['no links at all', { bulkGuard: { links: 0, withinMs: 600_000 } }, /bulkGuard\.links/],
    ['part of a link', { bulkGuard: { links: 1.5, withinMs: 600_000 } }, /bulkGuard\.links/],
    ['a blink', { bulkGuard: { links: 200, withinMs: 10 } }, /bulkGuard\.withinMs/],
    [
      'a wrong name',
      { bulkGuard: { links: 1, withinMs: 1000, calls: 3 } },
      /unknown setting: calls/,
    ],
    ['no day', { loadRetentionDays: 0 }, /loadRetentionDays/],
  ])('are refused with %s', (_what, overrides, problem) => {
    expect(problemWith(aConfiguration(overrides))).toMatch(problem);
  });
});
