import { CONTACT_UID } from '../../../server/src/contracts';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { at } from '../../helpers/json';
import { bootFailure, startStrapi } from '../../helpers/strapi/strapi';

const SECRET = 'very-secret-text';
const valid = (code: string) => pluginInstitution({ code }, 'http://127.0.0.1:9');

function withAuthentication(changed: Record<string, unknown>) {
  const { authentication } = valid('myvenue');
  return { ...valid('myvenue'), authentication: Object.assign({}, authentication, changed) };
}

describe('the start of Strapi', () => {
  it.each<[string, unknown[], RegExp]>([
    ['a missing base URL', [{ ...valid('myvenue'), baseUrl: undefined }], /"myvenue".*baseUrl/s],
    [
      'an invalid base URL',
      [{ ...valid('myvenue'), baseUrl: 'ws.example' }],
      /"myvenue".*baseUrl/s,
    ],
    [
      'a base URL with credentials',
      [{ ...valid('myvenue'), baseUrl: `https://me:${SECRET}@s360.example` }],
      /"myvenue".*baseUrl/s,
    ],
    ['a missing secret', [withAuthentication({ secret: undefined })], /authentication\.secret/],
    ['an empty secret', [withAuthentication({ secret: '' })], /authentication\.secret/],
    [
      'a secret beside an unknown setting',
      [withAuthentication({ secret: SECRET, password: SECRET })],
      /authentication.*password/s,
    ],
    [
      'a secret in the wrong place',
      [withAuthentication({ secret: SECRET, kind: SECRET })],
      /authentication\.kind/,
    ],
    [
      'an unknown setting',
      [{ ...valid('myvenue'), pushContacts: true }],
      /"myvenue".*pushContacts/s,
    ],
    [
      'an invalid institution code',
      [{ ...valid('myvenue'), code: 'My Venue' }],
      /"My Venue".*code/s,
    ],
    ['a repeated institution code', [valid('myvenue'), valid('myvenue')], /"myvenue".*twice/s],
    [
      'an error in the second of two institutions',
      [valid('myvenue'), { code: 'museum' }],
      /"museum".*baseUrl/s,
    ],
    ['an institution without a code', [{ baseUrl: 'http://127.0.0.1' }], /number 1.*code/s],
    [
      'a webhook without a key',
      [{ ...valid('myvenue'), webhook: { authentication: { kind: 'apiKey', header: 'X' } } }],
      /webhook\.authentication\.key/,
    ],
    [
      'three live keys',
      [
        {
          ...valid('myvenue'),
          webhook: { authentication: { kind: 'apiKey', header: 'X', key: [SECRET, 'b', 'c'] } },
        },
      ],
      /webhook\.authentication\.key/,
    ],
    [
      'a limit of zero calls',
      [{ ...valid('myvenue'), limits: [{ scope: 'service', calls: 0, perMs: 1000 }] }],
      /limits/,
    ],
    [
      'an invalid rule',
      [{ ...valid('myvenue'), fields: { town: { conflict: 'mine' } } }],
      /fields\.town/,
    ],
  ])(
    'is stopped with the institution and setting in the message after %s',
    async (_what, institutions, expected) => {
      const { message } = await bootFailure({ institutions });
      expect(message).toMatch(expected);
      expect(message).not.toContain(SECRET);
    },
  );

  it('is stopped by an invalid setting of the plugin itself', async () => {
    const failure = await bootFailure({ institutions: [], settings: { backgroundWork: 'much' } });
    expect(failure.message).toMatch(/backgroundWork/);
  });

  it('is stopped by drafts of our content types, before the database changes', async () => {
    const switched: { draftAndPublish?: boolean }[] = [];
    const failure = await bootFailure({
      institutions: [valid('myvenue')],
      addToApp(strapi) {
        const { options = {} } = strapi.contentType(CONTACT_UID);
        switched.push(Object.assign(options, { draftAndPublish: true }));
      },
    });
    for (const options of switched) options.draftAndPublish = false;
    expect(failure.message).toMatch(/draft & publish is switched on for plugin::s360\.contact/);
  });

  /** Starts with these institutions and collects the warnings in the log. */
  async function startsWith(institutions: unknown[], settings: Record<string, unknown> = {}) {
    const warnings: string[] = [];
    const running = await startStrapi({
      institutions,
      settings,
      addToApp({ log }) {
        log.level = 'warn';
        for (const transport of log.transports) transport.silent = true;
        log.on('data', ({ message }) => warnings.push(String(message)));
      },
    });
    return { running, warnings };
  }

  it('succeeds with settings of an earlier version, with one line in the log that names them', async () => {
    const former = [
      { ...valid('myvenue'), bookingReserve: 20 },
      { ...valid('b'), bookingReserve: 1 },
    ];
    const { running, warnings } = await startsWith(former, { webhookMaxBytes: 5_000_000 });
    await running.stop();
    expect(warnings.filter((line) => line.includes('no effect'))).toEqual([
      's360: config/plugins.js names settings that have no effect any more: webhookMaxBytes, institutions[].bookingReserve. Take them out.',
    ]);
  });

  it('succeeds with a short key and an unencrypted URL, with a warning in the log and on the page', async () => {
    const { running, warnings } = await startsWith([
      {
        ...valid('myvenue'),
        baseUrl: 'http://s360.invalid',
        webhook: { authentication: { kind: 'apiKey', header: 'X', key: 'short-key' } },
      },
    ]);
    const { body } = await running.admin('GET', '/s360/institutions');
    await running.stop();
    expect(at(body, 'data', 0)).toMatchObject({
      weaknesses: ['shortWebhookSecret', 'unencrypted'],
      source: 'configuration',
    });
    for (const said of [/myvenue: .*shorter than 16 characters/, /myvenue: .*http:\/\//])
      expect(warnings).toContainEqual(expect.stringMatching(said));
    expect(warnings.join()).not.toContain('short-key');
  });

  it('is followed by a warning of an institution that is added open, and by no other again', async () => {
    const webhook = { authentication: { kind: 'apiKey', header: 'X', key: 'short-key' } };
    const { running, warnings } = await startsWith([{ ...valid('myvenue'), webhook }]);
    const settings = {
      code: 'opera',
      baseUrl: 'http://127.0.0.1:9',
      pushNewContacts: false,
      authentication: { operator: 'OPERA_CRM', partner: 'partner' },
      webhook: { authentication: { kind: 'none' } },
    };
    const secrets = { s360: 'secret-of-the-operator' };
    const added = await running.admin('POST', '/s360/institution-settings', { settings, secrets });
    await running.stop();
    expect(added.status).toBe(200);
    expect(warnings.filter((line) => line.includes('institution opera: webhook'))).toHaveLength(1);
    expect(warnings.filter((line) => line.includes('institution myvenue: a key'))).toHaveLength(1);
  });

  it('succeeds without institutions, with a warning in the log', async () => {
    const { running, warnings } = await startsWith([]);
    await running.stop();
    expect(warnings).toContainEqual(
      expect.stringMatching(/there is no institution,.*config\/plugins\.js/),
    );
  });
});

describe('the configuration stored in the database', () => {
  it('contains no secret, and marks a removed institution as inactive', async () => {
    const configured = { ...valid('myvenue'), ...withAuthentication({ secret: SECRET }) };
    const first = await startStrapi({
      institutions: [configured, valid('museum')],
      settings: { backgroundWork: false },
    });
    const stored = await first.strapi.db.connection('s360_institutions').select('*');
    expect(stored).toHaveLength(2);
    expect(JSON.stringify(stored)).not.toContain(SECRET);
    expect(JSON.stringify(stored)).not.toContain('key-of-the-test');
    await first.stop('keep');
    const second = await startStrapi({
      institutions: [configured],
      settings: { backgroundWork: false },
      folder: first.folder,
    });
    const query = second.strapi.db.query('plugin::s360.institution');
    expect(await query.findMany({ orderBy: { code: 'asc' } })).toMatchObject([
      { code: 'museum', active: false },
      { code: 'myvenue', active: true },
    ]);
    await second.stop();
  });
});
