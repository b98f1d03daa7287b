import { z } from '@strapi/utils';
import { definedRoutes } from '../../../server/src/app/routes';
import { request } from '../../helpers/http';
import { pluginInstitution } from '../../helpers/institutions';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi';

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
    running = await startStrapi({
      institutions: ['myvenue', 'museum'].map((code) =>
        pluginInstitution({ code, plugin: { catalog: {} } }, 'http://127.0.0.1:9'),
      ),
      settings: { backgroundWork: false },
    });
    // Strapi logs each body that it cannot parse.
    running.strapi.log.silent = true;
  });
  afterAll(() => running.stop());

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
});
