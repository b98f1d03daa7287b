import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../server/src/contracts';
import {
  CONTACT_LIST as LIST,
  dayIn,
  inDays,
  queryOf,
  startSegmentedContacts,
  type AskedCondition,
  type SegmentedContacts,
} from '../../helpers/contacts/segmented-contacts';
import { request } from '../../helpers/http';
import { at, listAt, textAt } from '../../helpers/json';
import type { AdminCall } from '../../helpers/strapi/strapi';

const BOUGHT_A = { kind: 'bought', product: 'A' };

describe('the segments of contacts', () => {
  let crm: SegmentedContacts;
  beforeAll(async () => {
    crm = await startSegmentedContacts();
    await crm.bought('Ada', { productId: 'A' });
    await crm.bought('Ben', { productId: 'A' });
  });
  afterAll(() => crm.running.stop());

  describe('under their permissions', () => {
    const reads = {
      action: 'plugin::content-manager.explorer.read',
      subject: CONTACT_UID,
      properties: { fields: ['lastName'] },
      conditions: [],
    };
    async function readerWith(actions: readonly string[]): Promise<AdminCall> {
      const user = await crm.running.userWith(actions);
      const me = await user('GET', '/admin/users/me');
      const role = String(at(me.body, 'data', 'roles', 0, 'id'));
      const asks = actions.map((action) => ({
        action,
        subject: null,
        properties: {},
        conditions: [],
      }));
      await crm.running.admin('PUT', `/admin/roles/${role}/permissions`, {
        permissions: [reads, ...asks],
      });
      return user;
    }

    it('require the permission for segments from a user of the admin panel', async () => {
      const reader = await readerWith([]);
      expect((await reader('GET', `${LIST}?page=1`)).status).toBe(200);
      const refused = await reader('GET', `${LIST}?${queryOf([BOUGHT_A])}`);
      expect(refused.status).toBe(403);
      const asker = await readerWith([PERMISSION_ACTIONS.useSegments]);
      const answered = await asker('GET', `${LIST}?${queryOf([BOUGHT_A])}`);
      expect(at(answered.body, 'pagination', 'total')).toBe(2);
    });

    it('require the permission to see the sync for conditions on S-360 records', async () => {
      const { readSync, useSegments } = PERMISSION_ACTIONS;
      const failed = `${LIST}?${queryOf([{ kind: 'state', is: 'failed' }])}`;
      const asker = await readerWith([useSegments]);
      expect((await asker('GET', failed)).status).toBe(403);
      const both = await readerWith([useSegments, readSync]);
      expect((await both('GET', failed)).status).toBe(200);
    });

    it('require the permission to find contacts in the Content API', async () => {
      const where = `/api/s360/contacts?${queryOf([BOUGHT_A])}`;
      expect((await request(crm.running.url + where)).status).toBe(401);
      const stranger = await crm.tokenFor(['findOne']);
      expect((await crm.byToken(where, stranger)).status).toBe(403);
    });

    it('do not affect the routes for a single contact and for the webhooks', async () => {
      const id = crm.documentIdOf('Ada');
      const token = await crm.tokenFor(['findOne']);
      const found = await crm.byToken(`/api/s360/contacts/${id}`, token);
      expect(textAt(found.body, 'data', 'lastName')).toBe('Ada');
      expect(at(found.body, 'data', 'emailKey')).toBeUndefined();
      const finder = await crm.tokenFor(['find']);
      expect((await crm.byToken(`/api/s360/contacts/${id}`, finder)).status).toBe(403);
      expect((await crm.byToken('/api/s360/contacts/myvenue', token)).status).toBe(401);
    });
  });

  describe('and the choices for their conditions', () => {
    beforeAll(async () => {
      const swan = { productId: 'S', product: 'Le Lac des cygnes', productCode: 'LAC' };
      const evening = { ...swan, performance: 'Soirée', performanceDate: inDays(20) };
      await crm.bought('Ada', { ...evening, performanceId: 'S1' });
      await crm.bought('Ben', { ...evening, performanceId: 'S2', performanceDate: inDays(21) });
      await crm.bought('Ben', { ...swan, institution: 'museum', product: 'Cygnes au musée' });
    });
    beforeAll(async () => {
      for (const currencyCode of ['EUR', 'CHF', 'CHF']) await crm.order('Ada', { currencyCode });
      await crm.consent('Ada', { code: 'SMS' });
      await crm.consent('Ada', { code: 'EMAIL' });
      await crm.consent('Ben', { code: 'EMAIL', allowed: false });
      await crm.consent('Ben', { code: 'EMAIL', institution: 'museum' });
    });
    const sold = async (search: string) => {
      const { body } = await crm.running.admin('GET', `/s360/segments/sold?${search}`);
      return listAt(body, 'data');
    };

    it('offer products by name, each once per institution', async () => {
      expect(await sold('kind=product&search=cygnes')).toEqual([
        {
          institution: 'museum',
          id: 'S',
          name: 'Cygnes au musée',
          code: 'LAC',
          date: null,
          timeZone: 'Etc/GMT+12',
        },
        {
          institution: 'myvenue',
          id: 'S',
          name: 'Le Lac des cygnes',
          code: 'LAC',
          date: null,
          timeZone: 'UTC',
        },
      ]);
      expect(await sold('kind=product')).toHaveLength(3);
    });

    it('offer performances, the latest first, with their product', async () => {
      const performances = await sold('kind=performance&search=soiree');
      expect(performances.map((one) => [at(one, 'id'), at(one, 'name')])).toEqual([
        ['S2', 'Le Lac des cygnes, Soirée'],
        ['S1', 'Le Lac des cygnes, Soirée'],
      ]);
      expect(textAt(performances[0], 'date').slice(0, 10)).toBe(dayIn(21));
    });

    it('offer a single product by its id', async () => {
      const one = await sold('kind=product&id=S&institution=museum');
      expect(one.map((choice) => textAt(choice, 'name'))).toEqual(['Cygnes au musée']);
    });

    it('offer currencies and kinds of marketing', async () => {
      const { body } = await crm.running.admin('GET', '/s360/segments/choices');
      expect(at(body, 'data')).toEqual({
        institutions: [
          { code: 'myvenue', name: 'myvenue' },
          { code: 'museum', name: 'museum' },
        ],
        currencies: ['CHF', 'EUR'],
        consents: [
          { institution: 'myvenue', code: 'EMAIL' },
          { institution: 'myvenue', code: 'SMS' },
          { institution: 'museum', code: 'EMAIL' },
        ],
      });
    });

    it('are refused without the permission and for unknown kinds', async () => {
      const nobody = await crm.running.userWith([]);
      expect((await nobody('GET', '/s360/segments/choices')).status).toBe(403);
      expect((await nobody('GET', '/s360/segments/sold?kind=product')).status).toBe(403);
      expect((await crm.running.admin('GET', '/s360/segments/sold?kind=seat')).status).toBe(400);
    });
  });

  describe('with an invalid condition', () => {
    const everywhere = async (condition: AskedCondition) => {
      const query = queryOf([condition]);
      const token = await crm.tokenFor(['find']);
      return [
        await crm.running.admin('GET', `${LIST}?${query}`),
        await crm.byToken(`/api/s360/contacts?${query}`, token),
      ];
    };

    it.each([
      [
        { kind: 'liked' },
        'segment[0][kind] must be bought, spent, expires, consents, state or number',
      ],
      [{ kind: 'bought' }, 'segment[0] must name a product or a performance'],
      [
        { kind: 'spent', over: 'a lot', currency: 'CHF' },
        'segment[0][over] must be an amount such as 250 or 99.95',
      ],
      [
        { kind: 'consents', code: 'EMAIL', institution: 'zoo' },
        'segment[0][institution] names no institution: zoo',
      ],
    ])('are rejected with 400 and the reason: %j', async (condition: AskedCondition, message) => {
      for (const { body, status } of await everywhere(condition))
        expect([status, at(body, 'error', 'message')]).toEqual([400, message]);
    });

    it('are rejected even when Strapi is configured to reject unknown parameters', async () => {
      const { config } = crm.running.strapi;
      const places = ['api.rest.strictParams', 'api.documents.strictParams'];
      for (const place of places) config.set(place, true);
      try {
        const [listed, found] = await everywhere(BOUGHT_A);
        expect(at(listed?.body, 'pagination', 'total')).toBe(2);
        expect(at(found?.body, 'meta', 'pagination', 'total')).toBe(2);
        for (const { status } of await everywhere({ kind: 'liked' })) expect(status).toBe(400);
      } finally {
        for (const place of places) config.set(place, false);
      }
    });
  });
});
