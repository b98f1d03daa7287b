import { generate } from '@strapi/openapi';
import { CONTACT_UID } from '../../../server/src/contracts';
import {
  CONTACT_LIST as LIST,
  dayIn,
  inDays,
  queryOf,
  startSegmentedContacts,
  type SegmentedContacts,
  type AskedCondition,
} from '../../helpers/contacts/segmented-contacts';
import { at, listAt, objectAt, textAt } from '../../helpers/json';

const API = '/api/s360/contacts';
const BOUGHT_A: AskedCondition = { kind: 'bought', product: 'A' };
const SPENT_50: AskedCondition = { kind: 'spent', over: '50', currency: 'CHF' };
const EXPIRES: AskedCondition = { kind: 'expires', until: dayIn(7) };
const EMAIL: AskedCondition = { kind: 'consents', code: 'EMAIL' };

describe('the segments of contacts', () => {
  let crm: SegmentedContacts;
  let token: string;

  beforeAll(async () => {
    crm = await startSegmentedContacts();
    token = await crm.tokenFor(['find']);
  });
  afterAll(() => crm.running.stop());

  const order: SegmentedContacts['order'] = (of, values) => crm.order(of, values);
  const bought: SegmentedContacts['bought'] = (of, values) => crm.bought(of, values);
  const consent: SegmentedContacts['consent'] = (of, values) => crm.consent(of, values);

  const list = (query: string) => crm.running.admin('GET', `${LIST}?${query}`);
  const namesIn = (list: readonly unknown[]) => list.map((one) => textAt(one, 'lastName')).sort();

  /** The names in the admin panel’s list, which must equal those in the Content API. */
  async function who(...segment: AskedCondition[]): Promise<string[]> {
    const shown = await list(`page=1&pageSize=50&${queryOf(segment)}`);
    const names = namesIn(listAt(shown.body, 'results'));
    expect(at(shown.body, 'pagination', 'total')).toBe(names.length);
    const found = await crm.byToken(`${API}?${queryOf(segment)}`, token);
    expect(namesIn(listAt(found.body, 'data'))).toEqual(names);
    expect(at(found.body, 'meta', 'pagination', 'total')).toBe(names.length);
    return names;
  }

  describe('for a purchase', () => {
    beforeAll(async () => {
      await bought('Ada', { productId: 'A', performanceId: 'A1' });
      await bought('Ben', { productId: 'A', performanceId: 'A2' });
      await bought('Cleo', { productId: 'A', performanceId: 'A1' });
      await bought('Cleo', { productId: 'A', performanceId: 'A1', boughtUnits: -2 });
      await bought('Dora', { productId: 'A', performanceId: 'A1', boughtUnits: 0 });
      await bought('Dora', { productId: 'A', institution: 'museum' });
      await bought(null, { productId: 'A', performanceId: 'A1' });
    });

    it('of a product contain contacts with units of it at any institution', async () => {
      expect(await who(BOUGHT_A)).toEqual(['Ada', 'Ben', 'Dora']);
      expect(await who({ kind: 'bought', product: 'B' })).toEqual([]);
    });

    it('of a product at an institution contain contacts with units of it there', async () => {
      expect(await who({ ...BOUGHT_A, institution: 'myvenue' })).toEqual(['Ada', 'Ben']);
      expect(await who({ ...BOUGHT_A, institution: 'museum' })).toEqual(['Dora']);
    });

    it('of a performance contain contacts who have not returned its units', async () => {
      expect(await who({ kind: 'bought', performance: 'A1' })).toEqual(['Ada']);
      expect(await who({ ...BOUGHT_A, performance: 'A2' })).toEqual(['Ben']);
    });
  });

  describe('for an amount spent', () => {
    beforeAll(async () => {
      await order('Ada', { spentAmount: '30000', creationDateTime: inDays(-400) });
      await order('Ada', { spentAmount: '20001', creationDateTime: inDays(-3) });
      await order('Ben', { spentAmount: '50000' });
      await order('Cleo', { spentAmount: '90000', currencyCode: 'EUR' });
      await order('Dora', { spentAmount: '90071992547409930' });
      await order(null, { spentAmount: '90000' });
    });

    it('contain contacts above that amount, to the last thousandth', async () => {
      expect(await who(SPENT_50)).toEqual(['Ada', 'Dora']);
      expect(await who({ ...SPENT_50, over: '50.001' })).toEqual(['Dora']);
      expect(await who({ ...SPENT_50, over: '49.999' })).toEqual(['Ada', 'Ben', 'Dora']);
      expect(await who({ ...SPENT_50, over: '90071992547409.93' })).toEqual([]);
      expect(await who({ ...SPENT_50, over: '90071992547409.929' })).toEqual(['Dora']);
    });

    it('use one currency', async () => {
      expect(await who({ ...SPENT_50, currency: 'EUR' })).toEqual(['Cleo']);
    });

    it('since a day count orders from that day on', async () => {
      const recently = { ...SPENT_50, over: '20', since: dayIn(-5) };
      expect(await who(recently)).toEqual(['Ada']);
      expect(await who({ ...recently, over: '20.001' })).toEqual([]);
      expect(await who({ ...recently, since: dayIn(-11) })).toEqual(['Ada', 'Ben', 'Dora']);
    });
  });

  describe('for an expiring reservation or option', () => {
    const usual = { orderType: 'RESERVATION', expirationDate: inDays(3), spentAmount: '0' };
    const held = (of: string, values: Record<string, unknown>) =>
      order(of, { ...usual, ...values });
    beforeAll(async () => {
      await held('Ada', { fileId: '1' });
      await held('Ben', { fileId: '2', orderType: 'OPTION' });
      await held('Cleo', { fileId: '3' });
      await order('Cleo', { fileId: '3', creationDateTime: inDays(-1) });
      await held('Dora', { fileId: '4', orderType: 'OPTION' });
      await order('Dora', { fileId: '4', orderType: 'OPTION_FREEING' });
    });

    it('contain contacts with one that is neither sold nor released', async () => {
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben']);
      expect(await who({ ...EXPIRES, of: 'reservation' })).toEqual(['Ada']);
      expect(await who({ ...EXPIRES, of: 'option' })).toEqual(['Ben']);
      expect(await who({ ...EXPIRES, institution: 'museum' })).toEqual([]);
    });

    it('extend from now to the end of the requested day', async () => {
      expect(await who({ ...EXPIRES, until: dayIn(3) })).toEqual(['Ada', 'Ben']);
      expect(await who({ ...EXPIRES, until: dayIn(2) })).toEqual([]);
      expect(await who({ kind: 'expires', withinDays: '4' })).toEqual(['Ada', 'Ben']);
      expect(await who({ kind: 'expires', withinDays: '2' })).toEqual([]);
      await held('Dora', { expirationDate: inDays(-1) });
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben']);
    });

    it('skip abandoned ones and ignore other or earlier orders', async () => {
      await held('Cleo', { orderState: 'ABANDONED' });
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben']);
      await order('Ada', { fileId: '1', creationDateTime: inDays(-20) });
      await order('Ada', { fileId: '1', orderState: 'ABANDONED' });
      await order('Ada', { fileId: '1', institution: 'museum' });
      await order('Ada', { fileId: '1', orderType: 'OPTION_FREEING' });
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben']);
    });

    const withUnits: SegmentedContacts['withUnits'] = (order, units) => crm.withUnits(order, units);

    it('contain contacts who hold more than was sold', async () => {
      const fileId = 'school';
      await held('Cleo', { fileId, ...(await withUnits('thirty', { H1: 30 })) });
      await order('Cleo', { fileId, ...(await withUnits('ten', { H1: 10 })) });
      await order('Cleo', { fileId, ...(await withUnits('others', { H2: 30 })) });
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben', 'Cleo']);
      const twenty = await withUnits('twenty', { H1: 20 });
      await order('Cleo', { fileId, orderType: 'RESERVATION_FREEING', ...twenty });
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben']);
    });

    it('contain contacts with two reservations in a file of which one was sold', async () => {
      const fileId = 'both';
      await held('Cleo', { fileId, ...(await withUnits('first', { H3: 2 })) });
      await held('Cleo', { fileId, ...(await withUnits('second', { H3: 2 })) });
      await order('Cleo', { fileId, ...(await withUnits('sold', { H3: 2 })) });
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben', 'Cleo']);
      await order('Cleo', { fileId, ...(await withUnits('also sold', { H3: 2 })) });
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben']);
    });

    it('contain contacts whose hold lasts until the end of today, given by S-360 as midnight', async () => {
      const midnight = (day: string) => new Date(`${day}T00:00:00.000Z`);
      await held('Cleo', { expirationDate: midnight(dayIn(-1)) });
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben']);
      await held('Cleo', { expirationDate: midnight(dayIn(0)) });
      expect(await who({ ...EXPIRES, until: dayIn(0) })).toEqual(['Cleo']);
      expect(await who(EXPIRES)).toEqual(['Ada', 'Ben', 'Cleo']);
    });

    it('contain contacts whose day is not over at the venue yet', async () => {
      const here = { ...EXPIRES, institution: 'museum' };
      const hold = (day: number) =>
        held('Cleo', {
          institution: 'museum',
          expirationDate: new Date(`${dayIn(day)}T00:00:00.000Z`),
        });
      await hold(-2);
      expect(await who(here)).toEqual([]);
      await hold(-1);
      // The museum is twelve hours behind UTC.
      const isYesterdayThere = new Date().getUTCHours() < 12;
      expect(await who(here)).toEqual(isYesterdayThere ? ['Cleo'] : []);
      await hold(0);
      expect(await who(here)).toEqual(['Cleo']);
    });
  });

  describe('for a consent', () => {
    beforeAll(async () => {
      await consent('Ada', { code: 'EMAIL' });
      await consent('Ben', { code: 'EMAIL', allowed: false });
      await consent('Ben', { code: 'EMAIL', institution: 'museum' });
      await consent('Dora', { code: 'SMS' });
    });

    it('contain contacts who agreed to a kind of marketing, at one institution or anywhere', async () => {
      expect(await who(EMAIL)).toEqual(['Ada', 'Ben']);
      expect(await who({ ...EMAIL, institution: 'myvenue' })).toEqual(['Ada']);
      expect(await who({ ...EMAIL, institution: 'museum' })).toEqual(['Ben']);
      expect(await who({ ...EMAIL, code: 'POST' })).toEqual([]);
    });
  });

  describe('for an S-360 record', () => {
    const STATE = (is: string, at: AskedCondition = {}) => ({ kind: 'state', is, ...at });
    const AT_MUSEUM = { institution: 'museum' };
    const AT_MYVENUE = { institution: 'myvenue' };

    beforeAll(async () => {
      await crm.record('Ada', { contactNumber: '100', state: 'inSync' });
      await crm.record('Ada', { institution: 'museum', contactNumber: '2100', state: 'failed' });
      await crm.record('Ben', { contactNumber: '101', state: 'pending', openConflicts: 1 });
      await crm.record('Cleo', { contactNumber: '102', state: 'unlinked' });
      // A filter has excluded it before it was created in S-360.
      await crm.record('Dora', { contactNumber: null, state: 'inSync' });
    });

    it('contain contacts whose record is in a state as the screens show it', async () => {
      expect(await who(STATE('failed'))).toEqual(['Ada']);
      expect(await who(STATE('failed', AT_MYVENUE))).toEqual([]);
      expect(await who(STATE('conflict'))).toEqual(['Ben']);
      expect(await who(STATE('pending'))).toEqual([]);
      expect(await who(STATE('unlinked'))).toEqual(['Cleo']);
    });

    it('contain contacts that an institution does not know', async () => {
      expect(await who(STATE('notLinked', AT_MUSEUM))).toEqual(['Ben', 'Cleo', 'Dora']);
      expect(await who(STATE('notLinked', AT_MYVENUE))).toEqual(['Dora']);
      expect(await who(STATE('notLinked'))).toEqual([]);
    });

    it('contain contacts whose number begins in a certain way, without unlinked ones', async () => {
      expect(await who({ kind: 'number', start: '10' })).toEqual(['Ada', 'Ben']);
      expect(await who({ kind: 'number', start: '21' })).toEqual(['Ada']);
      expect(await who({ kind: 'number', start: '21', institution: 'myvenue' })).toEqual([]);
    });
  });

  describe('with several conditions', () => {
    it('contain contacts who meet all of them', async () => {
      expect(await who(BOUGHT_A, SPENT_50)).toEqual(['Ada', 'Dora']);
      expect(await who(BOUGHT_A, SPENT_50, EXPIRES, EMAIL)).toEqual(['Ada']);
      expect(await who(EMAIL, { kind: 'consents', code: 'SMS' })).toEqual([]);
    });

    it('can be combined with the filters, search, sorting and pages of Strapi', async () => {
      const asked = queryOf([BOUGHT_A]);
      const second = await list(`${asked}&sort=lastName:DESC&page=2&pageSize=1`);
      expect(namesIn(listAt(second.body, 'results'))).toEqual(['Ben']);
      expect(at(second.body, 'pagination')).toMatchObject({ pageCount: 3, total: 3 });
      const filtered = await list(`${asked}&filters[$and][0][lastName][$ne]=Ada`);
      expect(namesIn(listAt(filtered.body, 'results'))).toEqual(['Ben', 'Dora']);
      const searched = await list(`${asked}&_q=Dor`);
      expect(namesIn(listAt(searched.body, 'results'))).toEqual(['Dora']);
    });

    it('remain in the address of a contact opened from the list, without any effect there', async () => {
      const where = `${LIST}/${crm.documentIdOf('Cleo')}?${queryOf([BOUGHT_A])}`;
      const opened = await crm.running.admin('GET', where);
      expect(textAt(opened.body, 'data', 'lastName')).toBe('Cleo');
      const saved = await crm.running.admin('PUT', where, { town: 'Lausanne' });
      expect(textAt(saved.body, 'data', 'town')).toBe('Lausanne');
    });

    it('are available to code in documents that are counted and found first', async () => {
      const documents = crm.running.strapi.documents(CONTACT_UID);
      const asked = { segment: [BOUGHT_A, EXPIRES], sort: 'lastName' } as never;
      expect(await documents.count(asked)).toBe(2);
      expect(await documents.findFirst(asked)).toMatchObject({ lastName: 'Ada' });
    });
  });

  it('are described in the OpenAPI document, including that days are UTC', () => {
    const { paths } = generate(crm.running.strapi, { type: 'content-api' }).document;
    const parameters = listAt(objectAt(paths, '/s360/contacts', 'get'), 'parameters');
    const described = parameters.find((one) => at(one, 'name') === 'segment');
    expect(JSON.stringify(described)).toContain('Days are UTC');
  });
});
