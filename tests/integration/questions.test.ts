import {
  CONSENT_UID,
  CONTACT_UID,
  ORDER_LINE_UID,
  ORDER_UID,
  PERMISSION_ACTIONS,
} from '../../server/src/contracts';
import { request } from '../helpers/http';
import { pluginInstitution } from '../helpers/institutions';
import { at, listAt, textAt } from '../helpers/json';
import { startStrapi, type AdminCall, type RunningStrapi } from '../helpers/strapi';

const LIST = `/content-manager/collection-types/${CONTACT_UID}`;
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const dayIn = (days: number) => inDays(days).toISOString().slice(0, 10);

type Question = Record<string, string>;

/** Questions as they stand in an address. */
const query = (questions: readonly Question[]): string =>
  questions
    .flatMap((question, index) =>
      Object.entries(question).map(
        ([name, value]) => `questions[${index}][${name}]=${encodeURIComponent(value)}`,
      ),
    )
    .join('&');

const BOUGHT_A: Question = { kind: 'bought', product: 'A' };
const SPENT_50: Question = { kind: 'spent', over: '50', currency: 'CHF' };
const EXPIRES: Question = { kind: 'expires', until: dayIn(7) };
const EMAIL: Question = { kind: 'consents', code: 'EMAIL' };

describe('questions about contacts', () => {
  let running: RunningStrapi;
  let token: string;
  const documentIds = new Map<string, string>();

  beforeAll(async () => {
    running = await startStrapi({
      institutions: ['myvenue', 'museum'].map((code) =>
        pluginInstitution({ code, plugin: { pushNewContacts: false } }, 'http://127.0.0.1:9'),
      ),
      settings: { backgroundWork: false },
    });
    token = await tokenFor(['find', 'findOne']);
    for (const name of ['Ada', 'Ben', 'Cleo', 'Dora']) await person(name);
  });
  afterAll(() => running.stop());

  async function person(lastName: string): Promise<void> {
    const data = { type: 'individual', lastName } as never;
    const made = await running.strapi.documents(CONTACT_UID).create({ data });
    documentIds.set(lastName, made.documentId);
  }

  let orders = 0;
  async function order(of: string | null, values: Record<string, unknown>): Promise<string> {
    orders += 1;
    const documentId = `order${orders}`;
    const data = {
      documentId,
      institution: 'myvenue',
      orderId: String(orders),
      orderType: 'SALE',
      orderState: 'CLOSED',
      contactDocumentId: of === null ? null : documentIds.get(of),
      creationDateTime: inDays(-10),
      currencyCode: 'CHF',
      ...values,
    };
    await running.strapi.db.query(ORDER_UID).create({ data });
    return documentId;
  }

  let lines = 0;
  async function bought(of: string | null, values: Record<string, unknown>): Promise<void> {
    lines += 1;
    const data = {
      documentId: `line${lines}`,
      institution: 'myvenue',
      operationId: String(lines),
      contactDocumentId: of === null ? null : documentIds.get(of),
      boughtUnits: 2,
      ...values,
    };
    await running.strapi.db.query(ORDER_LINE_UID).create({ data });
  }

  async function consent(of: string, values: Record<string, unknown>): Promise<void> {
    const data = {
      contactDocumentId: documentIds.get(of),
      institution: 'myvenue',
      allowed: true,
      source: 's360',
      ...values,
    };
    await running.strapi.db.query(CONSENT_UID).create({ data });
  }

  async function tokenFor(actions: readonly string[]): Promise<string> {
    const made = await running.admin('POST', '/admin/api-tokens', {
      name: `token ${Math.random()}`,
      description: '',
      type: 'custom',
      permissions: actions.map((action) => `plugin::s360.contact.${action}`),
      lifespan: null,
    });
    return textAt(made.body, 'data', 'accessKey');
  }

  const byToken = (where: string, key = token) =>
    request(running.url + where, { headers: { authorization: `Bearer ${key}` } });
  const namesIn = (list: readonly unknown[]) => list.map((one) => textAt(one, 'lastName')).sort();

  /** Who the answer is, by the list of the admin panel, which the Content API has to agree with. */
  async function who(...questions: Question[]): Promise<string[]> {
    const shown = await running.admin('GET', `${LIST}?page=1&pageSize=50&${query(questions)}`);
    const names = namesIn(listAt(shown.body, 'results'));
    expect(at(shown.body, 'pagination', 'total')).toBe(names.length);
    const found = await byToken(`/api/s360/contacts?${query(questions)}`);
    expect(namesIn(listAt(found.body, 'data'))).toEqual(names);
    expect(at(found.body, 'meta', 'pagination', 'total')).toBe(names.length);
    return names;
  }

  describe('who bought', () => {
    beforeAll(async () => {
      await bought('Ada', { productId: 'A', performanceId: 'A1' });
      await bought('Ben', { productId: 'A', performanceId: 'A2' });
      await bought('Cleo', { productId: 'A', performanceId: 'A1' });
      await bought('Cleo', { productId: 'A', performanceId: 'A1', boughtUnits: -2 });
      await bought('Dora', { productId: 'A', performanceId: 'A1', boughtUnits: 0 });
      await bought('Dora', { productId: 'A', institution: 'museum' });
      await bought(null, { productId: 'A', performanceId: 'A1' });
    });

    it('a product is who has units of it, wherever', async () => {
      expect(await who(BOUGHT_A)).toEqual(['Ada', 'Ben', 'Dora']);
      expect(await who({ kind: 'bought', product: 'B' })).toEqual([]);
    });

    it('a product of an institution is who bought it there', async () => {
      expect(await who({ ...BOUGHT_A, institution: 'myvenue' })).toEqual(['Ada', 'Ben']);
      expect(await who({ ...BOUGHT_A, institution: 'museum' })).toEqual(['Dora']);
    });

    it('a performance is who has not given its units back', async () => {
      expect(await who({ kind: 'bought', performance: 'A1' })).toEqual(['Ada']);
      expect(await who({ ...BOUGHT_A, performance: 'A2' })).toEqual(['Ben']);
    });
  });

  describe('who spent', () => {
    beforeAll(async () => {
      await order('Ada', { spentAmount: '30000', creationDateTime: inDays(-400) });
      await order('Ada', { spentAmount: '20001', creationDateTime: inDays(-3) });
      await order('Ben', { spentAmount: '50000' });
      await order('Cleo', { spentAmount: '90000', currencyCode: 'EUR' });
      await order('Dora', { spentAmount: '90071992547409930' });
      await order(null, { spentAmount: '90000' });
    });

    it('more than an amount is who is above it, to the last thousandth', async () => {
      expect(await who(SPENT_50)).toEqual(['Ada', 'Dora']);
      expect(await who({ ...SPENT_50, over: '50.001' })).toEqual(['Dora']);
      expect(await who({ ...SPENT_50, over: '49.999' })).toEqual(['Ada', 'Ben', 'Dora']);
      expect(await who({ ...SPENT_50, over: '90071992547409.93' })).toEqual([]);
      expect(await who({ ...SPENT_50, over: '90071992547409.929' })).toEqual(['Dora']);
    });

    it('is asked in one currency', async () => {
      expect(await who({ ...SPENT_50, currency: 'EUR' })).toEqual(['Cleo']);
    });

    it('since a day counts what was ordered from then on', async () => {
      const recently = { ...SPENT_50, over: '20', since: dayIn(-5) };
      expect(await who(recently)).toEqual(['Ada']);
      expect(await who({ ...recently, over: '20.001' })).toEqual([]);
      expect(await who({ ...recently, since: dayIn(-11) })).toEqual(['Ada', 'Ben', 'Dora']);
    });
  });

  describe('whose reservation or option expires', () => {
    const held = (of: string, values: Record<string, unknown>) =>
      order(of, {
        orderType: 'RESERVATION',
        expirationDate: inDays(3),
        spentAmount: '0',
        ...values,
      });
    beforeAll(async () => {
      await held('Ada', { fileId: '1' });
      await held('Ben', { fileId: '2', orderType: 'OPTION' });
      await held('Cleo', { fileId: '3' });
      await order('Cleo', { fileId: '3', creationDateTime: inDays(-1) });
      await held('Dora', { fileId: '4', orderType: 'OPTION' });
      await order('Dora', { fileId: '4', orderType: 'OPTION_FREEING' });
    });

    it('is who holds what is neither sold nor released', async () => {
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben']);
      expect(await who({ ...EXPIRES, of: 'reservation' })).toEqual(['Ada']);
      expect(await who({ ...EXPIRES, of: 'option' })).toEqual(['Ben']);
      expect(await who({ ...EXPIRES, institution: 'museum' })).toEqual([]);
    });

    it('goes to the end of the day that is asked for, and begins now', async () => {
      expect(await who({ ...EXPIRES, until: dayIn(3) })).toEqual(['Ada', 'Ben']);
      expect(await who({ ...EXPIRES, until: dayIn(2) })).toEqual([]);
      await held('Dora', { expirationDate: inDays(-1) });
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben']);
    });

    it('leaves out what is abandoned, and is not ended by what is another or earlier', async () => {
      await held('Cleo', { orderState: 'ABANDONED' });
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben']);
      await order('Ada', { fileId: '1', creationDateTime: inDays(-20) });
      await order('Ada', { fileId: '1', orderState: 'ABANDONED' });
      await order('Ada', { fileId: '1', institution: 'museum' });
      await order('Ada', { fileId: '1', orderType: 'OPTION_FREEING' });
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben']);
    });
  });

  describe('who consents', () => {
    beforeAll(async () => {
      await consent('Ada', { code: 'EMAIL' });
      await consent('Ben', { code: 'EMAIL', allowed: false });
      await consent('Ben', { code: 'EMAIL', institution: 'museum' });
      await consent('Dora', { code: 'SMS' });
    });

    it('to a kind of marketing is who allows it, at an institution or anywhere', async () => {
      expect(await who(EMAIL)).toEqual(['Ada', 'Ben']);
      expect(await who({ ...EMAIL, institution: 'myvenue' })).toEqual(['Ada']);
      expect(await who({ ...EMAIL, institution: 'museum' })).toEqual(['Ben']);
      expect(await who({ ...EMAIL, code: 'POST' })).toEqual([]);
    });
  });

  describe('together', () => {
    it('narrow each other down', async () => {
      expect(await who(BOUGHT_A, SPENT_50)).toEqual(['Ada', 'Dora']);
      expect(await who(BOUGHT_A, SPENT_50, EXPIRES, EMAIL)).toEqual(['Ada']);
      expect(await who(EMAIL, { kind: 'consents', code: 'SMS' })).toEqual([]);
    });

    it('go with filters, search, sorting and pages of Strapi', async () => {
      const asked = `${query([BOUGHT_A])}&sort=lastName:DESC&page=2&pageSize=1`;
      const second = await running.admin('GET', `${LIST}?${asked}`);
      expect(namesIn(listAt(second.body, 'results'))).toEqual(['Ben']);
      expect(at(second.body, 'pagination')).toMatchObject({ pageCount: 3, total: 3 });
      const filter = 'filters[$and][0][lastName][$ne]=Ada';
      const filtered = await running.admin('GET', `${LIST}?${query([BOUGHT_A])}&${filter}`);
      expect(namesIn(listAt(filtered.body, 'results'))).toEqual(['Ben', 'Dora']);
      const searched = await running.admin('GET', `${LIST}?${query([BOUGHT_A])}&_q=Dor`);
      expect(namesIn(listAt(searched.body, 'results'))).toEqual(['Dora']);
    });

    it('stay in the address of a contact that is opened from the list, and change nothing there', async () => {
      const where = `${LIST}/${documentIds.get('Cleo') ?? ''}?${query([BOUGHT_A])}`;
      const opened = await running.admin('GET', where);
      expect(textAt(opened.body, 'data', 'lastName')).toBe('Cleo');
      const saved = await running.admin('PUT', where, { town: 'Lausanne' });
      expect(textAt(saved.body, 'data', 'town')).toBe('Lausanne');
    });

    it('are answered to code, with documents that are counted and found first', async () => {
      const documents = running.strapi.documents(CONTACT_UID);
      const asked = { questions: [BOUGHT_A, EXPIRES], sort: 'lastName' } as never;
      expect(await documents.count(asked)).toBe(2);
      expect(await documents.findFirst(asked)).toMatchObject({ lastName: 'Ada' });
    });
  });

  describe('that are wrong', () => {
    it.each([
      [{ kind: 'liked' }, 'questions[0][kind] must be bought, spent, expires or consents'],
      [{ kind: 'bought' }, 'questions[0] must name a product or a performance'],
      [{ ...SPENT_50, over: 'a lot' }, 'questions[0][over] must be an amount such as 250 or 99.95'],
      [{ ...EMAIL, institution: 'zoo' }, 'questions[0][institution] names no institution: zoo'],
    ])('are refused with 400 and the reason: %j', async (question: Question, message) => {
      const answers = [
        await running.admin('GET', `${LIST}?${query([question])}`),
        await byToken(`/api/s360/contacts?${query([question])}`),
      ];
      for (const { body, status } of answers) {
        expect([status, at(body, 'error', 'message')]).toEqual([400, message]);
      }
    });

    it('are refused as well where Strapi refuses parameters that it does not know', async () => {
      running.strapi.config.set('api.rest.strictParams', true);
      running.strapi.config.set('api.documents.strictParams', true);
      try {
        expect(await who({ ...BOUGHT_A, institution: 'museum' })).toEqual(['Dora']);
        const wrong = await byToken(`/api/s360/contacts?${query([{ kind: 'liked' }])}`);
        expect(wrong.status).toBe(400);
      } finally {
        running.strapi.config.set('api.rest.strictParams', false);
        running.strapi.config.set('api.documents.strictParams', false);
      }
    });
  });

  describe('permissions', () => {
    const reads = {
      action: 'plugin::content-manager.explorer.read',
      subject: CONTACT_UID,
      properties: { fields: ['lastName'] },
      conditions: [],
    };
    async function readerWith(actions: readonly string[]): Promise<AdminCall> {
      const user = await running.userWith(actions);
      const me = await user('GET', '/admin/users/me');
      const role = String(at(me.body, 'data', 'roles', 0, 'id'));
      const asks = actions.map((action) => ({
        action,
        subject: null,
        properties: {},
        conditions: [],
      }));
      await running.admin('PUT', `/admin/roles/${role}/permissions`, {
        permissions: [reads, ...asks],
      });
      return user;
    }

    it('whoever reads contacts in the admin panel may ask only where a role allows it', async () => {
      const reader = await readerWith([]);
      expect((await reader('GET', `${LIST}?page=1`)).status).toBe(200);
      const refused = await reader('GET', `${LIST}?${query([BOUGHT_A])}`);
      expect(refused.status).toBe(403);
      const asker = await readerWith([PERMISSION_ACTIONS.askQuestions]);
      const answered = await asker('GET', `${LIST}?${query([BOUGHT_A])}`);
      expect(namesIn(listAt(answered.body, 'results'))).toEqual(['Ada', 'Ben', 'Dora']);
    });

    it('the Content API wants the permission to find contacts', async () => {
      const where = `/api/s360/contacts?${query([BOUGHT_A])}`;
      expect((await request(running.url + where)).status).toBe(401);
      const stranger = await tokenFor(['findOne']);
      expect((await byToken(where, stranger)).status).toBe(403);
    });

    it('one contact is read by its document id, beside the addresses that S-360 calls', async () => {
      const id = documentIds.get('Ada') ?? '';
      const found = await byToken(`/api/s360/contacts/${id}`);
      expect(textAt(found.body, 'data', 'lastName')).toBe('Ada');
      expect(at(found.body, 'data', 'emailKey')).toBeUndefined();
      const finder = await tokenFor(['find']);
      expect((await byToken(`/api/s360/contacts/${id}`, finder)).status).toBe(403);
      expect((await byToken('/api/s360/contacts/myvenue')).status).toBe(401);
    });
  });

  describe('what there is to ask about', () => {
    beforeAll(async () => {
      const swan = { productId: 'S', product: 'Le Lac des cygnes', productCode: 'LAC' };
      const evening = { ...swan, performance: 'Soirée', performanceDate: inDays(20) };
      await bought('Ada', { ...evening, performanceId: 'S1' });
      await bought('Ben', { ...evening, performanceId: 'S2', performanceDate: inDays(21) });
      await bought('Ben', { ...swan, institution: 'museum', product: 'Cygnes au musée' });
    });
    const sold = async (search: string) => {
      const { body } = await running.admin('GET', `/s360/questions/sold?${search}`);
      return listAt(body, 'data');
    };

    it('are products by name, each once for each institution', async () => {
      expect(await sold('kind=product&search=cygnes')).toEqual([
        { institution: 'museum', id: 'S', name: 'Cygnes au musée', code: 'LAC', date: null },
        { institution: 'myvenue', id: 'S', name: 'Le Lac des cygnes', code: 'LAC', date: null },
      ]);
      expect(await sold('kind=product')).toHaveLength(4);
    });

    it('are performances from the latest on, called by their product', async () => {
      const performances = await sold('kind=performance&search=soiree');
      expect(performances.map((one) => [at(one, 'id'), at(one, 'name')])).toEqual([
        ['S2', 'Le Lac des cygnes, Soirée'],
        ['S1', 'Le Lac des cygnes, Soirée'],
      ]);
      expect(textAt(performances[0], 'date').slice(0, 10)).toBe(dayIn(21));
    });

    it('is one of them by its id', async () => {
      const one = await sold('kind=product&id=S&institution=museum');
      expect(one.map((choice) => textAt(choice, 'name'))).toEqual(['Cygnes au musée']);
    });

    it('are currencies and kinds of marketing', async () => {
      const { body } = await running.admin('GET', '/s360/questions/choices');
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

    it('is not told to whoever may not ask, and nothing else is asked for', async () => {
      const nobody = await running.userWith([]);
      expect((await nobody('GET', '/s360/questions/choices')).status).toBe(403);
      expect((await nobody('GET', '/s360/questions/sold?kind=product')).status).toBe(403);
      expect((await running.admin('GET', '/s360/questions/sold?kind=seat')).status).toBe(400);
    });
  });
});
