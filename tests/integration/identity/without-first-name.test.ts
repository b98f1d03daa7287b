import { valuesInS360 } from '../../helpers/contacts/contacts';
import { mergingOf } from '../../helpers/identity/merging';
import { at, listAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const CONTACT_LIST = '/content-manager/collection-types/plugin::s360.contact';

describe('a person without a first name', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue' }, { code: 'museum', plugin: { pushNewContacts: false } }],
  });
  const { merge } = mergingOf(() => scene);
  const numberOf = async (documentId: string, code: string) =>
    textAt(await scene.crm.link(documentId, code), 'contactNumber');
  const inS360 = async (code: string, number: string) =>
    valuesInS360(await scene.s360(code).contact(number));

  /** The person is typed here, and told by the museum under the same e-mail and last name. */
  async function known(lastName: string) {
    const values = { lastName, email: `${lastName.toLowerCase()}@example.com` };
    const documentId = await scene.crm.creates(values);
    await scene.agreed();
    const museum = await scene.s360('museum').creates(values);
    await scene.agreed();
    return { documentId, museum, myvenue: await numberOf(documentId, 'myvenue') };
  }

  it('is sent, is one contact at both institutions, and is listed by the last name', async () => {
    const { documentId, museum, myvenue } = await known('Cher');
    expect(await numberOf(documentId, 'museum')).toBe(museum);
    expect(await inS360('myvenue', myvenue)).toMatchObject({ lastName: 'Cher', firstName: null });
    const { body } = await scene.running().admin('GET', `${CONTACT_LIST}?_q=cher`);
    expect(listAt(body, 'results').map((one) => at(one, 'displayName'))).toEqual(['Cher']);
    const links = await scene.running().admin('GET', '/s360/links?search=cher');
    expect(JSON.stringify(links.body)).not.toMatch(/(null|undefined) Cher/);
  });

  it('takes the first name that one institution learns, which the other one is sent', async () => {
    const { documentId, museum, myvenue } = await known('Madonna');
    await scene.s360('museum').changes(museum, { firstName: 'Louise' });
    await scene.agreed();
    expect(await scene.crm.contact(documentId)).toMatchObject({ firstName: 'Louise' });
    expect(await inS360('myvenue', myvenue)).toMatchObject({ firstName: 'Louise' });
    await scene.crm.saves(documentId, { firstName: null });
    await scene.agreed();
    for (const [code, number] of Object.entries({ museum, myvenue }))
      expect(await inS360(code, number)).toMatchObject({ firstName: null, lastName: 'Madonna' });
  });

  it('is merged with the same person, whose first name stays', async () => {
    const { documentId, museum } = await known('Sade');
    const remove = await scene.crm.creates({ firstName: 'Helen', lastName: 'Adu' });
    await scene.agreed();
    expect((await merge(documentId, remove, { onTwoNumbers: 'unlinkRemoved' })).status).toBe(200);
    await scene.agreed();
    const expected = { firstName: 'Helen', lastName: 'Sade' };
    expect(await scene.crm.contact(documentId)).toMatchObject(expected);
    expect(await inS360('museum', museum)).toMatchObject(expected);
  });
});
