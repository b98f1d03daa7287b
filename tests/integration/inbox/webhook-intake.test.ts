import { request } from 'node:http';
import { personInS360 } from '../../helpers/contacts/contacts';
import type { HttpRequest } from '../../helpers/http';
import { WEBHOOK_KEY } from '../../helpers/institutions/institutions';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const MAX_BYTES = 20_000_000;
const withKey = { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key };
const basic = (text: string) => ({
  authorization: `Basic ${Buffer.from(text).toString('base64')}`,
});

function person(contactNumber: string) {
  return { contactNumber, ...personInS360({ lastName: `N${contactNumber}` }) };
}

describe('the contact webhook', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue' },
      {
        code: 'rotating',
        plugin: {
          webhook: { authentication: { kind: 'apiKey', header: 'X-Key', key: ['old', 'new'] } },
        },
      },
      {
        code: 'museum',
        plugin: {
          webhook: {
            authentication: { kind: 'basic', username: 's360', password: ['first', 'second'] },
          },
        },
      },
      { code: 'open', plugin: { webhook: { authentication: { kind: 'none' } } } },
    ],
  });
  beforeAll(async () => {
    scene.excuse(OWN_PAYLOADS);
  });

  const status = async (options: HttpRequest, code: string) =>
    (await scene.posts({ json: [], ...options }, code)).status;

  it('accepts a delivery with the right key and stores its body unchanged', async () => {
    const raw = ` [ ${JSON.stringify(person('1'))} ]`;
    expect((await scene.posts({ raw, headers: withKey })).status).toBe(200);
    await scene.settled();
    expect(await scene.crm.deliveries({ institution: 'myvenue' })).toMatchObject([
      { body: raw, state: 'applied', items: 1, applied: 1 },
    ]);
    expect(await scene.crm.contactOf('myvenue', '1')).toMatchObject({ lastName: 'N1' });
  });

  it.each([
    ['no key', {}],
    ['a wrong key', { [WEBHOOK_KEY.header]: 'wrong' }],
    ['the key in another header', { 'X-Other': WEBHOOK_KEY.key }],
    ['an empty key', { [WEBHOOK_KEY.header]: '' }],
  ])('answers 401 to %s and stores nothing', async (_what, headers) => {
    const before = (await scene.crm.deliveries()).length;
    expect(await status({ headers }, 'myvenue')).toBe(401);
    expect(await scene.crm.deliveries()).toHaveLength(before);
  });

  it('answers 401 before it reads the body, even when that is invalid or too large', async () => {
    expect(await status({ raw: '{broken' }, 'myvenue')).toBe(401);
    expect(await status({ raw: 'x'.repeat(MAX_BYTES + 1) }, 'myvenue')).toBe(401);
  });

  it('answers 404 for an unknown institution', async () => {
    expect(await status({ headers: withKey }, 'nowhere')).toBe(404);
    expect(await status({ headers: withKey }, '__proto__')).toBe(404);
    expect(await status({ headers: withKey }, 'constructor')).toBe(404);
  });

  it('accepts both keys during a key change', async () => {
    expect(await status({ headers: { 'X-Key': 'old' } }, 'rotating')).toBe(200);
    expect(await status({ headers: { 'X-Key': 'new' } }, 'rotating')).toBe(200);
    expect(await status({ headers: { 'X-Key': 'older' } }, 'rotating')).toBe(401);
  });

  it('accepts basic authentication with either password', async () => {
    expect(await status({ headers: basic('s360:first') }, 'museum')).toBe(200);
    expect(await status({ headers: basic('s360:second') }, 'museum')).toBe(200);
    expect(await status({ headers: basic('s360:third') }, 'museum')).toBe(401);
    expect(await status({ headers: basic('other:first') }, 'museum')).toBe(401);
    expect(await status({ headers: { authorization: 'Basic' } }, 'museum')).toBe(401);
    expect(await status({}, 'museum')).toBe(401);
  });

  it('accepts any call for an institution without credentials', async () => {
    expect(await status({}, 'open')).toBe(200);
    // Strapi’s own authentication would reject this header.
    expect(await status({ headers: { authorization: 'Bearer nonsense' } }, 'open')).toBe(200);
  });

  it('rejects the key of another institution', async () => {
    expect(await status({ headers: { 'X-Key': 'old', ...withKey } }, 'museum')).toBe(401);
  });

  it.each([
    ['malformed JSON', '[{"contactNumber":'],
    ['an empty body', ''],
    ['a number', '5'],
    ['a text', '"contact"'],
    ['null', 'null'],
    ['malformed JSON with a NUL character', '[\u0000'],
  ])('answers 400 to %s and stores the body', async (_what, raw) => {
    const answer = await scene.posts({ raw, headers: withKey });
    expect(answer).toMatchObject({
      status: 400,
      body: { received: false, reason: { code: expect.stringMatching(/^body/), values: {} } },
    });
    const [last] = (await scene.crm.deliveries()).slice(-1);
    expect(last).toMatchObject({ state: 'refused', refusal: expect.any(String) });
    expect(last?.body).toBe(raw.replace('\u0000', ''));
  });

  it.each([
    ['GET', '/api/s360/contacts/myvenue'],
    ['HEAD', '/api/s360/contacts/myvenue'],
    ['HEAD', '/api/s360/contacts/myvenue?contactNumber=1'],
  ])('answers 405 to %s %s, which brings nothing, and stores nothing', async (method, path) => {
    const before = (await scene.crm.deliveries()).length;
    const answer = await fetch(new URL(path, scene.running().url), { method, headers: withKey });
    expect(answer.status).toBe(405);
    if (method === 'GET') {
      const refused = { received: false, reason: { code: 'notPosted', values: {} } };
      expect(await answer.json()).toEqual(refused);
    }
    expect(await scene.crm.deliveries()).toHaveLength(before);
  });

  it('answers 400 to a GET whose query names no contact, and keeps it', async () => {
    const before = (await scene.crm.deliveries()).length;
    const asked = new URL('/api/s360/contacts/myvenue?contact=1', scene.running().url);
    expect((await fetch(asked, { headers: withKey })).status).toBe(400);
    const [kept, ...more] = (await scene.crm.deliveries()).slice(before);
    expect(kept).toMatchObject({ state: 'refused' });
    expect(more).toEqual([]);
  });

  it('logs no error when the connection breaks within a delivery, but says so', async () => {
    const { strapi, url } = scene.running();
    const warned = jest.spyOn(strapi.log, 'warn');
    const failed = jest.spyOn(strapi.log, 'error');
    const headers = { ...withKey, 'content-length': '1000' };
    const broken = request(`${url}/api/s360/contacts/myvenue`, { method: 'POST', headers });
    broken.on('error', () => undefined);
    broken.write('[', () => setTimeout(() => broken.destroy(), 200));
    await until('it is logged', async () =>
      warned.mock.calls.some(([message]) =>
        String(message).includes('institution myvenue: the connection broke within a delivery'),
      )
        ? true
        : null,
    );
    expect(failed).not.toHaveBeenCalled();
    warned.mockRestore();
    failed.mockRestore();
  });

  it.each([
    ['a single object', (item: object) => item],
    ['an array', (item: object) => [item]],
    ['a bucket', (item: object) => ({ bucket: [item], destination: {} })],
  ])('accepts %s', async (what, wrap) => {
    const contactNumber = String(what.length * 100);
    await scene.delivers(wrap(person(contactNumber)));
    await scene.settled();
    expect(await scene.crm.contactOf('myvenue', contactNumber)).not.toBeNull();
  });

  it('accepts an empty array', async () => {
    expect((await scene.delivers([])).status).toBe(200);
    await scene.settled();
    expect((await scene.crm.deliveries()).at(-1)).toMatchObject({ state: 'applied', items: 0 });
  });

  it('accepts a JSON body with any content type', async () => {
    const headers = { ...withKey, 'content-type': 'text/plain' };
    expect(await status({ json: [person('77')], headers }, 'myvenue')).toBe(200);
    await scene.settled();
    expect(await scene.crm.contactOf('myvenue', '77')).not.toBeNull();
  });

  it('accepts 3 MB, more than Strapi’s own limit, and applies them', async () => {
    const items = Array.from({ length: 50 }, (_none, index) => ({
      ...person(`9${index + 1000}`),
      padding: 'x'.repeat(60_000),
    }));
    expect((await scene.delivers(items)).status).toBe(200);
    await scene.settled();
    expect(await scene.crm.contactOf('myvenue', '91049')).not.toBeNull();
  });

  it('answers 413 above its limit', async () => {
    const raw = `["${'x'.repeat(MAX_BYTES)}"]`;
    expect((await scene.posts({ raw, headers: withKey })).status).toBe(413);
  });

  it('does not change the limit of other routes', async () => {
    const email = 'x'.repeat(2_000_000);
    const answer = await scene.running().admin('POST', '/admin/login', { email, password: 'x' });
    expect(answer.status).toBe(413);
  });

  it('reads a contact that the V1 form names in the URL', async () => {
    const contactNumber = await scene.s360().creates({ lastName: 'First version' });
    const url = `${scene.running().url}/api/s360/contacts/myvenue?contactNumber=${contactNumber}`;
    expect((await fetch(url, { headers: withKey })).status).toBe(200);
    await scene.settled();
    expect(await scene.crm.contactOf('myvenue', contactNumber)).toMatchObject({
      lastName: 'First version',
    });
  });
});
