import configuration, {
  readConfiguration,
  validateConfiguration,
} from '../../../server/src/app/configuration';
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

const limitOf = (names: { service?: string; method?: string }) => ({
  scope: names.method === undefined ? 'service' : 'method',
  ...names,
  calls: 1,
  perMs: 1000,
});

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
    ['no drift check', { driftCheck: false }],
    ['a drift check', { driftCheck: { sample: 200, repair: true } }],
    ['a drift check that is only switched on', { driftCheck: {} }],
    ['no catalog', { catalog: false }],
    ['a catalog refreshed at another hour', { catalog: { refreshAt: 23 } }],
    ['a catalog that is only switched on', { catalog: {} }],
    ['limits', { limits: [limitOf({ method: 'getCatalogDetailed' })] }],
    ['limits of a service', { limits: [limitOf({ service: 'contactInformationPublicService' })] }],
    [
      'limits of a method that has another name there',
      { limits: [limitOf({ method: 'savePerson' })], saveMethods: { individual: 'savePerson' } },
    ],
    [
      'a mapping of its own',
      { mapping: [{ field: 'handicapType', path: 'individualContact.handicapType' }] },
    ],
    [
      'rules of a field that it maps itself',
      {
        mapping: [{ field: 'handicapType', path: 'individualContact.handicapType' }],
        fields: { handicapType: { conflict: 'manual' } },
      },
    ],
    [
      'filters',
      {
        receives: {
          types: ['individual'],
          where: [
            { path: 'individualContact.prospect', is: true },
            { path: 'role', isNot: 'GUIDE' },
          ],
        },
        sends: { where: [{ field: 'tags', contains: 'friends' }] },
      },
    ],
    ['filters that let everything pass', { receives: {}, sends: {} }],
    ['the time zone of its S-360', { timeZone: 'Pacific/Kiritimati' }],
    ['no monthly quota', { callsPerMonth: null }],
    ['as much patience as a call has time', { timeoutMs: 20_000 }],
    ['messages in its own words', { messages: { texts: { en: { greeting: 'Dear {name}' } } } }],
    [
      'messages in a language of its own',
      { messages: { language: 'es', texts: { es: { validUntil: 'Hasta el {date}' } } } },
    ],
    [
      'messages by a function',
      { messages: { compose: (_told: unknown, usual: unknown) => usual } },
    ],
    ['matching rules', { matching: [['email', 'name'], ['mobilePhone']] }],
    ['no matching at all', { matching: [] }],
    ['the whole month kept', { bookingShareOfMonth: 0.6, editShareOfMonth: 0.4 }],
    ['a proxy', { proxy: 'http://proxy.example:3128' }],
    ['a path in the URL', { baseUrl: 'http://127.0.0.1:4360/myvenue' }],
  ])('is taken with %s', (_what, overrides) => {
    expect(problemWith(withInstitution(overrides))).toBe('');
  });

  it.each([
    ['a code in capitals', { code: 'MyVenue' }, /code must be lower-case/],
    ['a URL with credentials', { baseUrl: 'https://u:p@x.example' }, /baseUrl must be/],
    ['rules that are no list', { matching: 'email' }, /matching must be a list of rules/],
    ['a rule without keys', { matching: [[]] }, /matching\[0\] must be a list of one to 4/],
    ['a rule of five keys', { matching: [Array(5).fill('name')] }, /matching\[0\] must be a list/],
    ['a key twice', { matching: [['name', 'name']] }, /matching\[0\] names a key twice/],
    ['an unknown key', { matching: [['email'], ['shoeSize', 'name']] }, /\[1\] .*shoeSize/],
    ["S-360's word for a key", { matching: [['email', 'lastName']] }, /write name/],
    ['a rule without an index', { matching: [['zipCode', 'birthDate']] }, /mobilePhone or name/],
    ['a URL of another kind', { baseUrl: 'ftp://x.example' }, /baseUrl must be/],
    ['an empty secret', { authentication: { operator: 'o', partner: 'p', secret: '' } }, /secret/],
    ['no secret', { authentication: { operator: 'o', partner: 'p' } }, /environment variable/],
    ['a webhook without key', { webhook: webhook({ kind: 'apiKey', header: 'X' }) }, /key/],
    ['three live keys', { webhook: apiKeys(['a', 'b', 'c']) }, /one or two/],
    ['an empty live key', { webhook: apiKeys(['a', '']) }, /none of them empty/],
    ['a header with a blank', { webhook: apiKeys('a', 'X Key') }, /name of a header/],
    ['a password beside a key', { webhook: apiKeys('a', 'X', { password: 'p' }) }, /no meaning/],
    ['an unknown rule', { fields: { email: { conflict: 'mine' } } }, /fields\.email/],
    ['a drift check of none', { driftCheck: { sample: 0 } }, /driftCheck\.sample/],
    ['a drift check of half a contact', { driftCheck: { sample: 1.5 } }, /driftCheck\.sample/],
    ['a drift check that is no setting', { driftCheck: true }, /driftCheck/],
    ['an odd drift check', { driftCheck: { nightly: true } }, /driftCheck.*nightly/],
    ['a catalog refreshed at no hour', { catalog: { refreshAt: 24 } }, /catalog\.refreshAt.*hour/],
    ['a catalog refreshed at a text', { catalog: { refreshAt: '05:00' } }, /catalog\.refreshAt/],
    ['a catalog that is no setting', { catalog: true }, /catalog/],
    ['an odd catalog', { catalog: { daily: true } }, /catalog.*daily/],
    ['a window without calls', { limits: [{ scope: 'service', calls: 0, perMs: 1000 }] }, /calls/],
    ['no window at all', { limits: [] }, /limits/],
    [
      'a window of a service that is spelled otherwise',
      { limits: [limitOf({}), limitOf({ service: 'ContactInformationPublicService' })] },
      /limits\[1\] names "ContactInformationPublicService".*contactInformationPublicService/,
    ],
    [
      'a window of a method that another service has',
      { limits: [limitOf({ service: 'externalOrderService', method: 'searchContact' })] },
      /limits\[0\] names "externalOrderService\/searchContact"/,
    ],
    ['a depth that is no date', { pastData: { contactsUpdatedSince: '2024-02-30' } }, /a date/],
    ['a depth of something else', { pastData: { since: '2024-01-01' } }, /unknown setting/],
    ['a period of no length', { webhook: { ...apiKeys('a'), everyMinutes: 0 } }, /everyMinutes/],
    ['a share in percent', { bookingShareOfMonth: 20 }, /bookingShareOfMonth must be at most 1/],
    ['a share below nothing', { editShareOfMonth: -0.1 }, /editShareOfMonth must be at least 0/],
    ['a share as text', { editShareOfMonth: '0.1' }, /editShareOfMonth must be a number/],
    ['more kept than there is', { bookingShareOfMonth: 0.8 }, /not be more than 1 together/],
    [
      'more patience than a call has time',
      { timeoutMs: 20_001 },
      /timeoutMs must be at most 20000/,
    ],
    [
      'a proxy without protocol',
      { proxy: 'proxy.example:3128' },
      /proxy must be the http or https/,
    ],
    ['a proxy with a path', { proxy: 'http://proxy.example/way' }, /proxy must be/],
    [
      'a proxy with a sign that means nothing',
      { proxy: 'http://u:50%@proxy.example' },
      /proxy must/,
    ],
    ['an unknown setting', { colour: 'red' }, /colour/],
    ['a mapping that is no list', { mapping: { field: 'x' } }, /mapping must be a list/],
    ['a line without a path', { mapping: [{ field: 'x' }] }, /mapping\[0\]\.path/],
    ['a line of another form', { mapping: ['x'] }, /mapping\[0\] must be an object/],
    [
      'an unknown setting of a line',
      { mapping: [{ field: 'x', path: 'y', to: 'z' }] },
      /mapping\[0\] has an unknown setting: to/,
    ],
    [
      'an unknown kind',
      { mapping: [{ field: 'x', path: 'y', kind: 'money' }] },
      /mapping\[0\]\.kind/,
    ],
    [
      'a criterion without the name of a value',
      { mapping: [{ field: 'x', path: 'contactCriteria(OPERA)' }] },
      /mapping\[0\]\.path must say which value of the entry/,
    ],
    [
      'two lines that are wrong',
      {
        mapping: [
          { field: 'x', path: '?' },
          { field: 'email', path: 'role', direction: 'both' },
        ],
      },
      /mapping\[0\]\.path is no path.*mapping\[1\]\.direction must be "fromS360"/,
    ],
    [
      'a rule of a field that nothing maps',
      { fields: { handicapType: { conflict: 'crm' } } },
      /fields\.handicapType: no such field is mapped/,
    ],
    ['a filter on an unknown type', { receives: { types: ['guide'] } }, /receives\.types\[0\]/],
    [
      'a filter with two tests',
      { sends: { where: [{ field: 'tags', is: 'a', isNot: 'b' }] } },
      /sends\.where\[0\] needs exactly one of/,
    ],
    [
      'a filter without a test',
      { receives: { where: [{ path: 'role' }] } },
      /receives\.where\[0\] needs exactly one of/,
    ],
    [
      'a filter on what is no path',
      { receives: { where: [{ path: 'addresses.town', is: 'x' }] } },
      /receives\.where\[0\]\.path must say which address/,
    ],
    ['a filter that is no object', { sends: 'all' }, /sends/],
    [
      'an unknown setting of a filter',
      { sends: { who: 'all' } },
      /sends has an unknown setting: who/,
    ],
    ['a time zone that is none', { timeZone: 'Mars/Olympus' }, /timeZone/],
    [
      'a text of messages that there is none of',
      { messages: { texts: { fr: { goodbye: 'Adieu' } } } },
      /messages\.texts\.fr\.goodbye is no text of messages/,
    ],
    [
      'a text that names what it does not have',
      { messages: { texts: { fr: { greeting: 'Bonjour {date}' } } } },
      /messages\.texts\.fr\.greeting names unknown values: date/,
    ],
    ['texts of no language', { messages: { texts: { french: {} } } }, /messages\.texts\.french/],
    ['a language without texts', { messages: { language: 'es' } }, /there are no texts in "es"/],
    ['a text as function', { messages: { compose: 'hello' } }, /messages\.compose/],
    ['an odd setting of messages', { messages: { from: 'x' } }, /messages has an unknown/],
  ])('is refused with %s', (_what, overrides, reason) => {
    expect(problemWith(withInstitution(overrides))).toMatch(reason);
  });

  it.each([
    ['no list of institutions', { institutions: undefined }, /institutions must be a list/],
    ['a small limit of bytes', { webhookMaxBytes: 1000 }, /webhookMaxBytes/],
    ['a country that is none', { phoneCountry: 'Switzerland' }, /phoneCountry/],
    ['a country code that nobody has', { phoneCountry: 'ZZ' }, /phoneCountry/],
    ['a currency that is none', { mainCurrency: 'Franken' }, /mainCurrency/],
    ['a currency code in small letters', { mainCurrency: 'chf' }, /mainCurrency/],
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
      bulkGuard: { links: 200, withinMs: 600_000, pulls: 200 },
      bulkJobRetentionDays: 90,
    });
  });

  it.each([
    [
      'no links at all',
      { bulkGuard: { links: 0, withinMs: 600_000, pulls: 1 } },
      /bulkGuard\.links/,
    ],
    ['part of a link', { bulkGuard: { links: 1.5, withinMs: 600_000 } }, /bulkGuard\.links/],
    [
      'no pulls at all',
      { bulkGuard: { links: 1, withinMs: 600_000, pulls: 0 } },
      /bulkGuard\.pulls/,
    ],
    ['a blink', { bulkGuard: { links: 200, withinMs: 10 } }, /bulkGuard\.withinMs/],
    [
      'a wrong name',
      { bulkGuard: { links: 1, withinMs: 1000, pulls: 1, calls: 3 } },
      /unknown setting: calls/,
    ],
    ['no day', { bulkJobRetentionDays: 0 }, /bulkJobRetentionDays/],
  ])('are refused with %s', (_what, overrides, problem) => {
    expect(problemWith(aConfiguration(overrides))).toMatch(problem);
  });
});
