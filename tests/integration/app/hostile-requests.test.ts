import { z } from '@strapi/utils';
import { definedRoutes } from '../../../server/src/app/module-parts';
import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { request } from '../../helpers/http';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { at } from '../../helpers/json';
import { contactPermissions, mcpClient, ownPermission } from '../../helpers/app/mcp-client';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';

const nested = (open: string, close: string) => open.repeat(20_000) + close.repeat(20_000);

/** Values in JSON that would keep a process busy, or exhaust its stack. */
const LARGE = [
  nested('[', ']'),
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  `[${'1,'.repeat(20_000)}1]`,
  `"${'x'.repeat(100_000)}"`,
];

/** Strings that no form of ours sends; a route may accept one where another name has none. */
const ODD_STRINGS = ['"constructor"', '"a\\u0000b"', '"\\ud800"'];

/** Values that no form of ours sends, and that a schema meets under all its names at once. */
const ODD = [
  '{"__proto__":{"isActive":true}}',
  '{"constructor":{"prototype":{}},"toString":1,"hasOwnProperty":null}',
  '1e300',
  '[null]',
  '{"$ne":null}',
];

const QUERIES = [
  'page=1e300',
  'page=-1&pageSize=1e9',
  'page=2147483647&pageSize=100',
  'institution[]=myvenue&institution[]=museum',
  'institution[$ne]=x',
  'institution=__proto__',
  'q[]=x',
  'q=%00',
  'q=%ED%A0%80',
  'q=%25%5F%5C%27%22',
  `q=${'a%20'.repeat(1000)}`,
  'state=constructor&kind=__proto__&stream=toString',
  'before=1e300&after=-1',
  'from=9999999&until=+275760-09-13T00:00:00.001Z',
];

const objectOf = (names: readonly string[], value: string): string =>
  `{${names.map((name) => `"${name}":${value}`).join()}}`;

/** The names in the body of a route. */
const namesIn = (body: z.ZodType | undefined): string[] =>
  body instanceof z.ZodObject ? Object.keys(body.shape as object) : ['x'];

describe('a hostile request', () => {
  let running: RunningStrapi;
  beforeAll(async () => {
    process.env.MCP = 'true';
    running = await startStrapi({
      institutions: ['myvenue', 'museum'].map((code) =>
        pluginInstitution({ code, plugin: { catalog: {} } }, 'http://127.0.0.1:9'),
      ),
      settings: { backgroundWork: false },
    });
    // Strapi logs each body that it cannot parse.
    running.strapi.log.silent = true;
  });
  afterAll(async () => {
    delete process.env.MCP;
    await running.stop();
  });

  const routes = definedRoutes.flatMap(({ routes: some }) =>
    Object.values(some).filter(({ permission, readBody }) => permission && !readBody),
  );
  const urlOf = (path: string) =>
    `/s360${path}`
      .replace(/:(code|institution)\b/g, 'myvenue')
      .replace(/:(documentId|otherDocumentId)\b/g, 'abcdefghijklmnopqrstuvwx')
      .replace(/:[a-zA-Z]+/g, '1');
  const send = async (method: string, path: string, raw?: string) => {
    const headers = { authorization: `Bearer ${running.adminToken}` };
    const content = raw === undefined ? {} : { raw };
    return (await request(running.url + path, { method, headers, ...content })).status;
  };

  it('makes no route fail, whatever stands in its body', async () => {
    const failed: string[] = [];
    for (const { body, method, path } of routes.filter((route) => route.method !== 'GET')) {
      const names = namesIn(body);
      const bodies = [
        ...names.flatMap((name) => ODD_STRINGS.map((value) => objectOf([name], value))),
        ...ODD.map((value) => objectOf(names, value)),
        ...LARGE.map((value) => objectOf(names.slice(0, 1), value)),
      ];
      for (const json of bodies) {
        const status = await send(method, urlOf(path), json);
        if (status >= 500) failed.push(`${method} ${path} ${json.slice(0, 60)}: ${status}`);
      }
    }
    expect(failed).toEqual([]);
    expect(({} as { isActive?: unknown }).isActive).toBeUndefined();
  });

  it('makes no list fail, whatever stands in its address', async () => {
    const failed: string[] = [];
    for (const { path } of routes.filter(({ method }) => method === 'GET'))
      for (const query of QUERIES) {
        const status = await send('GET', `${urlOf(path)}?${query}`);
        if (status >= 500) failed.push(`GET ${path} ${query.slice(0, 40)}: ${status}`);
      }
    expect(failed).toEqual([]);
  });

  describe('of an AI client', () => {
    const clientWith = (actions: Parameters<typeof contactPermissions>[0], own: string[] = []) =>
      mcpClient(running, [
        ...contactPermissions(actions, ['type', 'firstName', 'lastName', 'town']),
        ...own.map((action) => ownPermission(action)),
      ]);

    it('is refused where it is malformed, too large or about something hidden', async () => {
      const data = { type: 'individual', lastName: 'Target', email: 't@example.com' } as never;
      const { documentId } = await running.strapi.documents(CONTACT_UID).create({ data });
      const client = await clientWith(
        ['create', 'read', 'update'],
        [PERMISSION_ACTIONS.runBulkJobs],
      );
      const set = { town: 'Bern' };
      const hostile: [string, object][] = [
        ['s360_find_contacts', {}],
        ['s360_find_contacts', { text: 'a'.repeat(256) }],
        ['s360_find_contacts', { text: 'nul \u0000' }],
        ['s360_find_contacts', { text: 'a', where: { email: { $notNull: true } } }],
        ['s360_find_contacts', { text: { $ne: '' } }],
        ['s360_plan_bulk_change', { contacts: ['a'], set: {} }],
        ['s360_plan_bulk_change', { contacts: ["' or 1=1 --"], set }],
        ['s360_plan_bulk_change', { contacts: ['a'], segment: 1, set }],
        ['s360_plan_bulk_change', { set }],
        [
          's360_plan_bulk_change',
          { contacts: Array.from({ length: 501 }, (_, n) => `c${n}`), set },
        ],
      ];
      const fields = ['email', 'emailKey', 'documentId', 'type', 'createdBy', 'constructor', 'a.b'];
      for (const field of fields)
        hostile.push(['s360_plan_bulk_change', { contacts: [documentId], set: { [field]: 'x' } }]);
      for (const [tool, given] of hostile) {
        const { isRefused } = await client.asks(tool, given);
        expect([tool, given, isRefused]).toEqual([tool, given, true]);
      }
      const { body } = await running.admin('GET', '/s360/bulk-jobs?kind=file');
      expect(at(body, 'data')).toEqual([]);
    });

    it('finds what looks like a pattern or a formula only as it is written', async () => {
      const client = await clientWith(['read']);
      for (const text of ['%', '_', '\\', '" or ""="', '=1+1', '{{lastName}}'])
        expect(await client.finds('s360_find_contacts', { text })).toMatchObject({ total: 0 });
    });
  });
});
