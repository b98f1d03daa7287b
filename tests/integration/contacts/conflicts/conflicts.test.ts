import { modulesOf } from '../../../helpers/strapi/modules';
import {
  CONTACT_LINK_UID,
  CONTACT_UID,
  DRIFT_CHECK_UID,
  PERMISSION_ACTIONS,
} from '../../../../server/src/contracts';
import { valuesInS360 } from '../../../helpers/contacts/contacts';
import { at, listAt, objectAt, textAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { rowsOf } from '../../../helpers/scene/crm-side';
import { until } from '../../../helpers/waiting';

describe('the list of conflicts', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { fields: { town: { conflict: 'manual' } } } },
      { code: 'museum', plugin: { pushNewContacts: false } },
    ],
  });

  const conflicts = async (query: string) =>
    (await scene.running().admin('GET', `/s360/conflicts?${query}`)).body;
  const decide = (id: unknown, decision: string) =>
    scene.running().admin('POST', `/s360/conflicts/${String(id)}/decision`, { decision });

  /** The town is Basel on both sides, then Chur in the CRM and Bern in S-360 before an exchange. */
  async function held(name: string) {
    const email = `${name}@example.com`;
    const number = await scene.s360().creates({ lastName: name, email, town: 'Basel' });
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
    await scene.s360().faults({ method: '*', times: 1000, kind: 'http', status: 503 });
    await scene.crm.saves(String(documentId), { town: 'Chur' });
    await scene.s360().changes(number, { town: 'Bern' });
    await scene.cycle();
    await until(
      'the delivery is applied',
      async () => (await scene.crm.deliveries({ state: 'stored' })).length === 0,
    );
    await scene.s360().faults();
    await scene.agreed(60_000);
    const found = await conflicts(`contact=${String(documentId)}`);
    return { number, documentId: String(documentId), conflict: objectAt(found, 'data', 0) };
  }

  const townInS360 = async (number: string) =>
    valuesInS360(await scene.s360().contact(number)).town;

  it('contains all values, and an open conflict can be decided for S-360', async () => {
    const { conflict, documentId, number } = await held('fors360');
    expect(conflict).toMatchObject({
      institution: 'myvenue',
      contactDocumentId: documentId,
      contactName: 'fors360',
      field: 'town',
      baseValue: 'Basel',
      localValue: 'Chur',
      remoteValue: 'Bern',
      rule: 'manual',
      status: 'open',
      decidedBy: null,
    });
    const open = await conflicts(`open=true&contact=${documentId}`);
    expect(at(open, 'meta', 'pagination', 'total')).toBe(1);
    const answer = await decide(conflict.id, 's360');
    expect(answer.status).toBe(200);
    expect(at(answer.body, 'data')).toMatchObject({
      status: 's360',
      decidedBy: { id: expect.stringMatching(/^admin:/), name: 'Ada Admin' },
    });
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'Bern' });
    await scene.agreed();
    expect(await townInS360(number)).toBe('Bern');
    expect(listAt(await conflicts(`open=true&contact=${documentId}`), 'data')).toEqual([]);
  });

  it('matches the open conflicts on the contact’s panel, with the ids for decisions', async () => {
    const { conflict, documentId } = await held('onpanel');
    const heldFields = async () => {
      const { body } = await scene.running().admin('GET', `/s360/contacts/${documentId}/sync`);
      return at(body, 'data', 0, 'heldFields');
    };
    expect(await heldFields()).toEqual([
      {
        field: 'town',
        crmValue: 'Chur',
        s360Value: 'Bern',
        conflictId: conflict.id,
        because: null,
      },
    ]);
    await decide(conflict.id, 's360');
    expect(await heldFields()).toEqual([]);
  });

  const countsOf = async (code = 'myvenue') => {
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    const found = listAt(body, 'data').find((one) => at(one, 'code') === code);
    return objectAt(found, 'links');
  };
  const listed = async (state: string, documentId: string) => {
    const path = `/s360/links?institution=myvenue&state=${state}&pageSize=100`;
    const { body } = await scene.running().admin('GET', path);
    return listAt(body, 'data').filter((one) => at(one, 'contactDocumentId') === documentId);
  };

  it('matches the state of the contact, which is nowhere in sync until a decision', async () => {
    await scene.agreed();
    const before = await countsOf();
    const { conflict, documentId } = await held('everywhere');
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'conflict' });
    expect(await countsOf()).toMatchObject({
      conflict: Number(before.conflict) + 1,
      inSync: before.inSync,
      pending: 0,
    });
    expect(await listed('conflict', documentId)).toMatchObject([
      { state: 'conflict', conflictFields: ['town'], waiting: null, nextAttemptAt: null },
    ]);
    expect(await listed('inSync', documentId)).toEqual([]);
    await decide(conflict.id, 's360');
    await scene.agreed();
    expect(await countsOf()).toMatchObject({
      conflict: before.conflict,
      inSync: Number(before.inSync) + 1,
    });
    expect(await listed('conflict', documentId)).toEqual([]);
    expect(await listed('inSync', documentId)).toMatchObject([{ conflictFields: [] }]);
  });

  it('does not delay other fields, which are sent while a field is in conflict', async () => {
    const { documentId, number } = await held('beside');
    const { conflict } = await countsOf();
    const pauses = (sending: boolean) =>
      scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending });
    await pauses(true);
    await scene.crm.saves(documentId, { zipCode: '7000' });
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      state: 'conflict',
      outgoing: 'pending',
      pendingFields: ['zipCode'],
      waiting: { kind: 'paused' },
    });
    expect(await countsOf()).toMatchObject({ conflict, pending: 0 });
    expect(await listed('conflict', documentId)).toMatchObject([
      { state: 'conflict', waiting: { kind: 'paused' }, nextAttemptAt: null },
    ]);
    expect(await listed('pending', documentId)).toEqual([]);
    await pauses(false);
    await scene.agreed();
    const { town, zipCode } = valuesInS360(await scene.s360().contact(number));
    expect({ town, zipCode }).toEqual({ town: 'Bern', zipCode: '7000' });
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      state: 'conflict',
      outgoing: null,
    });
  });

  it('agrees with a drift check, which counts conflicts separately from drift', async () => {
    const { documentId, number } = await held('compared');
    const path = '/s360/institutions/myvenue/drift-checks';
    const started = await scene.running().admin('POST', path, { sample: 100, repair: true });
    expect(started.status).toBe(200);
    const found = await until('the check is done', async () => {
      const [row] = await rowsOf(scene.running(), DRIFT_CHECK_UID, { state: 'done' });
      return row ?? null;
    });
    const { body } = await scene.running().admin('GET', `${path}/${String(found.id)}`);
    expect(at(body, 'data', 'differing')).toBe(0);
    expect(at(body, 'data', 'inConflict')).toBe((await countsOf()).conflict);
    const findings = listAt(body, 'data', 'findings');
    expect(findings.filter((one) => at(one, 'contactDocumentId') === documentId)).toEqual([
      {
        contactDocumentId: documentId,
        contactName: 'compared',
        contactNumber: number,
        kind: 'conflict',
        fields: [],
        conflictFields: ['town'],
        code: null,
        repaired: false,
        comparedSince: false,
      },
    ]);
  });

  it('counts the open conflicts of links from an earlier version at the next start', async () => {
    const { documentId } = await held('earlier');
    const { conflict } = await countsOf();
    const { strapi } = scene.running();
    await strapi.db
      .connection(strapi.db.metadata.get(CONTACT_LINK_UID).tableName)
      .where({ contact_document_id: documentId })
      .update({ state: 'inSync', open_conflicts: null });
    expect((await countsOf()).conflict).toBe(Number(conflict) - 1);
    await scene.strapiStops();
    await scene.strapiStarts();
    expect((await countsOf()).conflict).toBe(conflict);
    expect(await listed('conflict', documentId)).toHaveLength(1);
  });

  it('shows conflicts that were decided for the CRM, and then the other way', async () => {
    const { conflict, documentId, number } = await held('forcrm');
    expect((await decide(conflict.id, 'crm')).status).toBe(200);
    await scene.agreed();
    expect(await townInS360(number)).toBe('Chur');
    expect((await decide(conflict.id, 's360')).status).toBe(200);
    await scene.agreed();
    expect(await townInS360(number)).toBe('Bern');
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'Bern' });
  });

  it('allows a decision that is sent even while a bulk job puts the contact on hold', async () => {
    const { conflict, documentId, number } = await held('heldbyload');
    const { strapi } = scene.running();
    const guard = { kind: 'guard', institution: null, author: null, settings: {} } as const;
    const bulkJobId = await modulesOf(strapi).bulkJobStore.add(
      { ...guard, state: 'waiting' },
      new Date(),
    );
    await strapi.db
      .connection(strapi.db.metadata.get(CONTACT_LINK_UID).tableName)
      .where({ contact_document_id: documentId, institution: 'myvenue' })
      .update({ bulk_job_id: bulkJobId, state: 'pending', lane: 'bulk' });
    expect((await decide(conflict.id, 'crm')).status).toBe(200);
    await scene.agreed();
    expect(await townInS360(number)).toBe('Chur');
  });

  it('names the person who decided as the last editor, but nobody for what S-360 wrote', async () => {
    const { conflict, documentId, number } = await held('updatedby');
    const record = `/content-manager/collection-types/${CONTACT_UID}/${documentId}`;
    const updatedBy = async () =>
      at((await scene.running().admin('GET', record)).body, 'data', 'updatedBy', 'firstname');
    expect(await updatedBy()).toBe('Ada');
    await scene.s360().changes(number, { zipCode: '3000' });
    await scene.agreed();
    expect(await updatedBy()).toBeUndefined();
    await decide(conflict.id, 's360');
    expect(await updatedBy()).toBe('Ada');
    await scene.s360().changes(number, { zipCode: '3001' });
    const pull = `/s360/contacts/${documentId}/sync/myvenue/pull`;
    expect((await scene.running().admin('POST', pull)).status).toBe(200);
    await scene.settled();
    expect(await scene.crm.contact(documentId)).toMatchObject({ zipCode: '3001' });
    expect(await updatedBy()).toBeUndefined();
    await scene.agreed();
  });

  it('rejects a decision with 409 and the current value when the field has changed since', async () => {
    const { conflict, documentId } = await held('changed');
    const decided = () => conflicts(`decided=person&contact=${documentId}`);
    expect(at((await decide(conflict.id, 's360')).body, 'data', 'isReversible')).toBe(true);
    expect(objectAt(await decided(), 'data', 0)).toMatchObject({ isReversible: true });
    await scene.crm.saves(documentId, { town: 'Genf' });
    await scene.agreed();
    const changed = { isReversible: false, isSuperseded: false };
    expect(objectAt(await decided(), 'data', 0)).toMatchObject(changed);
    const answer = await decide(conflict.id, 'crm');
    expect(answer.status).toBe(409);
    expect(textAt(answer.body, 'error', 'message')).toContain('"Genf"');
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'Genf' });
  });

  it('shows conflicts that ended automatically as needing nobody', async () => {
    const { documentId } = await held('byitself');
    await scene.crm.saves(documentId, { town: 'Bern' });
    await scene.agreed();
    const found = await conflicts(`contact=${documentId}`);
    expect(listAt(found, 'data')).toMatchObject([{ status: 'ended', decidedBy: null }]);
  });

  it('ends the conflicts of a number that a merge leaves behind', async () => {
    const { documentId: remove } = await held('leftbehind');
    const number = await scene.s360().creates({ lastName: 'kept', email: 'kept@example.com' });
    await scene.agreed();
    const { documentId: keep } = objectAt(await scene.crm.contactOf('myvenue', number));
    const path = `/s360/contacts/${String(keep)}/merge`;
    const body = { remove, onTwoNumbers: 'unlinkRemoved' };
    expect((await scene.running().admin('POST', path, body)).status).toBe(200);
    const found = await conflicts(`contact=${String(keep)}`);
    expect(listAt(found, 'data')).toMatchObject([{ field: 'town', status: 'ended' }]);
    expect(listAt(await conflicts(`open=true&contact=${String(keep)}`), 'data')).toEqual([]);
    await scene.agreed();
  });

  it('needs the permission of its route, and requests are validated', async () => {
    const { conflict } = await held('guarded');
    const nobody = await scene.running().userWith([]);
    const path = `/s360/conflicts/${String(conflict.id)}/decision`;
    expect((await nobody('GET', '/s360/conflicts')).status).toBe(403);
    expect((await nobody('POST', path, { decision: 'crm' })).status).toBe(403);
    const decider = await scene.running().userWith([PERMISSION_ACTIONS.decideConflicts]);
    expect((await decider('POST', path, { decision: 'mine' })).status).toBe(400);
    expect((await decider('POST', path, { decision: 'crm' })).status).toBe(200);
    expect((await decide(999_999, 'crm')).status).toBe(404);
    expect((await decide('x', 'crm')).status).toBe(400);
  });
});
