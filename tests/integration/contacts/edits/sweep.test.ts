import { modulesOf } from '../../../helpers/strapi/modules';
import { CONTACT_UID } from '../../../../server/src/contracts';
import { valuesInS360 } from '../../../helpers/contacts/contacts';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

/** The part of the sweep service that this test uses. */
interface Sweep {
  run(since: Date): Promise<number>;
}

describe('the sweep of contacts written by raw SQL', () => {
  const scene = sceneForAll();

  const BEGINNING = new Date(0);
  const sweeps = (since = BEGINNING) => {
    const sweep: Sweep = modulesOf(scene.running().strapi).sweep;
    return sweep.run(since);
  };
  const table = () => scene.running().strapi.db.connection('s360_contacts');
  const inS360 = async (lastName: string) =>
    (await scene.s360().contacts()).map(valuesInS360).find((one) => one.lastName === lastName);

  it('finds nothing when everything was written through Strapi', async () => {
    await scene.crm.creates({ lastName: 'Noted' });
    await scene.settled();
    expect(await sweeps()).toBe(0);
  });

  it('sends a changed contact once and updates its display name', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Before', town: 'A' });
    await scene.settled();
    await table().where({ document_id: documentId }).update({ last_name: 'After', town: 'B' });
    await scene.settled();
    expect(await inS360('After')).toBeUndefined();

    expect(await sweeps()).toBe(1);
    await scene.settled();
    expect(await inS360('After')).toMatchObject({ town: 'B' });
    expect(await scene.crm.contact(documentId)).toMatchObject({ displayName: 'After' });
    expect(await sweeps()).toBe(0);
  });

  it('creates an inserted contact at an institution that receives new contacts', async () => {
    const now = new Date();
    await table().insert({
      document_id: 'inserted-by-sql',
      type: 'individual',
      last_name: 'Inserted',
      email: 'inserted@example.com',
      created_at: now,
      updated_at: now,
    });
    expect(await sweeps(new Date(now.getTime() - 1000))).toBe(1);
    await scene.settled();
    expect(await inS360('Inserted')).toMatchObject({ email: 'inserted@example.com' });
    const [row] = await scene
      .running()
      .strapi.db.query(CONTACT_UID)
      .findMany({ where: { documentId: 'inserted-by-sql' } });
    expect(row).toMatchObject({ emailKey: 'inserted@example.com', nameKey: 'inserted' });
  });

  it('fills missing derived columns without marking the contact', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Early', mobilePhone: '079 123 45 67' });
    await scene.settled();
    await table().where({ document_id: documentId }).update({ phone_key: null });
    expect(await sweeps()).toBe(0);
    expect(await scene.crm.contact(documentId)).toMatchObject({ phoneKey: '234567' });
    expect(await scene.crm.link(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
  });

  it('ignores rows written before the start of its period', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Old' });
    await scene.settled();
    await table().where({ document_id: documentId }).update({ town: 'Missed' });
    expect(await sweeps(new Date(Date.now() + 60_000))).toBe(0);
  });
});
