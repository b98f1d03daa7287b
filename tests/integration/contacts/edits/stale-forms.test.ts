import { CONTACT_UID } from '../../../../server/src/contracts/uids';
import { objectAt, textAt } from '../../../helpers/json';
import { valuesInS360 } from '../../../helpers/contacts/contacts';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

describe('the save of a form that was opened before a delivery', () => {
  const scene = sceneForAll();

  async function opened(name: string) {
    const values = { lastName: name, email: `${name}@example.com`, town: 'A', firstName: 'One' };
    const number = await scene.s360().creates(values);
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
    return { number, form: await scene.crm.opens(String(documentId)) };
  }

  it('contains the time of the displayed row, although the form posts no updatedAt', async () => {
    const { form } = await opened('time');
    const { updatedAt } = await scene.crm.contact(form.documentId);
    expect(form.values).not.toHaveProperty('updatedAt');
    expect(form.values.writtenAt).toBe(updatedAt);
  });

  it('does not revert what S-360 sent, and keeps the edits of the person', async () => {
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

  it('says in plain words that the contact was erased or deleted meanwhile', async () => {
    const { form } = await opened('gone');
    await scene.crm.deletes(form.documentId);
    const path = `/content-manager/collection-types/${CONTACT_UID}/${form.documentId}`;
    // Strapi reads the contact again after a failed save.
    const answers = [
      await scene.crm.savesForm(form, { firstName: 'Two' }),
      await scene.running().admin('GET', path),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    const messages = answers.map(({ body }) => textAt(body, 'error', 'message'));
    expect(new Set(messages)).toEqual(
      new Set(['This contact no longer exists: it was erased or deleted meanwhile.']),
    );
  });

  it('wins where the person edited the same field', async () => {
    const { form, number } = await opened('same');
    await scene.s360().changes(number, { town: 'B' });
    await scene.agreed();
    await scene.crm.savesForm(form, { town: 'C' });
    await scene.agreed();
    expect(await scene.crm.contact(form.documentId)).toMatchObject({ town: 'C' });
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'C' });
  });

  it('does not revert a delivery that was applied within the same second', async () => {
    const { form, number } = await opened('second');
    for (const town of ['B', 'C']) {
      await scene.s360().changes(number, { town });
      await scene.cycle();
      await scene.settled();
    }
    await scene.crm.savesForm(form, { firstName: 'Two' });
    expect(await scene.crm.contact(form.documentId)).toMatchObject({ town: 'C' });
  });

  it('keeps both edits of the person when it is repeated from the same tab', async () => {
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

  it('is applied completely when nothing happened since, even back to an earlier value', async () => {
    const { form, number } = await opened('fresh');
    await scene.s360().changes(number, { town: 'B' });
    await scene.agreed();
    await scene.crm.saves(form.documentId, { town: 'A' });
    await scene.agreed();
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'A' });
  });
});

describe('the save of a form with another document id', () => {
  const scene = sceneForAll();

  const contacts = '/content-manager/collection-types/plugin::s360.contact';
  async function linked(name: string): Promise<string> {
    const number = await scene.s360().creates({ lastName: name, email: `${name}@example.com` });
    await scene.agreed();
    return String(objectAt(await scene.crm.contactOf('myvenue', number)).documentId);
  }

  it('changes the contact that was opened, which keeps its id and its link', async () => {
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

  it('creates a contact with a new id instead of the id of a deleted contact', async () => {
    const deleted = await linked('deleted');
    expect((await scene.running().admin('DELETE', `${contacts}/${deleted}`)).status).toBe(200);
    const made = await scene
      .running()
      .admin('POST', contacts, { type: 'individual', lastName: 'made', documentId: deleted });
    expect(made.status).toBe(201);
    expect(objectAt(made.body, 'data').documentId).not.toBe(deleted);
  });
});
