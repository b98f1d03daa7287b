import { objectAt } from '../helpers/json';
import { valuesInS360 } from '../helpers/contacts';
import { startScene, type Scene } from '../helpers/scene';

describe('a form that is opened before something arrives and saved after it', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene();
  });
  afterAll(() => scene.end());

  async function opened(name: string) {
    const values = { lastName: name, email: `${name}@example.com`, town: 'A', firstName: 'One' };
    const number = await scene.s360().creates(values);
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
    return { number, form: await scene.crm.opens(String(documentId)) };
  }

  it('tells when the row was written that it shows, though it posts no updatedAt', async () => {
    const { form } = await opened('time');
    const { updatedAt } = await scene.crm.contact(form.documentId);
    expect(form.values).not.toHaveProperty('updatedAt');
    expect(form.values.writtenAt).toBe(updatedAt);
  });

  it('does not revert what S-360 sent, and keeps what the person changed', async () => {
    const { form, number } = await opened('stale');
    await scene.s360().changes(number, { town: 'B' });
    await scene.agreed();
    const saved = await scene.crm.savesForm(form, { firstName: 'Two' });
    expect(saved.status).toBe(200);
    await scene.agreed();
    const expected = { town: 'B', firstName: 'Two' };
    expect(await scene.crm.contact(form.documentId)).toMatchObject(expected);
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject(expected);
  });

  it('does not revert a value that S-360 emptied or filled', async () => {
    const { form, number } = await opened('filled');
    await scene.s360().changes(number, { phone: '+41211111111' });
    await scene.agreed();
    await scene.crm.savesForm(form, { firstName: 'Two' });
    await scene.agreed();
    expect(await scene.crm.contact(form.documentId)).toMatchObject({ phone: '+41211111111' });
  });

  it('wins where the person changed the same field', async () => {
    const { form, number } = await opened('same');
    await scene.s360().changes(number, { town: 'B' });
    await scene.agreed();
    await scene.crm.savesForm(form, { town: 'C' });
    await scene.agreed();
    expect(await scene.crm.contact(form.documentId)).toMatchObject({ town: 'C' });
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'C' });
  });

  it('does not revert a delivery that was applied in the same second', async () => {
    const { form, number } = await opened('second');
    for (const town of ['B', 'C']) {
      await scene.s360().changes(number, { town });
      await scene.cycle();
      await scene.settled();
    }
    await scene.crm.savesForm(form, { firstName: 'Two' });
    expect(await scene.crm.contact(form.documentId)).toMatchObject({ town: 'C' });
  });

  it('saved twice from the same tab keeps both changes of the person', async () => {
    const { form, number } = await opened('twice');
    await scene.s360().changes(number, { town: 'B' });
    await scene.agreed();
    await scene.crm.savesForm(form, { firstName: 'Two' });
    const reopened = await scene.crm.opens(form.documentId);
    await scene.crm.savesForm(reopened, { firstName: 'Three', zipCode: '3000' });
    await scene.agreed();
    expect(await scene.crm.contact(form.documentId)).toMatchObject({
      town: 'B',
      firstName: 'Three',
      zipCode: '3000',
    });
  });

  it('a form that nothing happened to since is saved as it is, back to an earlier value too', async () => {
    const { form, number } = await opened('fresh');
    await scene.s360().changes(number, { town: 'B' });
    await scene.agreed();
    await scene.crm.saves(form.documentId, { town: 'A' });
    await scene.agreed();
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'A' });
  });
});

describe('a form that names another document id', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene();
  });
  afterAll(() => scene.end());

  const contacts = '/content-manager/collection-types/plugin::s360.contact';
  async function linked(name: string): Promise<string> {
    const number = await scene.s360().creates({ lastName: name, email: `${name}@example.com` });
    await scene.agreed();
    return String(objectAt(await scene.crm.contactOf('myvenue', number)).documentId);
  }

  it('saves the contact that it was opened of, which keeps its id and its link', async () => {
    const [one, other] = [await linked('one'), await linked('other')];
    for (const documentId of ['chosen-by-hand', other]) {
      const saved = await scene.crm.savesForm(await scene.crm.opens(one), {
        firstName: documentId,
        documentId,
      });
      expect(saved.status).toBe(200);
      expect(await scene.crm.contact(one)).toMatchObject({
        documentId: one,
        lastName: 'one',
        firstName: documentId,
      });
    }
    expect(await scene.crm.contact(other)).toMatchObject({ lastName: 'other', firstName: null });
  });

  it('makes a contact with an id of its own, not with that of a deleted one', async () => {
    const deleted = await linked('deleted');
    expect((await scene.running().admin('DELETE', `${contacts}/${deleted}`)).status).toBe(200);
    const made = await scene
      .running()
      .admin('POST', contacts, { type: 'individual', lastName: 'made', documentId: deleted });
    expect(made.status).toBe(201);
    expect(objectAt(made.body, 'data').documentId).not.toBe(deleted);
  });
});
