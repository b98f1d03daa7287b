import { gunzipSync, inflateSync } from 'node:zlib';
import {
  contactPath,
  control,
  salesPath,
  send,
  simulator,
  stopAll,
  success,
  token,
} from './client';

afterEach(stopAll);

const json = { 'Content-Type': 'application/json' };
const body = JSON.stringify({ contactNumber: '1001', details: ['GENERAL'], requestId: 42 });
const seconds = Math.floor(Date.now() / 1000);

async function statusWith(authorization: string): Promise<number> {
  const { url } = await simulator();
  const headers = { ...json, Authorization: authorization };
  return (await send(url + contactPath('getContactData'), { headers, body })).status;
}

describe('a token for the simulator', () => {
  test('is accepted with the institution code in upper case and times in seconds', async () => {
    expect(await statusWith(`Bearer ${token()}`)).toBe(200);
  });

  test.each([
    ['other secret', token({}, {}, 'wrong')],
    ['other institution', token({ subject: 'MUSEUM' })],
    ['institution code in lower case', token({ subject: 'myvenue' })],
    ['other operator', token({ audience: 'MYVENUE_B2C' })],
    ['other partner', token({ issuer: 'someone' })],
    ['expired', token({}, { iat: seconds - 60, exp: seconds - 30 })],
    ['in milliseconds', token({}, { iat: Date.now(), exp: Date.now() + 30_000 })],
    ['exp in milliseconds', token({}, { exp: Date.now() + 30_000 })],
    ['other algorithm', token({ algorithm: 'HS512' })],
    ['no token', 'nothing'],
  ])('is refused with 401 and without JSON: %s', async (_name, jwt) => {
    const { url } = await simulator();
    const headers = { ...json, Authorization: `Bearer ${jwt}` };
    const reply = await send(url + contactPath('getContactData'), { headers, body });
    expect(reply.status).toBe(401);
    expect(() => JSON.parse(reply.text)).toThrow();
  });

  test.each(['tnai', 'tnco'])('from the login call at %s works on any module', async (module) => {
    const { url } = await simulator();
    const credentials = {
      operator: 'MYVENUE_CRM',
      partner: 'strapi-plugin-s360',
      secret: 'demo-secret',
    };
    const login = await send(`${url}/myvenue/${module}/backend-apis/v1/auth`, {
      headers: json,
      body: JSON.stringify(credentials),
    });
    const headers = { ...json, Authorization: `Bearer ${String(login.json.token)}` };
    const path = '/myvenue/tnseb/backend-apis/catalogService/v1_33/isCatalogServiceAlive';
    expect((await send(url + path, { headers, body: '{}' })).json).toEqual(success);
  });

  test('is not issued for a wrong secret, and the call log does not show the secret', async () => {
    const started = await simulator();
    const reply = await send(`${started.url}/myvenue/tnai/backend-apis/v1/auth`, {
      headers: json,
      body: JSON.stringify({ operator: 'MYVENUE_CRM', secret: 'guess-me' }),
    });
    expect(reply.status).toBe(401);
    expect((await control(started, 'GET myvenue/calls')).text).not.toContain('guess-me');
  });
});

describe('a path of the simulator', () => {
  const authorized = { ...json, Authorization: `Bearer ${token()}` };
  const bare = contactPath('getContactData').replace('/myvenue', '');

  test('needs no institution when the Host header begins with it', async () => {
    const { url } = await simulator();
    const headers = { ...authorized, Host: 'myvenue.ws.secutix.com:4360' };
    expect((await send(url + bare, { headers, body })).json.contactNumber).toBe('1001');
    expect((await send(url + bare, { headers: authorized, body })).status).toBe(404);
  });

  test.each([
    ['institution', contactPath('getContactData').replace('myvenue', 'nobody'), 404],
    ['module', contactPath('getContactData').replace('tnco', 'tnseb'), 404],
    ['service', contactPath('getContactData').replace('Information', 'Info'), 404],
    ['version', contactPath('getContactData', 'v1_33'), 404],
    ['method', contactPath('getContact'), 404],
    ['method named like an inherited property', contactPath('toString'), 404],
  ])('with an unknown %s has the answer 404', async (_name, path, status) => {
    const { url } = await simulator();
    expect((await send(url + path, { headers: authorized, body })).status).toBe(status);
  });

  test('accepts POST only', async () => {
    const { url } = await simulator();
    const reply = await send(url + contactPath('getContactData'), { method: 'GET' });
    expect(reply.status).toBe(405);
  });

  test.each([
    ['malformed JSON', '{"contactNumber":', 'application/json'],
    ['an array', '[]', 'application/json'],
    ['another content type', body, 'text/plain'],
  ])('refuses %s with 400', async (_name, sent, contentType) => {
    const { url } = await simulator();
    const headers = { ...authorized, 'Content-Type': contentType };
    const reply = await send(url + contactPath('getContactData'), { headers, body: sent });
    expect(reply.status).toBe(400);
  });
});

describe('an answer of the simulator', () => {
  const headers = { ...json, Authorization: `Bearer ${token()}` };

  test('repeats the requestId and is dated by the clock of S-360', async () => {
    const started = await simulator({}, { now: () => Date.now() });
    await control(started, 'POST clock', { advanceMs: 86_400_000 });
    const reply = await send(started.url + contactPath('getContactData'), { headers, body });
    expect(reply.json).toMatchObject({ statusCode: 'success', requestId: 42 });
    const aheadMs = Date.parse(reply.headers.date ?? '') - Date.now();
    expect(aheadMs).toBeGreaterThan(86_390_000);
    expect(aheadMs).toBeLessThan(86_410_000);
  });

  test.each([
    ['gzip', 'gzip,deflate', gunzipSync],
    ['deflate', 'deflate', inflateSync],
  ])(
    'that is long is compressed with %s when requested',
    async (encoding, accepted, decompress) => {
      const { url } = await simulator();
      const reply = await send(url + salesPath('getCatalogDetailed'), {
        headers: { ...headers, 'Accept-Encoding': accepted },
        body: JSON.stringify({ requestId: 42 }),
      });
      expect(reply.headers['content-encoding']).toBe(encoding);
      expect(JSON.parse(decompress(reply.bytes).toString('utf8'))).toMatchObject({ requestId: 42 });
    },
  );

  test.each([
    ['that is long', salesPath('getCatalogDetailed'), {}],
    ['that is short', contactPath('getContactData'), { 'Accept-Encoding': 'gzip' }],
  ])(
    '%s is uncompressed unless it is long and that is requested',
    async (_length, path, accepted) => {
      const { url } = await simulator();
      const reply = await send(url + path, { headers: { ...headers, ...accepted }, body });
      expect(reply.headers['content-encoding']).toBeUndefined();
    },
  );
});
