import { CONTACT_HISTORY_UID, CONTACT_UID } from '../../../../server/src/contracts';
import { at, listAt, objectAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('the history of a contact', () => {
  const scene = sceneForAll();

  const get = (documentId: string, query = '') =>
    scene.running().admin('GET', `/s360/contacts/${documentId}/history?${query}`);
  /** The changes, oldest first. */
  const changes = async (documentId: string, query = '') =>
    listAt((await get(documentId, query)).body, 'data')
      .map((change) => objectAt(change))
      .reverse();
  const of = (uid: string) => scene.running().strapi.db.query(uid as typeof CONTACT_UID);

  it('shows that a person and S-360 each changed an email address once', async () => {
    const number = await scene.s360().creates({ lastName: 'Asked', email: 'one@example.com' });
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('myvenue', number));
    const documentId = String(contact.documentId);
    await scene.s360().changes(number, { email: 'two@example.com' });
    await scene.agreed();
    const [delivery] = (await scene.crm.deliveries()).slice(-1);
    await scene.crm.saves(documentId, { email: 'three@example.com' });
    await scene.agreed();
    const institution = { code: 'myvenue', name: 'myvenue' };
    expect(await changes(documentId)).toMatchObject([
      { kind: 'created', field: null, cause: 'delivery', by: null, institution },
      {
        kind: 'changed',
        field: 'email',
        oldValue: 'one@example.com',
        newValue: 'two@example.com',
        cause: 'delivery',
        by: null,
        deliveryId: delivery?.id,
        institution,
      },
      {
        kind: 'changed',
        field: 'email',
        oldValue: 'two@example.com',
        newValue: 'three@example.com',
        cause: 'crm',
        by: { name: 'Ada Admin' },
        deliveryId: null,
        institution: null,
      },
    ]);
    expect(await changes(documentId, 'field=lastName')).toEqual([]);
    expect(await changes(documentId, 'field=email&pageSize=1')).toMatchObject([
      { newValue: 'three@example.com' },
    ]);
  });

  it('has one row for each way of changing a contact', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Ways', town: 'A' });
    await of(CONTACT_UID).updateMany({ where: { documentId }, data: { town: 'B' } });
    await of(CONTACT_UID).update({ where: { documentId }, data: { town: 'C' } });
    await scene.crm.saves(documentId, { type: 'structure', structureName: 'Ways Ltd' });
    await scene.crm.deletes(documentId);
    await scene.settled();
    const rows = await changes(documentId);
    expect(rows.map(({ kind, field }) => field ?? kind).sort()).toEqual(
      ['created', 'town', 'town', 'structureName', 'type', 'deleted'].sort(),
    );
    expect(rows.at(-1)).toMatchObject({
      kind: 'deleted',
      by: { name: 'Ada Admin' },
      oldValue: null,
    });
    expect(rows.find(({ field }) => field === 'type')).toMatchObject({
      oldValue: 'individual',
      newValue: 'structure',
    });
  });

  it('has one row for a copy, and one for each of many contacts created at once', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Copied' });
    const clone = await scene
      .running()
      .admin('POST', `/content-manager/collection-types/${CONTACT_UID}/clone/${documentId}`, {
        type: 'individual',
        lastName: 'Copy',
      });
    const copy = String(at(clone.body, 'data', 'documentId'));
    expect(await changes(copy)).toMatchObject([{ kind: 'created' }]);
    await of(CONTACT_UID).createMany({
      data: ['M1', 'M2'].map((lastName) => ({ type: 'individual', lastName })),
    });
    for (const lastName of ['M1', 'M2']) {
      const contact = await of(CONTACT_UID).findOne({ where: { lastName } });
      expect(await changes(String(at(contact, 'documentId')))).toMatchObject([
        { kind: 'created', by: null },
      ]);
    }
    await scene.settled();
  });

  it('includes consents, by S-360 and by a person', async () => {
    const { contactNumber } = await scene.s360().writes({
      individualContact: { individualLastname: 'Consenting' },
      authorizations: [{ authorizationCode: 'NEWS', allowed: true }],
    });
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', String(contactNumber)));
    await scene.s360().writes({
      contactNumber,
      authorizations: [{ authorizationCode: 'NEWS', allowed: false }],
    });
    await scene.agreed();
    const path = '/myvenue/consents/NEWS';
    for (const allowed of [true, true])
      await scene.crm.panel('PUT', String(documentId), path, { allowed });
    await scene.agreed();
    expect(await changes(String(documentId), 'field=consent:NEWS')).toMatchObject([
      { oldValue: 'allowed', newValue: 'refused', cause: 'delivery', by: null },
      { oldValue: 'refused', newValue: 'allowed', cause: 'crm', by: { name: 'Ada Admin' } },
    ]);
  });

  it('names an API token, and shows when a user was deleted', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Token' });
    scene.excuse({
      check: 'history',
      fits: /town: the history tells no change, null$/,
      because: 'the test writes rows of its own',
    });
    const made = await scene.running().admin('POST', '/admin/api-tokens', {
      name: 'Newsletter tool',
      description: '',
      type: 'full-access',
      lifespan: null,
    });
    const tokenId = String(at(made.body, 'data', 'id'));
    for (const causedBy of [`api-token:${tokenId}`, 'admin:9999']) {
      await of(CONTACT_HISTORY_UID).create({
        data: {
          contactDocumentId: documentId,
          field: 'town',
          cause: 'crm',
          causedBy,
          changedAt: new Date(),
        } as never,
      });
    }
    expect(await changes(documentId, 'field=town')).toMatchObject([
      { by: { id: `api-token:${tokenId}`, name: 'Newsletter tool' } },
      { by: { id: 'admin:9999', name: null } },
    ]);
  });

  it('has status 404 for an unknown contact and 403 without the permission', async () => {
    expect((await get('nobody')).status).toBe(404);
    const nobody = await scene.running().userWith([]);
    expect((await nobody('GET', '/s360/contacts/x/history')).status).toBe(403);
  });

  it('does not miss the save of an old form, which is rejected and changes nothing', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Old form', town: 'A' });
    const form = await scene.crm.opens(documentId);
    await scene.crm.saves(documentId, { town: 'B' });
    const longAgo = {
      ...form,
      values: { ...form.values, writtenAt: new Date(Date.now() - 800 * DAY_MS).toISOString() },
    };
    const answer = await scene.crm.savesForm(longAgo, { lastName: 'Renamed' });
    expect(answer.status).toBe(400);
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'B', lastName: 'Old form' });
    expect((await scene.crm.savesForm(form, { lastName: 'Renamed' })).status).toBe(200);
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'B', lastName: 'Renamed' });
  });
});
