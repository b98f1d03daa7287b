import { CONTACT_UID } from '../../../../server/src/contracts';
import { valuesInS360 } from '../../../helpers/contacts/contacts';
import { objectAt, textAt } from '../../../helpers/json';
import { describeOn } from '../../../helpers/databases/client';
import { SERVERS, waitingStatements } from '../../../helpers/databases/waiting-statements';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

const CONTENT = `/content-manager/collection-types/${CONTACT_UID}`;

describe('a deleted or duplicated contact', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { pushNewContacts: true } },
      { code: 'museum', plugin: { pushNewContacts: false } },
    ],
  });

  async function knownToBoth(name: string) {
    const values = { lastName: name, email: `${name}@example.com` };
    const atVenue = await scene.s360('myvenue').creates(values);
    await scene.agreed();
    const atMuseum = await scene.s360('museum').creates(values);
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', atVenue));
    return { atVenue, atMuseum, documentId: String(documentId) };
  }

  it('leaves its links unlinked when it is deleted, and nothing is deleted or sent in S-360', async () => {
    const { atMuseum, atVenue, documentId } = await knownToBoth('deleted');
    await scene.s360('myvenue').forgetCalls();
    await scene.crm.deletes(documentId);
    await scene.agreed();
    const links = await scene.crm.links({ contactDocumentId: documentId });
    expect(links.map(({ state, contactNumber }) => ({ state, contactNumber }))).toEqual([
      { state: 'unlinked', contactNumber: atVenue },
      { state: 'unlinked', contactNumber: atMuseum },
    ]);
    expect(await scene.s360('myvenue').calls()).toEqual([]);
    expect(await scene.s360('myvenue').contact(atVenue)).toMatchObject({ state: 'VALID' });
  });

  it('receives later payloads without applying them when it was deleted', async () => {
    const { atVenue, documentId } = await knownToBoth('kept');
    await scene.crm.deletes(documentId);
    const before = (await scene.crm.contacts()).length;
    await scene.s360('myvenue').changes(atVenue, { town: 'Bern' });
    await scene.agreed();
    expect(await scene.crm.contacts()).toHaveLength(before);
    const last = (await scene.crm.deliveries({ institution: 'myvenue' })).at(-1);
    expect(last).toMatchObject({ kept: 1, applied: 0, quarantined: 0, state: 'applied' });
  });

  it('is also unlinked when many contacts are deleted at once', async () => {
    const documentIds: string[] = [];
    for (const name of ['bulk one', 'bulk two']) {
      documentIds.push(await scene.crm.creates({ lastName: name }));
    }
    await scene.agreed();
    const answer = await scene
      .running()
      .admin('POST', `${CONTENT}/actions/bulkDelete`, { documentIds });
    expect(answer.status).toBe(200);
    for (const documentId of documentIds) {
      expect(await scene.crm.link(documentId, 'myvenue')).toMatchObject({ state: 'unlinked' });
    }
  });

  async function expectOwnLinks(original: string, copy: string, atVenue: string) {
    await scene.agreed();
    expect(await scene.crm.link(original, 'myvenue')).toMatchObject({ contactNumber: atVenue });
    expect(await scene.crm.link(original, 'museum')).toMatchObject({ state: 'inSync' });
    const link = objectAt(await scene.crm.link(copy, 'myvenue'));
    expect(link).toMatchObject({ state: 'inSync', contactNumber: expect.any(String) });
    expect(link.contactNumber).not.toBe(atVenue);
    expect(await scene.crm.link(copy, 'museum')).toBeNull();
    const inS360 = await scene.s360('myvenue').contact(String(link.contactNumber));
    expect(valuesInS360(inS360)).toMatchObject({ lastName: expect.any(String) });
  }

  it('has links of its own after the Content Manager’s Duplicate, and the original keeps its links', async () => {
    const { atVenue, documentId } = await knownToBoth('duplicated');
    const form = await scene.crm.opens(documentId);
    const answer = await scene
      .running()
      .admin('POST', `${CONTENT}/clone/${documentId}`, { ...form.values, firstName: 'Copy' });
    expect(answer.status).toBe(200);
    await expectOwnLinks(documentId, textAt(answer.body, 'data', 'documentId'), atVenue);
  });

  it('has links of its own after the auto-clone of the list view', async () => {
    const { atVenue, documentId } = await knownToBoth('autocloned');
    const answer = await scene.running().admin('POST', `${CONTENT}/auto-clone/${documentId}`, {});
    expect(answer.status).toBe(200);
    await expectOwnLinks(documentId, textAt(answer.body, 'data', 'documentId'), atVenue);
  });

  it('has links of its own after clone() of the document service', async () => {
    const { atVenue, documentId } = await knownToBoth('cloned');
    const documents = scene.running().strapi.documents(CONTACT_UID);
    const cloned: unknown = await documents.clone({ documentId });
    await expectOwnLinks(documentId, textAt(cloned, 'entries', 0, 'documentId'), atVenue);
  });
});

describeOn(...SERVERS)('the deletion of many contacts at once', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
  });

  it('locks them in the order of their ids like a delivery, so that neither fails', async () => {
    const first = await scene.crm.creates({ lastName: 'First' });
    const second = await scene.crm.creates({ lastName: 'Second' });
    // PostgreSQL then reads the changed row after the other one.
    await scene.crm.saves(first, { town: 'Bern' });
    const { connection } = scene.running().strapi.db;
    const { tableName } = scene.running().strapi.db.metadata.get(CONTACT_UID);
    const delivery = await connection.transaction();
    const locks = (documentId: string) =>
      delivery(tableName).where({ document_id: documentId }).forUpdate();
    await locks(first);
    const deleting = scene.running().admin('POST', `${CONTENT}/actions/bulkDelete`, {
      documentIds: [second, first],
    });
    await until('the deletion waits for the delivery', async () => {
      return (await waitingStatements(scene.running().strapi)).length > 0;
    });
    expect(await locks(second)).toHaveLength(1);
    await delivery.commit();
    expect((await deleting).status).toBe(200);
    expect(await scene.crm.contacts()).toEqual([]);
  });
});
