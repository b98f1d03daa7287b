import { readConfiguration } from '../../../server/src/app/configuration';
import { aConfiguration, anInstitution } from '../../helpers/builders/configuration';
import { problemWith } from '../../helpers/builders/configuration-problem';

const withInstitution = (overrides: Record<string, unknown>) =>
  aConfiguration({ institutions: [anInstitution(overrides)] });

const limitOf = (names: { service?: string; method?: string }) => ({
  scope: names.method === undefined ? 'service' : 'method',
  ...names,
  calls: 1,
  perMs: 1000,
});

function webhook(authentication: Record<string, unknown>) {
  return { authentication };
}

function apiKeys(key: unknown, header = 'X-Key', rest: Record<string, unknown> = {}) {
  return webhook({ kind: 'apiKey', header, key, ...rest });
}

describe('an institution in the configuration', () => {
  it.each([
    ['a minimal institution', {}],
    ['two live keys', { webhook: webhook({ kind: 'apiKey', header: 'X-Key', key: ['a', 'b'] }) }],
    ['basic authentication', { webhook: webhook({ kind: 'basic', username: 'u', password: 'p' }) }],
    ['no authentication on webhooks', { webhook: webhook({ kind: 'none' }) }],
    ['rules for fields', { fields: { email: { conflict: 'crm', blank: 'empty' } } }],
    ['no drift check', { driftCheck: false }],
    ['a drift check', { driftCheck: { repair: true } }],
    ['a drift check that is only enabled', { driftCheck: {} }],
    ['no catalog', { catalog: false }],
    ['a catalog that is only enabled', { catalog: {} }],
    ['limits', { limits: [limitOf({ method: 'getCatalogDetailed' })] }],
    ['limits for a service', { limits: [limitOf({ service: 'contactInformationPublicService' })] }],
    [
      'limits for a method with another name in that version',
      { limits: [limitOf({ method: 'savePerson' })], saveMethods: { individual: 'savePerson' } },
    ],
    [
      'its own mapping',
      { mapping: [{ field: 'handicapType', path: 'individualContact.handicapType' }] },
    ],
    [
      'rules for a field of its own mapping',
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
    ['filters without conditions', { receives: {}, sends: {} }],
    ['the time zone of its S-360', { timeZone: 'Pacific/Kiritimati' }],
    ['no monthly quota', { callsPerMonth: null }],
    ['the longest possible timeout', { timeoutMs: 20_000 }],
    ['its own message texts', { messages: { texts: { en: { greeting: 'Dear {name}' } } } }],
    [
      'messages in another language',
      { messages: { language: 'es', texts: { es: { validUntil: 'Hasta el {date}' } } } },
    ],
    [
      'messages from a function',
      { messages: { compose: (_told: unknown, usual: unknown) => usual } },
    ],
    ['matching rules', { matching: [['email', 'name'], ['mobilePhone']] }],
    ['no matching', { matching: [] }],
    ['a proxy', { proxy: 'http://proxy.example:3128' }],
    ['a path in the base URL', { baseUrl: 'http://127.0.0.1:4360/myvenue' }],
  ])('is accepted with %s', (_what, overrides) => {
    expect(problemWith(withInstitution(overrides))).toBe('');
  });

  it.each([
    ['an institution code in capitals', { code: 'MyVenue' }, /code must be lower-case/],
    ['a URL with credentials', { baseUrl: 'https://u:p@x.example' }, /baseUrl must be/],
    [
      'matching rules that are not a list',
      { matching: 'email' },
      /matching must be a list of rules/,
    ],
    [
      'a matching rule without keys',
      { matching: [[]] },
      /matching\[0\] must be a list of one to 4/,
    ],
    [
      'a matching rule with five keys',
      { matching: [Array(5).fill('name')] },
      /matching\[0\] must be a list/,
    ],
    [
      'the same matching key twice',
      { matching: [['name', 'name']] },
      /matching\[0\] names a key twice/,
    ],
    [
      'an unknown matching key',
      { matching: [['email'], ['shoeSize', 'name']] },
      /\[1\] .*shoeSize/,
    ],
    ["S-360's name for a matching key", { matching: [['email', 'lastName']] }, /write name/],
    [
      'a matching rule without an index',
      { matching: [['zipCode', 'birthDate']] },
      /mobilePhone or name/,
    ],
    ['a URL with an unsupported protocol', { baseUrl: 'ftp://x.example' }, /baseUrl must be/],
    ['an empty secret', { authentication: { operator: 'o', partner: 'p', secret: '' } }, /secret/],
    ['no secret', { authentication: { operator: 'o', partner: 'p' } }, /environment variable/],
    ['a webhook without an API key', { webhook: webhook({ kind: 'apiKey', header: 'X' }) }, /key/],
    ['three live API keys', { webhook: apiKeys(['a', 'b', 'c']) }, /one or two/],
    ['an empty live API key', { webhook: apiKeys(['a', '']) }, /none of them empty/],
    ['a header name with a space', { webhook: apiKeys('a', 'X Key') }, /name of a header/],
    [
      'a password next to an API key',
      { webhook: apiKeys('a', 'X', { password: 'p' }) },
      /no meaning/,
    ],
    ['an unknown conflict rule', { fields: { email: { conflict: 'mine' } } }, /fields\.email/],
    ['a drift check that is not an object', { driftCheck: true }, /driftCheck/],
    [
      'a drift check with an unknown setting',
      { driftCheck: { nightly: true } },
      /driftCheck.*nightly/,
    ],
    ['a catalog that is not an object', { catalog: true }, /catalog/],
    ['a catalog with an unknown setting', { catalog: { daily: true } }, /catalog.*daily/],
    ['a window without calls', { limits: [{ scope: 'service', calls: 0, perMs: 1000 }] }, /calls/],
    ['no limit window at all', { limits: [] }, /limits/],
    [
      'a limit window for a misspelled service',
      { limits: [limitOf({}), limitOf({ service: 'ContactInformationPublicService' })] },
      /limits\[1\] names "ContactInformationPublicService".*contactInformationPublicService/,
    ],
    [
      'a limit window for a method of another service',
      { limits: [limitOf({ service: 'externalOrderService', method: 'searchContact' })] },
      /limits\[0\] names "externalOrderService\/searchContact"/,
    ],
    ['a depth that is not a date', { pastData: { contactsUpdatedSince: '2024-02-30' } }, /a date/],
    ['a depth for an unknown stream', { pastData: { since: '2024-01-01' } }, /unknown setting/],
    ['a period of zero length', { webhook: { ...apiKeys('a'), everyMinutes: 0 } }, /everyMinutes/],
    [
      'a timeout longer than the lease of a call',
      { timeoutMs: 20_001 },
      /timeoutMs must be at most 20000/,
    ],
    [
      'a proxy without a protocol',
      { proxy: 'proxy.example:3128' },
      /proxy must be the http or https/,
    ],
    ['a proxy with a path', { proxy: 'http://proxy.example/way' }, /proxy must be/],
    [
      'a proxy with an unescaped special character',
      { proxy: 'http://u:50%@proxy.example' },
      /proxy must/,
    ],
    ['an unknown setting', { colour: 'red' }, /colour/],
    ['a mapping that is not a list', { mapping: { field: 'x' } }, /mapping must be a list/],
    ['a mapping line without a path', { mapping: [{ field: 'x' }] }, /mapping\[0\]\.path/],
    ['a mapping line of an unknown form', { mapping: ['x'] }, /mapping\[0\] must be an object/],
    [
      'an unknown setting in a mapping line',
      { mapping: [{ field: 'x', path: 'y', to: 'z' }] },
      /mapping\[0\] has an unknown setting: to/,
    ],
    [
      'an unknown kind of mapping',
      { mapping: [{ field: 'x', path: 'y', kind: 'money' }] },
      /mapping\[0\]\.kind/,
    ],
    [
      'a criterion without the name of its value',
      { mapping: [{ field: 'x', path: 'contactCriteria(OPERA)' }] },
      /mapping\[0\]\.path must say which value of the entry/,
    ],
    [
      'two invalid mapping lines',
      {
        mapping: [
          { field: 'x', path: '?' },
          { field: 'email', path: 'role', direction: 'both' },
        ],
      },
      /mapping\[0\]\.path is no path.*mapping\[1\]\.direction must be "fromS360"/,
    ],
    [
      'a rule for an unmapped field',
      { fields: { handicapType: { conflict: 'crm' } } },
      /fields\.handicapType: no such field is mapped/,
    ],
    ['a filter on an unknown type', { receives: { types: ['guide'] } }, /receives\.types\[0\]/],
    [
      'a filter with two conditions',
      { sends: { where: [{ field: 'tags', is: 'a', isNot: 'b' }] } },
      /sends\.where\[0\] needs exactly one of/,
    ],
    [
      'a filter without a condition',
      { receives: { where: [{ path: 'role' }] } },
      /receives\.where\[0\] needs exactly one of/,
    ],
    [
      'a filter on an invalid path',
      { receives: { where: [{ path: 'addresses.town', is: 'x' }] } },
      /receives\.where\[0\]\.path must say which address/,
    ],
    ['a filter that is not an object', { sends: 'all' }, /sends/],
    [
      'an unknown setting in a filter',
      { sends: { who: 'all' } },
      /sends has an unknown setting: who/,
    ],
    ['an unknown time zone', { timeZone: 'Mars/Olympus' }, /timeZone/],
    [
      'an unknown message text',
      { messages: { texts: { fr: { goodbye: 'Adieu' } } } },
      /messages\.texts\.fr\.goodbye is no text of messages/,
    ],
    [
      'a message text with an unknown placeholder',
      { messages: { texts: { fr: { greeting: 'Bonjour {date}' } } } },
      /messages\.texts\.fr\.greeting names unknown values: date/,
    ],
    [
      'message texts for an invalid language',
      { messages: { texts: { french: {} } } },
      /messages\.texts\.french/,
    ],
    [
      'a language without message texts',
      { messages: { language: 'es' } },
      /there are no texts in "es"/,
    ],
    ['a message text that is a function', { messages: { compose: 'hello' } }, /messages\.compose/],
    ['an unknown setting for messages', { messages: { from: 'x' } }, /messages has an unknown/],
  ])('is rejected with %s', (_what, overrides, reason) => {
    expect(problemWith(withInstitution(overrides))).toMatch(reason);
  });

  it.each([
    [
      'the authentication',
      { authentication: { operator: 'o', partner: 7, secret: ['TOP-SECRET'] } },
    ],
    ['the webhook', { webhook: apiKeys(['TOP-SECRET', 'b', 'c']) }],
    ['the URL', { baseUrl: 'https://u:TOP-SECRET@x.example' }],
  ])('yields a message without the secret when %s is invalid', (_what, overrides) => {
    const problem = problemWith(withInstitution(overrides));
    expect(problem).not.toBe('');
    expect(problem).not.toContain('TOP-SECRET');
  });

  it('fills in the defaults of an institution', () => {
    const [institution] = readConfiguration(aConfiguration()).institutions;
    expect(institution?.authentication.kind).toBe('jwt');
  });
});
