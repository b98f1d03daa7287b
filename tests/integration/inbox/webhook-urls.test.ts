import { generate } from '@strapi/openapi';
import { CONTACT_UID } from '../../../server/src/contracts/uids';
import { WEBHOOK_KEY } from '../../helpers/institutions/institutions';
import { request, type HttpRequest } from '../../helpers/http';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { textAt } from '../../helpers/json';
import { payload } from '../../helpers/privacy/erased-person';

const KEY = { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key };

describe('a webhook URL without the prefix of the Content API', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { pushNewContacts: false } },
      { code: 'similar', plugin: { pushNewContacts: false } },
    ],
  });
  const posts = (path: string, given: HttpRequest) =>
    request(`${scene.running().url}${path}`, { method: 'POST', ...given });
  const stored = () => scene.crm.deliveries();

  it.each(['/s360/contacts/myvenue', '/s360/orders/MYVENUE', '/S360/contacts/myvenue/'])(
    'takes a delivery like the longer one: %s',
    async (path) => {
      const before = (await stored()).length;
      expect((await posts(path, { json: [], headers: KEY })).status).toBe(200);
      expect(await stored()).toHaveLength(before + 1);
    },
  );

  it('applies what came, also when it is larger than Strapi’s own limit', async () => {
    const items = [payload('88001', { lastName: 'Short' }), { filler: 'x'.repeat(1_500_000) }];
    const answer = await posts('/s360/contacts/myvenue', { json: items, headers: KEY });
    expect(answer.status).toBe(200);
    await scene.settled();
    expect(await scene.crm.contactOf('myvenue', '88001')).toMatchObject({ lastName: 'Short' });
    scene.excuse({ check: 'known', fits: /88001/, because: 'S-360 itself does not know it' });
  });

  it.each([
    ['no credentials', {}],
    ['a wrong key', { [WEBHOOK_KEY.header]: 'wrong' }],
    ['the login of a super admin', 'admin'],
  ])('answers 401 to %s, and stores nothing', async (_who, given) => {
    const admin = { authorization: `Bearer ${scene.running().adminToken}` };
    const headers = given === 'admin' ? admin : (given as Record<string, string>);
    const before = (await stored()).length;
    for (const path of ['/s360/contacts/myvenue', '/s360/orders/myvenue'])
      expect((await posts(path, { json: [], headers })).status).toBe(401);
    expect(await stored()).toHaveLength(before);
  });

  it('leaves the admin panel’s routes of that beginning as they are, for S-360 and for people', async () => {
    const { admin, url } = scene.running();
    const similar = { type: 'individual', lastName: 'Short' };
    expect((await admin('POST', '/s360/contacts/similar', similar)).status).toBe(200);
    const before = (await stored()).length;
    expect((await posts('/s360/contacts/similar', { json: similar, headers: KEY })).status).toBe(
      401,
    );
    for (const path of [
      '/s360/orders/myvenue/pull',
      '/s360/contacts/myvenue/merge',
      '/s360/contacts/nowhere',
    ])
      expect([path, (await posts(path, { json: {}, headers: KEY })).status]).toEqual([
        path,
        path.endsWith('nowhere') ? 405 : 401,
      ]);
    const get = await request(`${url}/s360/orders/myvenue`, { headers: KEY });
    expect(get.status).toBe(401);
    expect(await stored()).toHaveLength(before);
  });

  it('is the only way to the webhooks: nobody calls the route behind it', async () => {
    for (const method of ['POST', 'GET'])
      expect(
        await posts('/s360/webhooks/contacts/myvenue', { method, headers: KEY }),
      ).toMatchObject({ status: 404 });
  });

  it('is nothing but an unknown path where the setting is off', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { shortWebhookUrls: false } });
    const answer = await posts('/s360/contacts/myvenue', { json: [], headers: KEY });
    expect(answer.status).toBe(405);
    expect((await scene.delivers([])).status).toBe(200);
  });
});

/** As long as a document id, and of its form. */
const LIKE_AN_ID = 'venuewithaverylongname24';

describe('a webhook URL beside the contacts of the Content API', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { pushNewContacts: false } },
      { code: LIKE_AN_ID, plugin: { pushNewContacts: false } },
    ],
  });
  const gets = async (named: string, headers: Record<string, string> = {}) =>
    request(`${scene.running().url}/api/s360/contacts/${named}`, { headers });
  const token = async (...permissions: string[]) => {
    const made = await scene.running().admin('POST', '/admin/api-tokens', {
      ...{ name: `token ${Math.random()}`, description: '', type: 'custom', lifespan: null },
      permissions,
    });
    return { authorization: `Bearer ${textAt(made.body, 'data', 'accessKey')}` };
  };
  const contact = async () => {
    const data = { type: 'individual', lastName: 'Beside' } as never;
    return (await scene.running().strapi.documents(CONTACT_UID).create({ data })).documentId;
  };

  it('leaves a contact to those who may read it', async () => {
    const id = await contact();
    const mayRead = await token('plugin::s360.contact.findOne');
    const mayList = await token('plugin::s360.contact.find');
    expect(await gets(id, mayRead)).toMatchObject({
      status: 200,
      body: { data: { documentId: id } },
    });
    expect((await gets(id, mayList)).status).toBe(403);
    expect((await gets(id, KEY)).status).toBe(401);
    expect((await gets(id)).status).toBe(401);
  });

  it.each([LIKE_AN_ID, 'MYVENUE'])(
    'is taken by GET with its key alone, at %s',
    async (institution) => {
      const mayRead = await token('plugin::s360.contact.findOne');
      const v1 = `${institution}?contactNumber=4711`;
      expect([(await gets(v1)).status, (await gets(v1, mayRead)).status]).toEqual([401, 401]);
      const answer = await gets(v1, KEY);
      expect(answer).toMatchObject({ status: 200, body: { received: true } });
      expect((await gets(`${institution}/4711`, KEY)).status).toBe(200);
    },
  );

  it('answers 404 for an institution that does not exist', async () => {
    expect((await gets('nowhere?contactNumber=4711', KEY)).status).toBe(404);
  });

  it('has no path with a regular expression in the OpenAPI document, and no two that are alike', () => {
    const { paths } = generate(scene.running().strapi, { type: 'content-api' }).document;
    const ours = Object.keys(paths ?? {}).filter((path) => path.startsWith('/s360/'));
    expect(ours).toContain('/s360/contacts/{id}');
    for (const path of ours) expect(path).toMatch(/^(\/([a-z0-9-]+|\{[a-zA-Z]+\}))+$/);
    const alike = ours.map((path) => path.replaceAll(/\{\w+\}/g, '{}'));
    expect(new Set(alike).size).toBe(alike.length);
  });
});
