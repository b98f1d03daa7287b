import { CONTACT_UID } from '../../../../server/src/contracts';
import { valuesInS360 } from '../../../helpers/contacts/contacts';
import { objectAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

describe('a write that bypasses the document service', () => {
  const scene = sceneForAll();

  const query = () => scene.running().strapi.db.query(CONTACT_UID);
  const row = (lastName: string) => ({
    documentId: `document-of-${lastName}`,
    type: 'individual',
    lastName,
    email: `${lastName}@example.com`,
  });
  const inS360 = async (lastName: string) =>
    (await scene.s360().contacts()).map(valuesInS360).find((one) => one.lastName === lastName);

  it('through db.query().create is pushed', async () => {
    await query().create({ data: row('created') });
    await scene.settled();
    expect(await inS360('created')).toMatchObject({ email: 'created@example.com' });
  });

  it('through db.query().createMany is pushed', async () => {
    await query().createMany({ data: ['many-1', 'many-2', 'many-3'].map(row) });
    await scene.settled();
    for (const name of ['many-1', 'many-2', 'many-3']) expect(await inS360(name)).toBeDefined();
  });

  it('through db.query().update is pushed', async () => {
    await query().create({ data: row('updated') });
    await scene.settled();
    await query().update({ where: { lastName: 'updated' }, data: { town: 'Bern' } });
    await scene.settled();
    expect(await inS360('updated')).toMatchObject({ town: 'Bern' });
  });

  it('through db.query().updateMany is pushed once for every row', async () => {
    await query().createMany({ data: ['each-1', 'each-2'].map(row) });
    await scene.settled();
    await scene.s360().forgetCalls();
    const where = { lastName: { $startsWith: 'each-' } };
    await query().updateMany({ where, data: { town: 'Chur' } });
    await scene.settled();
    expect(await inS360('each-1')).toMatchObject({ town: 'Chur' });
    expect(await inS360('each-2')).toMatchObject({ town: 'Chur' });
    expect(await scene.s360().saves()).toHaveLength(2);
  });

  it('through updateMany leaves a renamed contact recognizable when S-360 sends it with another number', async () => {
    await query().create({ data: { ...row('old-name') } });
    await scene.settled();
    await query().updateMany({ where: { lastName: 'old-name' }, data: { lastName: 'new-name' } });
    await scene.agreed();
    expect(await inS360('new-name')).toBeDefined();
    const [contact] = (await scene.crm.contacts()).filter((one) => one.lastName === 'new-name');
    expect(contact).toMatchObject({ nameKey: 'new-name', emailKey: 'old-name@example.com' });
  });

  it('through deleteMany leaves the links unlinked', async () => {
    await query().create({ data: row('removed') });
    await scene.settled();
    const { documentId } = row('removed');
    await query().deleteMany({ where: { lastName: 'removed' } });
    expect(await scene.crm.link(documentId, 'myvenue')).toMatchObject({ state: 'unlinked' });
    expect(await inS360('removed')).toBeDefined();
  });

  it('in a transaction that is rolled back sends nothing', async () => {
    await scene.s360().forgetCalls();
    const { db } = scene.running().strapi;
    const rolledBack = db.transaction(async () => {
      await query().create({ data: row('never') });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    await scene.settled();
    expect(await scene.s360().saves()).toEqual([]);
    expect(await scene.crm.links({ contactDocumentId: row('never').documentId })).toEqual([]);
  });

  it('costs no call when it changes only unmapped fields', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Noted' });
    await scene.settled();
    await scene.s360().forgetCalls();
    await scene.crm.saves(documentId, { notes: 'called back', tags: 'vip' });
    await scene.settled();
    expect(await scene.s360().saves()).toEqual([]);
    expect(objectAt(await scene.crm.link(documentId, 'myvenue')).state).toBe('inSync');
  });
});
