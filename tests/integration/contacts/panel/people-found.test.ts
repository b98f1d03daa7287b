import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../../server/src/contracts';
import { pluginInstitution } from '../../../helpers/institutions/institutions';
import { at, listAt, objectAt } from '../../../helpers/json';
import type { Scene } from '../../../helpers/scene/scene';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { unservedStrapi } from '../../../helpers/strapi/strapi';
import { until } from '../../../helpers/waiting';

const LIST = `/content-manager/collection-types/${CONTACT_UID}`;

describe('the search for contacts', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { name: 'My Venue' } }],
  });
  let jose: string;
  let number: string;
  beforeAll(async () => {
    number = await scene.s360().creates({
      firstName: 'José',
      lastName: 'García Núñez',
      email: 'Jose.Garcia@example.com',
      mobilePhone: '+41791234567',
      birthDate: '1980-01-31',
      town: 'Zürich',
    });
    await scene.s360().creates({ lastName: 'Somebody else', town: 'Zug' });
    await scene.agreed();
    jose = String(objectAt(await scene.crm.contactOf('myvenue', number)).documentId);
  });

  const admin = (...call: Parameters<ReturnType<Scene['running']>['admin']>) =>
    scene.running().admin(...call);
  const searched = async (typed: string) => {
    const { body } = await admin('GET', `${LIST}?_q=${encodeURIComponent(typed)}`);
    const found = listAt(body, 'results').map((one) => at(one, 'documentId'));
    expect(at(body, 'pagination', 'total')).toBe(found.length);
    return found;
  };
  const composed = async (typed: string) => {
    const path = `/s360/bookings/contacts?institution=myvenue&q=${encodeURIComponent(typed)}`;
    return listAt((await admin('GET', path)).body, 'data').map((one) => at(one, 'documentId'));
  };

  it.each([
    ['a name without accents', 'jose garcia'],
    ['words in any order', 'NUNEZ josé'],
    ['parts of words', 'arci zuri'],
    ['an email address', 'jose.garcia@EXAMPLE.com'],
    ['a phone number without the country code', '079 123 45 67'],
  ])('finds a contact by %s, in the list and for a booking', async (_what, typed) => {
    expect(await searched(typed)).toEqual([jose]);
    expect(await composed(typed)).toEqual([jose]);
  });

  it('finds a contact by its number at an institution, in the list, for a booking and in an export', async () => {
    expect(await searched(number)).toEqual([jose]);
    expect(await searched(`garcia ${number}`)).toEqual([jose]);
    expect(await composed(number)).toEqual([jose]);
    const csv = await admin('GET', `/s360/export/contacts?_q=${number}`);
    expect(String(csv.body)).toContain('José');
    expect(String(csv.body)).not.toContain('Somebody');
  });

  it('lists the contact with the very number before others that contain it, on every page', async () => {
    const alike: string[] = [];
    for (const lastName of ['Aaa', 'Aab'])
      alike.push(await scene.crm.creates({ lastName, zipCode: number }));
    const page = async (of: number, pageSize: number) => {
      const asked = `_q=${number}&sort=displayName:ASC&page=${of}&pageSize=${pageSize}`;
      const { body } = await admin('GET', `${LIST}?${asked}`);
      expect(at(body, 'pagination', 'total')).toBe(3);
      return listAt(body, 'results').map((one) => at(one, 'documentId'));
    };
    expect(await page(1, 10)).toEqual([jose, ...alike]);
    expect([await page(1, 1), await page(2, 1), await page(3, 1)]).toEqual([
      [jose],
      [alike[0]],
      [alike[1]],
    ]);
    expect([await page(1, 2), await page(2, 2)]).toEqual([[jose, alike[0]], [alike[1]]]);
    const blind = await scene.running().userWith([]);
    expect((await blind('GET', `${LIST}?_q=${number}`)).status).toBe(403);
    for (const one of alike) await scene.crm.deletes(one);
    await scene.agreed();
  });

  it('finds more contacts than a condition names, the very number before the others', async () => {
    const { connection } = scene.running().strapi.db;
    const crowd = Array.from({ length: 5_001 }, (_none, index) => ({
      document_id: `crowd${index}`,
      search_text: `crowd ${number}`,
    }));
    await connection.batchInsert('s360_contacts', crowd, 100);
    const { body } = await admin('GET', `${LIST}?_q=${number}&page=1&pageSize=10`);
    expect(at(body, 'pagination', 'total')).toBe(1 + crowd.length);
    const [first, ...others] = listAt(body, 'results').map((one) => at(one, 'documentId'));
    expect(first).toBe(jose);
    expect(others.map((one) => String(one).slice(0, 5))).toEqual(Array(9).fill('crowd'));
    await connection('s360_contacts').where('search_text', 'like', 'crowd%').delete();
  });

  it('finds contacts written by an earlier version soon after the start', async () => {
    const { folder } = scene.running();
    await scene.strapiStops();
    // What runs soon after a start may still follow the first one, so this waits for the stop.
    const institutions = [pluginInstitution({ code: 'myvenue' }, scene.simulator().url)];
    const stopped = await unservedStrapi({ institutions, folder }).load();
    // Too long ago for a regular sweep.
    const longAgo = new Date('2026-01-05T08:00:00Z');
    const table = stopped.db.connection('s360_contacts');
    await table.update({ search_text: null, updated_at: longAgo });
    await stopped.destroy();
    await scene.strapiStarts();
    await until('its text is derived', async () => (await searched('zuri nunez')).length === 1);
    expect(await searched('zuri nunez')).toEqual([jose]);
  });

  it('finds nobody by the words of different contacts', async () => {
    expect(await searched('jose muller')).toEqual([]);
  });

  it.each(['%', '_', '\\', '%%', 'jose %', '_ \\'])(
    'finds nobody by a pattern character that no contact has: %s',
    async (typed) => {
      expect(await searched(typed)).toEqual([]);
      expect(await composed(typed)).toEqual([]);
    },
  );

  it.each([
    ['anna_k@example.com', 'anna-k@example.com', 'anna_k', '_'],
    ['100%anna@example.com', '100anna@example.com', '100%anna', '%'],
    ['back\\slash@example.com', 'backslash@example.com', 'K\\s', '\\'],
  ])('finds a contact by a pattern character that it has: %s', async (email, other, part, sign) => {
    const one = await scene.crm.creates({ lastName: 'Sign', email });
    const alike = await scene.crm.creates({ lastName: 'Sign', email: other });
    expect(await searched(part)).toEqual([one]);
    expect(await searched(sign)).toEqual([one]);
    await scene.crm.deletes(one);
    await scene.crm.deletes(alike);
    await scene.agreed();
  });

  const similar = async (entered: object, path = '/s360/contacts/similar') =>
    listAt((await admin('POST', path, { type: 'individual', ...entered })).body, 'data');

  it.each([
    ['the same email address', { email: 'jose.GARCIA@example.com' }, ['email']],
    ['the same phone number', { mobilePhone: '+41 79 123 45 67' }, ['phone']],
    [
      'the same name and date of birth',
      { firstName: 'Jose', lastName: 'Garcia Nunez', birthDate: '1980-01-31' },
      ['nameAndBirthDate'],
    ],
  ])(
    'offers an existing contact first when it is about to be entered again: %s',
    async (_what, entered, because) => {
      expect(await similar(entered)).toMatchObject([
        {
          documentId: jose,
          because,
          numbers: [{ institution: 'myvenue', institutionName: 'My Venue', contactNumber: number }],
        },
      ]);
      expect(await similar(entered, '/s360/bookings/contacts/similar')).toHaveLength(1);
    },
  );

  it('offers existing contacts by number, too, those with most in common first', async () => {
    const found = await similar({ contactNumber: number, email: 'jose.garcia@example.com' });
    expect(found).toMatchObject([{ because: ['number', 'email'] }]);
    expect(await similar({ lastName: 'García Núñez' })).toEqual([]);
    expect((await admin('POST', '/s360/contacts/similar', { type: 'x' })).status).toBe(400);
  });

  it('allows the save of a similar contact, and offers others to permitted users only', async () => {
    const twin = await scene.crm.creates({ lastName: 'Twin', email: 'jose.garcia@example.com' });
    expect(await similar({ email: 'jose.garcia@example.com' })).toHaveLength(2);
    await scene.crm.deletes(twin);
    const nobody = await scene.running().userWith([]);
    const entered = { type: 'individual', email: 'jose.garcia@example.com' };
    expect((await nobody('POST', '/s360/contacts/similar', entered)).status).toBe(403);
    const blind = await scene.running().userWith([PERMISSION_ACTIONS.readSync]);
    const told = await blind('POST', '/s360/contacts/similar', entered);
    expect(listAt(told.body, 'data')).toEqual([]);
    await scene.agreed();
  });
});
