import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { bulkJobsOf, counted, uploads } from '../../helpers/bulk-jobs/bulk-jobs';
import { at } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import type { AdminCall } from '../../helpers/strapi/strapi';

const AT_MUSEUM = ['plugin::s360.at-institution-museum'];
const read = {
  action: 'plugin::content-manager.explorer.read',
  subject: CONTACT_UID,
  properties: { fields: ['lastName', 'orderCount'] },
  conditions: [],
};

describe('the fields by which a role chooses the contacts of a bulk push', () => {
  const scene = sceneForAll({ institutions: [{ code: 'museum' }] });
  beforeAll(async () => {
    await scene.crm.creates({ lastName: 'Rochat', email: 'x@example.com' });
  });

  it('are those that it may read, without the sums over all institutions', async () => {
    const { runBulkJobs } = PERMISSION_ACTIONS;
    const { userWith } = scene.running();
    const blind = await userWith([runBulkJobs], AT_MUSEUM);
    const reader = await userWith([runBulkJobs, read], AT_MUSEUM);
    const unlimited = await userWith([runBulkJobs, read]);
    const plan = async (who: typeof blind, where?: object, path = '/plan') =>
      (await who('POST', `/s360/bulk-jobs/push${path}`, { institution: 'museum', where })).status;

    expect(await plan(blind)).toBe(403);
    expect(await plan(blind, { lastName: 'Rochat' })).toBe(403);
    expect(await plan(reader, { lastName: 'Rochat' })).toBe(200);
    for (const field of ['email', 'searchText', 'emailKey', 'orderCount']) {
      for (const value of ['x@example.com', null])
        expect([field, value, await plan(reader, { [field]: value })]).toEqual([field, value, 400]);
    }
    expect(await plan(reader, { email: 'x' }, '/scenario')).toBe(400);
    const costs = { institution: 'museum', where: { email: 'x' }, calls: 0 };
    const started = await reader('POST', '/s360/bulk-jobs/push', costs);
    expect(at(started.body, 'error', 'details', 'reason', 'code')).toBe('hiddenFilterField');
    expect(await plan(unlimited, { orderCount: null })).toBe(200);
    const chief = scene.running().admin;
    expect(await plan(chief, { email: 'x@example.com' })).toBe(200);
    expect(await plan(chief, { emailKey: 'x@example.com' })).toBe(400);
  });
});

describe('a role that may read or change only some contacts', () => {
  const { runBulkJobs } = PERMISSION_ACTIONS;
  const CONTACTS = `/content-manager/collection-types/${CONTACT_UID}`;
  const fields = ['type', 'lastName', 'email'];
  const grant = (action: string, conditions: string[] = []) => ({
    action: `plugin::content-manager.explorer.${action}`,
    subject: CONTACT_UID,
    properties: { fields },
    conditions,
  });
  const scene = sceneForAll({
    institutions: [{ code: 'museum', plugin: { pushNewContacts: false } }],
  });

  const create = async (user: AdminCall, lastName: string) =>
    expect((await user('POST', CONTACTS, { type: 'individual', lastName })).status).toBe(201);
  const inS360 = async () =>
    (await scene.s360('museum').contacts()).map((contact) => JSON.stringify(contact)).join();

  it.each(['admin::is-creator', 'admin::has-same-role-as-creator'])(
    'plans and sends those alone, by the condition %s',
    async (condition) => {
      const own = `Own ${condition}`;
      const foreign = `Foreign ${condition}`;
      await create(scene.running().admin, foreign);
      const writer = await scene
        .running()
        .userWith([runBulkJobs, grant('create'), grant('read', [condition])]);
      await create(writer, own);
      const push = { institution: 'museum' };
      const planned = await counted(() => writer('POST', '/s360/bulk-jobs/push/plan', push));
      expect(planned.body).toMatchObject({ data: { calls: 1, counts: { contacts: 1 } } });
      const agreed = { ...push, calls: 1 };
      const started = await counted(() => writer('POST', '/s360/bulk-jobs/push', agreed));
      expect(started.status).toBe(200);
      await bulkJobsOf(scene).reaches(at(started.body, 'data', 'id'), 'done');
      await scene.settled();
      expect(await inS360()).toContain(own);
      expect(await inS360()).not.toContain(foreign);
    },
  );

  it('imports no file and undoes none, because a line may fit any contact', async () => {
    const file = new TextEncoder().encode('Last name;E-mail\nRochat;r@example.com\n');
    const { id } = await uploads(scene, file);
    const path = `/s360/bulk-jobs/${String(id)}`;
    for (const permissions of [
      [],
      [grant('create'), grant('update', ['admin::is-creator'])],
      [grant('update')],
    ]) {
      const user = await scene.running().userWith([runBulkJobs, ...permissions]);
      const form = new FormData();
      form.append('file', new Blob([file], { type: 'text/csv' }), 'contacts.csv');
      for (const [where, body] of [
        ['/s360/bulk-jobs/file', form],
        [`${path}/plan`, {}],
        [`${path}/start`, {}],
        [`${path}/undo`, {}],
      ] as const)
        expect([where, await user('POST', where, body)]).toMatchObject([
          where,
          {
            status: 403,
            body: { error: { details: { reason: { code: 'mayNotChangeAllContacts' } } } },
          },
        ]);
    }
    const importer = await scene
      .running()
      .userWith([runBulkJobs, grant('create'), grant('read'), grant('update')]);
    expect((await importer('POST', `${path}/start`, {})).status).toBe(200);
  });
});
