import { PERMISSION_ACTIONS } from '../../../../server/src/contracts';
import { personInS360 } from '../../../helpers/contacts/contacts';
import { request } from '../../../helpers/http';
import { at, listAt, objectAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

describe("the routes behind a contact's page", () => {
  const scene = sceneForAll({
    institutions: [
      {
        code: 'myvenue',
        plugin: { fields: { town: { conflict: 'manual' }, phone: { conflict: 'never' } } },
      },
      { code: 'museum', plugin: { pushNewContacts: false } },
    ],
  });

  const get = (documentId: string, path: string) =>
    scene.running().admin('GET', `/s360/contacts/${documentId}/${path}`);

  /** The compared fields at the first institution, by name. */
  async function fieldsOf(documentId: string): Promise<Record<string, unknown>> {
    const { body } = await get(documentId, 'fields');
    expect(at(body, 'data', 0, 'institution')).toEqual({ code: 'myvenue', name: 'myvenue' });
    const fields = listAt(body, 'data', 0, 'fields');
    return Object.fromEntries(fields.map((field) => [String(at(field, 'field')), field]));
  }

  /** Basel on both sides; the CRM makes it Chur and S-360 Bern before either hears of the other. */
  async function withConflict(name: string) {
    const number = await scene.s360().creates({ lastName: name, town: 'Basel' });
    await scene.agreed();
    const documentId = String(objectAt(await scene.crm.contactOf('myvenue', number)).documentId);
    const pause = (sending: boolean) =>
      scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending });
    await pause(true);
    await scene.crm.saves(documentId, { town: 'Chur', firstName: 'Waiting' });
    await scene.s360().changes(number, { town: 'Bern' });
    await scene.cycle();
    await until('the town is held', async () => {
      const { state } = await scene.crm.status(documentId, 'myvenue');
      return state === 'conflict';
    });
    return { documentId, number, resume: () => pause(false) };
  }

  const ROUTES = ['fields', 'conflicts', 'history'];

  it('answer 401 without a token, 403 without the permission, and 404 for nobody', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Guarded' });
    await scene.settled();
    const nobody = await scene.running().userWith([]);
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readSync]);
    for (const route of ROUTES) {
      const path = `/s360/contacts/${documentId}/${route}`;
      expect((await request(scene.running().url + path)).status).toBe(401);
      expect((await nobody('GET', path)).status).toBe(403);
      expect((await reader('GET', path)).status).toBe(200);
    }
    expect((await get('nobody', 'fields')).status).toBe(404);
  });

  it('compare nothing with a number that is linked and not read yet', async () => {
    const number = await scene.s360().creates({ lastName: 'Unread' });
    await scene.agreed();
    const contact = await scene.crm.contactOf('myvenue', number);
    const documentId = String(objectAt(contact).documentId);
    const asked = (what: string, body: Record<string, unknown> = {}) =>
      scene.running().admin('POST', `/s360/contacts/${documentId}/sync/myvenue/${what}`, body);
    const pause = (receiving: boolean) =>
      scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { receiving });
    expect((await asked('unlink')).status).toBe(200);
    await pause(true);
    expect((await asked('link', { contactNumber: number })).status).toBe(200);
    expect(listAt((await get(documentId, 'fields')).body, 'data')).toEqual([]);

    await pause(false);
    await until('the number is read', async () => {
      const { needsPull } = await scene.crm.status(documentId, 'myvenue');
      return needsPull === false;
    });
    expect((await fieldsOf(documentId)).lastName).toMatchObject({ state: 'same', s360: 'Unread' });
  });

  it('compare the fields on both sides: the same, waiting, in conflict', async () => {
    const { documentId, resume } = await withConflict('Compared');
    const fields = await fieldsOf(documentId);
    expect(fields.lastName).toMatchObject({
      state: 'same',
      base: 'Compared',
      crm: 'Compared',
      s360: 'Compared',
      changedInCrm: null,
      conflictId: null,
    });
    expect(fields.firstName).toMatchObject({
      state: 'pending',
      base: null,
      crm: 'Waiting',
      s360: null,
      changedInCrm: { cause: 'crm', by: { name: 'Ada Admin' } },
    });
    expect(fields.town).toMatchObject({
      state: 'conflict',
      base: 'Basel',
      crm: 'Chur',
      s360: 'Bern',
      changedInCrm: { cause: 'crm', by: { name: 'Ada Admin' } },
      changedInS360: expect.any(String),
      conflictId: expect.any(Number),
    });
    expect(Object.keys(fields)).not.toContain('email');
    const listed = listAt((await get(documentId, 'conflicts')).body, 'data');
    expect(listed).toMatchObject([
      { id: at(fields.town, 'conflictId'), field: 'town', status: 'open' },
    ]);
    await resume();
    await scene
      .running()
      .admin('POST', `/s360/conflicts/${at(fields.town, 'conflictId')}/decision`, {
        decision: 's360',
      });
    await scene.agreed();
    expect(await fieldsOf(documentId)).toMatchObject({
      town: { state: 'same', base: 'Bern' },
      firstName: { state: 'same', base: 'Waiting', s360: 'Waiting' },
    });
  });

  it('date a value that the CRM sent by the push, not by an older change in S-360', async () => {
    const dateLastModified = '2024-07-04T00:00:00.000Z';
    const person = personInS360({ lastName: 'Dated', town: 'Basel' });
    const { contactNumber } = await scene.s360().writes({ ...person, dateLastModified });
    const number = String(contactNumber);
    await scene.agreed();
    const documentId = String(objectAt(await scene.crm.contactOf('myvenue', number)).documentId);
    const pause = (sending: boolean) =>
      scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending });
    expect(await fieldsOf(documentId)).toMatchObject({ town: { changedInS360: dateLastModified } });
    await scene.crm.saves(documentId, { town: 'Chur' });
    await scene.settled();
    const { town } = await fieldsOf(documentId);
    expect(town).toMatchObject({ state: 'same', s360: 'Chur' });
    const pushedAt = Date.parse(String(at(town, 'changedInS360')));
    expect(Date.now() - pushedAt).toBeLessThan(60_000);
    await pause(true);
    await scene.crm.saves(documentId, { town: 'Bern' });
    expect(await fieldsOf(documentId)).toMatchObject({
      town: { state: 'pending', s360: 'Chur', changedInS360: at(town, 'changedInS360') },
      lastName: { changedInS360: dateLastModified },
    });
    await pause(false);
    await scene.agreed();
  });

  it('the history names all fields it contains, and is limited to an institution', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Fields', town: 'A' });
    await scene.crm.saves(documentId, { town: 'B', lastName: 'Field' });
    await scene.agreed();
    const fields = ['lastName', 'town'];
    const all = (await get(documentId, 'history')).body;
    expect(at(all, 'meta', 'fields')).toEqual(fields);
    const towns = (await get(documentId, 'history?field=town')).body;
    expect(at(towns, 'meta')).toMatchObject({ fields, pagination: { total: 1 } });
    const ofMuseum = (await get(documentId, 'history?institution=museum')).body;
    expect(at(ofMuseum, 'meta', 'pagination', 'total')).toBe(0);
  });
});
