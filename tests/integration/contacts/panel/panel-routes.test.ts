import { PERMISSION_ACTIONS } from '../../../../server/src/contracts';
import { valuesInS360 } from '../../../helpers/contacts/contacts';
import { statusIn } from '../../../helpers/scene/crm-side';
import { request } from '../../../helpers/http';
import { at, listAt, objectAt, textAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

describe('the routes of the contact panel', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { name: 'My Venue', pushNewContacts: true } },
      { code: 'museum', plugin: { pushNewContacts: false } },
    ],
  });

  const routes = (documentId: string): [string, string, unknown][] => {
    const sync = `/s360/contacts/${documentId}/sync`;
    return [
      ['GET', sync, undefined],
      ['POST', `${sync}/myvenue/push`, {}],
      ['POST', `${sync}/myvenue/pull`, {}],
      ['POST', `${sync}/myvenue/in-doubt`, { decision: 'createAgain' }],
      ['PUT', `${sync}/myvenue/consents/NEWS`, { allowed: true }],
    ];
  };

  it('answer 401 without a token', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Closed' });
    for (const [method, path, json] of routes(documentId)) {
      const url = scene.running().url + path;
      expect((await request(url, { method, ...(json !== undefined && { json }) })).status).toBe(
        401,
      );
    }
  });

  it('answer 403 to a user without the permission and succeed with it', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Guarded' });
    await scene.settled();
    const nobody = await scene.running().userWith([]);
    for (const [method, path, body] of routes(documentId)) {
      expect((await nobody(method, path, body)).status).toBe(403);
    }
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readSync]);
    const [read, push] = routes(documentId);
    if (!read || !push) throw new Error('no routes');
    expect((await reader(...read)).status).toBe(200);
    expect((await reader(...push)).status).toBe(403);
    const exchanger = await scene.running().userWith([PERMISSION_ACTIONS.exchangeNow]);
    expect((await exchanger(...push)).status).toBe(200);
    expect((await exchanger(...read)).status).toBe(403);
  });

  it('name, like every admin route of the plugin, a permission of the plugin', () => {
    const plugin: unknown = scene.running().strapi.plugin('s360').routes;
    const adminRoutes = listAt(plugin, 'admin', 'routes');
    expect(adminRoutes.length).toBeGreaterThanOrEqual(5);
    const known: string[] = Object.values(PERMISSION_ACTIONS);
    for (const route of adminRoutes) {
      const policies = listAt(route, 'config', 'policies');
      const where = `${textAt(route, 'method')} ${textAt(route, 'path')}`;
      expect([where, policies[0]]).toEqual([where, 'admin::isAuthenticatedAdmin']);
      const guard = policies.find((policy) => at(policy, 'name') === 'admin::hasPermissions');
      const actions = listAt(guard, 'config', 'actions').map(String);
      expect([where, actions.length > 0]).toEqual([where, true]);
      for (const action of actions) expect(known).toContain(action);
    }
  });

  it('use permissions that can be given to roles', async () => {
    const { body } = await scene.running().admin('GET', '/admin/permissions');
    const actions = listAt(body, 'data', 'sections', 'plugins').map((one) => at(one, 'action'));
    expect(actions).toEqual(expect.arrayContaining(Object.values(PERMISSION_ACTIONS)));
  });

  it('show every institution by code and name, linked or not', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Shown' });
    await scene.settled();
    const { body } = await scene.crm.panel('GET', documentId, '');
    expect(at(body, 'data')).toMatchObject([
      { institution: { code: 'myvenue', name: 'My Venue' }, state: 'inSync' },
      { institution: { code: 'museum', name: 'museum' }, state: 'notLinked', contactNumber: null },
    ]);
    const { lastSent } = await scene.crm.status(documentId, 'myvenue');
    expect(lastSent).toMatchObject({ kind: 'create', fields: ['lastName'] });
  });

  it('link and send an unlinked contact on "send now"', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Linked now' });
    await scene.settled();
    const answer = await scene.crm.panel('POST', documentId, '/museum/push');
    expect(statusIn(answer).state).not.toBe('notLinked');
    await scene.agreed();
    const status = await scene.crm.status(documentId, 'museum');
    expect(status.state).toBe('inSync');
    const inS360 = await scene.s360('museum').contact(String(status.contactNumber));
    expect(valuesInS360(inS360)).toMatchObject({ lastName: 'Linked now' });
  });

  it('create one link and one contact in S-360 on two concurrent "send now"', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Twice' });
    await scene.settled();
    const push = () => scene.crm.panel('POST', documentId, '/museum/push');
    const answers = await Promise.all([push(), push(), push()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await scene.agreed();
    const made = (await scene.s360('museum').contacts()).map(valuesInS360);
    expect(made.filter(({ lastName }) => lastName === 'Twice')).toHaveLength(1);
  });

  it('bring the data from S-360 on "read now", without a webhook', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Read' });
    await scene.agreed();
    const { contactNumber } = objectAt(await scene.crm.link(documentId, 'myvenue'));
    await scene.s360('myvenue').changes(String(contactNumber), { town: 'Bern' });
    const answer = await scene.crm.panel('POST', documentId, '/myvenue/pull');
    expect(statusIn(answer).needsPull).toBe(true);
    await until('it is read', async () => {
      const status = await scene.crm.status(documentId, 'myvenue');
      return !status.needsPull && status.lastReceived?.source === 'pull' ? status : null;
    });
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'Bern' });
  });

  it('refuse "read now" for a contact without a number', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Nothing to read' });
    expect((await scene.crm.panel('POST', documentId, '/museum/pull')).status).toBe(409);
  });

  it('answer 404 for an unknown contact or institution', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Somebody' });
    expect((await scene.crm.panel('GET', 'nobody', '')).status).toBe(404);
    expect((await scene.crm.panel('POST', documentId, '/nowhere/push')).status).toBe(404);
    expect((await scene.crm.panel('POST', 'nobody', '/myvenue/push')).status).toBe(404);
  });

  it('reject an unknown decision about a create', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Decided' });
    for (const body of [{}, { decision: 'guess' }, { decision: 'adopt' }]) {
      const answer = await scene.crm.panel('POST', documentId, '/myvenue/in-doubt', body);
      expect(answer.status).toBe(400);
    }
  });
});
