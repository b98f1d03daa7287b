import configuration from '../../../server/src/app/configuration';
import { aConfiguration, anInstitution } from '../../helpers/builders/configuration';
import { problemWith } from '../../helpers/builders/configuration-problem';

describe('the configuration', () => {
  it('may consist of the defaults alone, without an institution', () => {
    expect(problemWith(configuration.default)).toBe('');
  });

  it.each([
    ['no list of institutions', { institutions: undefined }, /institutions must be a list/],
    ['a retention that ends no date', { deliveryRetentionDays: 1e8 }, /deliveryRetentionDays/],
    [
      'an absurd delay of alerts',
      { alerts: { ...configuration.default.alerts, afterMinutes: 1e300 } },
      /afterMinutes/,
    ],
    ['an invalid country', { phoneCountry: 'Switzerland' }, /phoneCountry/],
    ['an unassigned country code', { phoneCountry: 'ZZ' }, /phoneCountry/],
    ['an invalid currency', { mainCurrency: 'Franken' }, /mainCurrency/],
    ['a currency code in lower case', { mainCurrency: 'chf' }, /mainCurrency/],
    ['an unknown setting', { institution: [] }, /unknown setting/],
    [
      'a repeated institution code',
      { institutions: [anInstitution(), anInstitution()] },
      /used twice/,
    ],
  ])('is rejected with %s for the plugin', (_what, overrides, reason) => {
    expect(problemWith(aConfiguration(overrides))).toMatch(reason);
  });

  it.each([null, 7, 'x', []])('is rejected when it is %j', (config) => {
    expect(problemWith(config)).not.toBe('');
  });

  it('yields one message that names every invalid institution and setting', () => {
    const wrong = [{ baseUrl: 7 }, anInstitution({ code: 'b', baseUrl: 'x' }), 'c'];
    const problem = problemWith(aConfiguration({ institutions: wrong, backgroundWork: 'y' }));
    expect(problem).toMatch(/institution number 1 \(it has no code\): .*code/);
    expect(problem).toMatch(/institution "b": baseUrl/);
    expect(problem).toMatch(/institution number 3/);
    expect(problem).toMatch(/backgroundWork/);
  });

  it('names institutions with the same code by their place in the list', () => {
    const institutions = [anInstitution({ name: 7 }), anInstitution({ baseUrl: 'x' })];
    const problem = problemWith(aConfiguration({ institutions }));
    expect(problem).toMatch(/institution number 1 \("myvenue"\): name/);
    expect(problem).toMatch(/institution number 2 \("myvenue"\): baseUrl/);
    expect(problem).toMatch(/the code "myvenue" is used twice/);
  });

  it('reminds of environment variables only where a required setting is missing', () => {
    const webhook = { authentication: { kind: 'apiKey', header: 'X-Key', key: undefined } };
    const problemOf = (overrides: Record<string, unknown>) =>
      problemWith(aConfiguration({ institutions: [anInstitution(overrides)] }));
    expect(problemOf({ webhook })).toMatch(/key is missing[^]*environment variable/);
    expect(problemOf({ baseUrl: 'x' })).not.toMatch(/environment variable/);
  });

  it('names a secret whose environment variable is empty once', () => {
    const authentication = { operator: 'CRM', partner: 'us', secret: '' };
    const problem = problemWith(
      aConfiguration({ institutions: [anInstitution({ authentication })] }),
    );
    expect(problem.match(/authentication\.secret/g)).toHaveLength(1);
    expect(problem).toMatch(/authentication\.secret is missing[^]*environment variable/);
  });
});

describe('the settings of the bulk guard', () => {
  it('have valid defaults', () => {
    expect(configuration.default).toMatchObject({
      bulkGuard: { links: 200, pulls: 200 },
    });
  });

  it.each([
    ['zero links', { bulkGuard: { links: 0, pulls: 1 } }, /bulkGuard\.links/],
    ['a fraction of a link', { bulkGuard: { links: 1.5 } }, /bulkGuard\.links/],
    ['zero pulls', { bulkGuard: { links: 1, pulls: 0 } }, /bulkGuard\.pulls/],
    [
      'a misspelled name',
      { bulkGuard: { links: 1, pulls: 1, calls: 3 } },
      /unknown setting: calls/,
    ],
  ])('are rejected with %s', (_what, overrides, problem) => {
    expect(problemWith(aConfiguration(overrides))).toMatch(problem);
  });
});
