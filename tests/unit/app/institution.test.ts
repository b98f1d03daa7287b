import { institutionFrom, readConfiguration } from '../../../server/src/app/configuration';
import { aConfiguration, anInstitution } from '../../helpers/builders/configuration';
import { problemWith } from '../../helpers/builders/configuration-problem';

function resolved(overrides: Record<string, unknown> = {}, phoneCountry: string | null = 'CH') {
  const { institutions } = readConfiguration(
    aConfiguration({ institutions: [anInstitution(overrides)] }),
  );
  const [configuration] = institutions;
  if (!configuration) throw new Error('no institution');
  const from = (isOnly: boolean) => institutionFrom(configuration, { isOnly, phoneCountry });
  return { ...from(true), from };
}

/** Documented limits of single methods, which apply in addition to all others. */
const METHOD_WINDOWS = [
  {
    scope: 'method',
    service: 'catalogService',
    method: 'getCatalogDetailed',
    calls: 1,
    perMs: 600_000,
  },
  {
    scope: 'method',
    service: 'availabilityService',
    method: 'getEventAvailability',
    calls: 1,
    perMs: 60_000,
  },
];

describe('a configured institution', () => {
  it('receives new contacts by default only when it is the only institution', () => {
    const { from } = resolved();
    expect(from(true).pushNewContacts).toBe(true);
    expect(from(false).pushNewContacts).toBe(false);
    expect(resolved({ pushNewContacts: false }).from(true).pushNewContacts).toBe(false);
    expect(resolved({ pushNewContacts: true }).from(false).pushNewContacts).toBe(true);
  });

  it('has the documented limits by default', () => {
    expect(resolved().limits).toEqual({
      windows: [
        { scope: 'institution', calls: 180, perMs: 60_000 },
        { scope: 'service', calls: 60, perMs: 60_000 },
        ...METHOD_WINDOWS,
      ],
      callsPerMonth: 10_000,
      monthShares: { booking: 0.35, edit: 0.3 },
      bookingReserve: 10,
    });
  });

  it('uses the configured limits, including an unlimited monthly quota', () => {
    const limits = [{ scope: 'institution', calls: 1000, perMs: 1000 }];
    expect(resolved({ limits, callsPerMonth: null }).limits).toMatchObject({
      windows: [...limits, ...METHOD_WINDOWS],
      callsPerMonth: null,
    });
  });

  it('keeps no part of the month for bookings where it sells nothing', () => {
    expect(resolved({ catalog: false }).limits.monthShares).toEqual({ booking: 0, edit: 0.3 });
  });

  it('keeps a catalog unless configured otherwise', () => {
    const { baseUrl, catalog, client, code } = resolved();
    const { assumptions } = client;
    const settings = { institution: code, baseUrl, assumptions, timeZone: null };
    expect(catalog).toEqual(settings);
    expect(resolved({ catalog: {}, timeZone: 'Asia/Tokyo' }).catalog).toEqual({
      ...settings,
      timeZone: 'Asia/Tokyo',
    });
    expect(resolved({ catalog: false }).catalog).toBeNull();
    expect(resolved({ catalogServiceVersion: '1_34' }).client.catalogServiceVersion).toBe('1_34');
  });

  it('smooths calls within the process by the tightest window, but never for longer than the permits do', () => {
    expect(resolved().client.smoothing).toEqual({ maxCalls: 60, perMs: 60_000 });
    const limits = [
      { scope: 'institution', calls: 1000, perMs: 1000 },
      { scope: 'method', method: 'getContactData', calls: 1, perMs: 60_000 },
    ];
    expect(resolved({ limits }).client.smoothing).toEqual({ maxCalls: 1000, perMs: 1000 });
  });

  it('lets S-360 win a conflict and lets a blank empty nothing unless configured otherwise', () => {
    const { contacts } = resolved({ fields: { email: { conflict: 'manual' } } });
    expect(contacts.ruleOf('email')).toEqual({ conflict: 'manual', blank: 'keep' });
    expect(contacts.ruleOf('town')).toEqual({ conflict: 's360', blank: 'keep' });
  });

  it('uses the documented versions of the S-360 services unless others are configured', () => {
    const versions = { contactServiceVersion: '2_21', orderServiceVersion: '1_33' };
    expect(resolved().client).toMatchObject(versions);
    const others = { contactServiceVersion: '2_22', orderServiceVersion: '1_34' };
    expect(resolved(others).client).toMatchObject(others);
    for (const [name, version] of Object.entries(others)) {
      const written = version.replace('_', '.');
      const institutions = [anInstitution({ [name]: written })];
      const problem = problemWith(aConfiguration({ institutions }));
      expect(problem).toMatch(new RegExp(`${name} must be a version`));
    }
  });

  it('accepts two live secrets', () => {
    const authentication = { kind: 'basic', username: 's360', password: ['old', 'new'] };
    expect(resolved({ webhook: { authentication } }).webhookAuthentication).toEqual({
      kind: 'basic',
      username: 's360',
      passwords: ['old', 'new'],
    });
  });

  it('has a call deadline within the lease of a call', () => {
    expect(resolved({ timeoutMs: 20_000 }).client.deadlineMs).toBeLessThanOrEqual(20_000);
  });

  it('is called directly or through the configured proxy', () => {
    expect(resolved().client.proxy).toBeUndefined();
    expect(resolved({ proxy: 'http://proxy.example:3128' }).client.proxy).toEqual({
      protocol: 'http',
      host: 'proxy.example',
      port: 3128,
    });
    expect(resolved({ proxy: 'https://crm:p%40ss@[::1]' }).client.proxy).toEqual({
      protocol: 'https',
      host: '::1',
      port: 443,
      auth: { username: 'crm', password: 'p@ss' },
    });
  });

  it('is named by its code unless it has a name', () => {
    expect(resolved().name).toBe('myvenue');
    expect(resolved({ name: 'My venue' }).name).toBe('My venue');
  });

  it('has the configured country for phone numbers, or none', () => {
    expect(resolved({}, 'CH').contacts.phoneCountry).toBe('CH');
    expect(resolved({}, null).contacts.phoneCountry).toBeUndefined();
  });
});
