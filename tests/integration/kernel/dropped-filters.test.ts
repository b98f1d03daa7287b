import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { CONTACT_UID } from '../../../server/src/contracts/uids';
import {
  startSegmentedContacts,
  type SegmentedContacts,
} from '../../helpers/contacts/segmented-contacts';
import { at } from '../../helpers/json';

const EXPORT = '/s360/export/contacts';

/** Strapi ignores everything after this many parameters, even empty ones. */
const BEYOND = `${'&'.repeat(1000)}filters[email][$eq]=x`;

/** More values than Strapi parses as a list. */
const LONG_LIST = Array.from(
  { length: 150 },
  (_none, n) => `filters[lastName][$in][${n}]=Ada`,
).join('&');

describe('a filter that Strapi would drop', () => {
  let crm: SegmentedContacts;
  beforeAll(async () => {
    crm = await startSegmentedContacts();
  });
  afterAll(() => crm.running.stop());

  it.each([
    ['filters[lastNmae][$eq]=Ada', 'lastNmae'],
    ['filters[emailKey][$eq]=x', 'emailKey'],
    ['filters[lastName][$equals]=Ada', 'filters[lastName][$equals]'],
    ['filters[lastName][$eq][$eq]=Ada', 'filters[lastName][$eq]'],
    ['filters[lastName][$eq][other]=Ada', 'filters[lastName][$eq]'],
    ['filters[lastName][eq]=Ada', 'filters[lastName][eq]'],
    ['filters[lastName]', 'filters[lastName]'],
    ['filters[$eq]=Ada', 'filters[$eq]'],
    ['filters[$and]=Ada', 'filters[$and]'],
    ['filters[$or][lastName][$eq]=Ada', 'filters[$or]'],
    ['filters[$not]=Ada', 'filters[$not]'],
    ['filters[updatedAt][$between]=2026-01-01', 'filters[updatedAt][$between]'],
    ['filters[lastName][$null]=perhaps', 'filters[lastName][$null]'],
    ['filters=Ada', 'filters'],
    ['filters=', 'filters'],
    ['filters[]=Ada', 'filters'],
    ['filters[0][lastName][$eq]=Ada', 'filters'],
    ['filters[constructor][$eq]=Ada', 'filters[constructor][$eq]'],
    ['filters[__proto__][$eq]=Ada', 'filters[__proto__][$eq]'],
    ['filters[lastName][__proto__]=Ada', 'filters[lastName][__proto__]'],
    [LONG_LIST, 'filters[lastName][$in]'],
    [BEYOND, 'filters[email][$eq]'],
    ['filter[lastName][$eq]=Ada', 'filter'],
    ['where[lastName][$eq]=Ada', 'where'],
    ['_Q=Ada', '_Q'],
    ['_q[]=Ada', '_q'],
    ['page=2', 'page'],
  ])('is rejected by the export with its name: %#', async (query, name) => {
    const answer = await crm.running.admin('GET', `${EXPORT}?${query}`);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(name);
  });

  it.each([
    ['contacts', 'filters[updatedAt][$gt]=yesterday', 'updatedAt'],
    [
      'contacts',
      'filters[updatedAt][$gt]=yesterday&segment[0][kind]=bought&segment[0][product]=A',
      'updatedAt',
    ],
    ['orders', 'filters[quantity][$gt]=much', 'quantity'],
    ['orders', 'filters[contact][updatedAt][$lt]=2026-99-99', 'updatedAt'],
    ['order-lines', 'filters[quantity][$in][0]=1&filters[quantity][$in][1]=two', 'quantity'],
  ])(
    'is rejected before any part of the file with %s is written when its value is invalid: %s',
    async (list, query, name) => {
      const answer = await crm.running.admin('GET', `/s360/export/${list}?${query}`);
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).toContain(name);
    },
  );

  it('is rejected when it contains conditions for a list without them', async () => {
    const query = 'segment[0][kind]=bought&segment[0][product]=A';
    const answer = await crm.running.admin('GET', `/s360/export/orders?${query}`);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain('segment');
  });

  it('is rejected with its name when a role may not read the field', async () => {
    const exporter = await crm.running.userWith([PERMISSION_ACTIONS.exportLists]);
    const me = await exporter('GET', '/admin/users/me');
    const role = String(at(me.body, 'data', 'roles', 0, 'id'));
    const permission = { subject: null, properties: {}, conditions: [] };
    await crm.running.admin('PUT', `/admin/roles/${role}/permissions`, {
      permissions: [
        {
          ...permission,
          action: 'plugin::content-manager.explorer.read',
          subject: CONTACT_UID,
          properties: { fields: ['lastName'] },
        },
        { ...permission, action: PERMISSION_ACTIONS.exportLists },
      ],
    });
    const kept = await exporter('GET', `${EXPORT}?filters[$and][0][lastName][$eq]=Ada`);
    expect(kept.status).toBe(200);
    const query = 'filters[$and][0][lastName][$eq]=Ada&filters[$and][1][email][$eq]=x';
    const refused = await exporter('GET', `${EXPORT}?${query}`);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('email');
  });

  it.each([
    'filters[$and][0][lastName][$eq]=Ada',
    'filters[lastName]=Ada',
    'filters[lastName][$in][]=Ada&filters[lastName][$in][]=Ben',
    'filters[lastName][$not][$contains]=B',
    'filters[$not][lastName][$eq]=Ben',
    'filters[email][$notNull]=true',
    'filters[updatedAt][$between][]=2020-01-01&filters[updatedAt][$between][]=2050-01-01',
    'filters[createdBy][id][$null]=true',
    'filters[id][$gt]=0&_q=',
    'filters[documentId][$ne]=x&separator=comma&decimal=point',
  ])('is distinguished in the export from a valid one: %s', async (query) => {
    expect((await crm.running.admin('GET', `${EXPORT}?${query}`)).status).toBe(200);
  });

  it.each([
    '/s360/activity?institutoin=myvenue',
    '/s360/links?stat=failed',
    '/s360/links?filters[state]=failed',
    '/s360/links?__proto__[state]=failed',
    '/s360/quarantined-items?streams=contacts',
    '/s360/bulk-jobs?stat=waiting',
    '/s360/failures?institutions=myvenue',
    '/s360/conflicts?institutoin=myvenue',
    '/s360/match-reviews?institutoin=myvenue',
    '/s360/bookings?sate=draft',
    '/s360/segments/sold?kind=product&serach=x',
  ])('is rejected by every list of the panel: %s', async (url) => {
    expect((await crm.running.admin('GET', url)).status).toBe(400);
  });

  it.each([
    '/s360/activity?q=a%00b',
    '/s360/links?q=%00',
    '/s360/links?institution=a%00',
    '/s360/quarantined-items?q=a%00b',
    '/s360/conflicts?field=%00',
    '/s360/match-reviews?institution=%00',
    '/s360/bookings?q=%00',
    '/s360/bookings/contacts?q=%00',
    '/s360/bulk-jobs?institution=%00',
    '/s360/failures?institution=%00',
    '/s360/segments/sold?kind=product&q=%00',
    '/s360/contacts/a%00b/sync',
    '/s360/contacts/a%00b/history?field=%00',
    `${EXPORT}?filters[lastName][$eq]=a%00b`,
    `${EXPORT}?_q=%00`,
  ])('is rejected by every list of the panel if it holds NUL: %s', async (url) => {
    const { body, status } = await crm.running.admin('GET', url);
    expect(status).toBe(400);
    expect(at(body, 'error', 'details', 'reason', 'code')).toBe('textWithNul');
  });

  it('is rejected by the Content API and in bodies if it holds NUL', async () => {
    const token = await crm.tokenFor(['find']);
    const url = '/api/s360/contacts?filters[lastName][$eq]=a%00b';
    expect((await crm.byToken(url, token)).status).toBe(400);
    const similar = { fields: { lastName: 'a\0b' } };
    expect((await crm.running.admin('POST', '/s360/contacts/similar', similar)).status).toBe(400);
  });

  it.each([
    'filter[lastName][$eq]=Ada',
    'where[lastName][$eq]=Ada',
    'filters=',
    'filters[]=Ada',
    'filters[lastName][$eq][other]=Ada',
    'filters[__proto__][$eq]=Ada',
    'question[0][kind]=bought',
    LONG_LIST,
    BEYOND,
  ])('is rejected by the Content API: %#', async (query) => {
    const token = await crm.tokenFor(['find']);
    const answer = await crm.byToken(`/api/s360/contacts?${query}`, token);
    expect(answer.status).toBe(400);
  });

  it.each([
    '',
    'filters[lastName][$eq]=Ada&sort=lastName&fields[0]=lastName',
    'pagination[page]=1&pagination[pageSize]=5&pagination[withCount]=true&locale=en&_q=Ada',
  ])('is distinguished in the Content API from a valid one: %s', async (query) => {
    const token = await crm.tokenFor(['find']);
    expect((await crm.byToken(`/api/s360/contacts?${query}`, token)).status).toBe(200);
  });

  it.each([
    '{"institution":"myvenue","where":{"__proto__":"x"}}',
    '{"institution":"myvenue","where":{"lastNmae":"x"}}',
    '{"institution":"myvenue","__proto__":{"type":"individual"}}',
    '{"institution":"myvenue","wehre":{"lastName":"x"}}',
  ])('is rejected by a bulk push: %s', async (body) => {
    const { adminToken, url } = crm.running;
    const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' };
    for (const path of ['plan', 'scenario', ''].map((step) => `/s360/bulk-jobs/push/${step}`)) {
      const answer = await fetch(url + path, { method: 'POST', headers, body });
      expect(answer.status).toBe(400);
    }
  });
});
