import { CONTACT_UID } from '../../../../server/src/contracts/uids';
import { catalogSide } from '../../../helpers/catalog/catalogs';
import { request } from '../../../helpers/http';
import { at, listAt, textAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

describe('a form with values that S-360 would not keep', () => {
  const scene = sceneForAll();

  async function opened(values: Record<string, string>) {
    const number = await scene.s360().creates({ lastName: 'Keller', ...values });
    await scene.agreed();
    const { documentId } = (await scene.crm.contactOf('myvenue', number)) ?? {};
    return scene.crm.opens(String(documentId));
  }

  it('is refused with a sentence at each field, and nothing of it is saved', async () => {
    const form = await opened({ zipCode: '1000', town: 'Bern' });
    const refused = await scene.crm.savesForm(form, {
      zipCode: '1000 Lausanne 25',
      birthDate: '2999-01-01',
      town: 'Lausanne',
    });
    expect(refused.status).toBe(400);
    const found = listAt(refused.body, 'error', 'details', 'errors');
    expect(found.map((one) => [at(one, 'path'), at(one, 'message')])).toEqual([
      [['birthDate'], 'A date of birth cannot be in the future: S-360 would leave it out.'],
      [['zipCode'], 'S-360 keeps at most 10 characters here; these are 16. Please shorten it.'],
    ]);
    expect(at(refused.body, 'error', 'name')).toBe('ValidationError');
    expect(await scene.crm.contact(form.documentId)).toMatchObject({
      town: 'Bern',
      zipCode: '1000',
    });
  });

  it('is refused to programs only for a birth date in the future, which is a mistake everywhere', async () => {
    const { admin, url } = scene.running();
    const made = await admin('POST', '/admin/api-tokens', {
      name: 'Newsletter tool',
      description: '',
      type: 'full-access',
      lifespan: null,
    });
    const documentId = await scene.crm.creates({ lastName: 'Keller' });
    const sends = (data: object) =>
      request(`${url}/api/people/${documentId}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${textAt(made.body, 'data', 'accessKey')}` },
        json: { data },
      });
    const refused = await sends({ birthDate: '2999-01-01' });
    expect(refused.status).toBe(400);
    const [error] = listAt(refused.body, 'error', 'details', 'errors');
    expect(at(error, 'path')).toEqual(['birthDate']);
    expect((await sends({ zipCode: '1000 Lausanne 25' })).status).toBe(200);
    expect(await scene.crm.contact(documentId)).toMatchObject({
      birthDate: null,
      zipCode: '1000 Lausanne 25',
    });
  });

  it('offers titles and points out what S-360 may not keep, to whom sees the sync there', async () => {
    const { admin, userWith } = scene.running();
    expect((await admin('GET', '/s360/contacts/choices')).body).toEqual({
      data: { titles: ['MR', 'MRS', 'MISS', 'MR_AND_MRS'], languages: null, countries: null },
    });
    const entered = { type: 'individual', field: 'title', value: 'Prof.' };
    expect((await admin('POST', '/s360/contacts/entered', entered)).body).toEqual({
      data: [{ why: 'notInList', institutions: ['myvenue'] }],
    });
    expect((await admin('POST', '/s360/contacts/entered', { value: 'x' })).status).toBe(400);
    const nobody = await userWith([]);
    expect((await nobody('GET', '/s360/contacts/choices')).status).toBe(403);
    expect((await nobody('POST', '/s360/contacts/entered', entered)).status).toBe(403);
  });

  it('is saved where such a value stood before, so that nobody is kept from other edits', async () => {
    const form = await opened({ town: 'Bern' });
    const { documentId } = form;
    await scene
      .running()
      .strapi.db.query(CONTACT_UID)
      .update({ where: { documentId }, data: { zipCode: '1000 Lausanne 25' } });
    const again = await scene.crm.opens(form.documentId);
    expect((await scene.crm.savesForm(again, { town: 'Lausanne' })).status).toBe(200);
    expect(await scene.crm.contact(form.documentId)).toMatchObject({
      town: 'Lausanne',
      zipCode: '1000 Lausanne 25',
    });
  });
});

describe('the languages and countries that a form offers', () => {
  const sells = { plugin: { catalog: {} }, s360: { catalog: true } };
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', ...sells },
      { code: 'museum', ...sells },
    ],
  });
  const offered = async () => (await scene.running().admin('GET', '/s360/contacts/choices')).body;
  const pointedOut = async (field: string, value: string) => {
    const entered = { type: 'individual', field, value };
    return (await scene.running().admin('POST', '/s360/contacts/entered', entered)).body;
  };

  it('are all, until each institution has named its own', async () => {
    await catalogSide(scene, 'myvenue').fetched();
    expect(await offered()).toMatchObject({ data: { languages: null, countries: null } });
  });

  it('are those of the institutions’ points of sale', async () => {
    await scene.s360('museum').behaves({ pos: { languageList: 'text' } });
    await catalogSide(scene, 'museum').fetched();
    expect(await offered()).toMatchObject({
      data: {
        languages: ['de', 'en', 'fr', 'it'],
        countries: ['AT', 'BE', 'CH', 'DE', 'ES', 'FR', 'GB', 'IT', 'JP', 'US'],
      },
    });
  });

  it('are pointed out where an institution lacks them', async () => {
    const lacking = { data: [{ why: 'notListed', institutions: ['myvenue', 'museum'] }] };
    expect(await pointedOut('countryCode', 'NL')).toEqual(lacking);
    expect(await pointedOut('language', 'nl')).toEqual(lacking);
    expect(await pointedOut('countryCode', 'CH')).toEqual({ data: [] });
  });
});
