import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { request, type HttpAnswer } from '../../helpers/http';
import { at, listAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { storeBookings, type StoredBooking } from '../../helpers/bookings/stored-bookings';
import { storeOrders } from '../../helpers/orders/stored-orders';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

const hold = (reference: string, values: Partial<StoredBooking>): StoredBooking => ({
  reference,
  kind: 'reservation',
  state: 'closed',
  ...values,
});

const BOOKINGS: StoredBooking[] = [
  { reference: 'draft', total: '3000', createdAt: inDays(-1), author: 'admin:1' },
  { reference: 'sold', state: 'closed', total: '1000', createdAt: inDays(-2) },
  {
    reference: 'open',
    state: 'created',
    total: '2000',
    createdAt: inDays(-3),
    expiresAt: inDays(1),
  },
  hold('SOON', { createdAt: inDays(-4), expiresAt: inDays(3) }),
  hold('later', { createdAt: inDays(-5), expiresAt: inDays(20), institution: 'museum' }),
  hold('endless', { createdAt: inDays(-6), kind: 'option' }),
  hold('over', { createdAt: inDays(-7), expiresAt: inDays(-2) }),
  hold('sold-at-desk', { createdAt: inDays(-8), expiresAt: inDays(2), fileId: '77', orderId: '1' }),
];

describe('the list of bookings', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue' }, { code: 'museum', plugin: { pushNewContacts: false } }],
    settings: { backgroundWork: false },
  });
  beforeAll(async () => {
    const { strapi } = scene.running();
    await storeBookings(strapi, BOOKINGS);
    const file = { fileId: '77', creationDateTime: inDays(-8) };
    const units = [{ kind: 'SINGLE_ENTRY', quantity: 2, performanceId: '5' }];
    await storeOrders(strapi, [
      { ...file, orderId: '1', orderType: 'RESERVATION', lines: units },
      { ...file, orderId: '2', creationDateTime: inDays(-1), lines: units },
    ]);
  });

  const get = (query: string) => scene.running().admin('GET', `/s360/bookings${query}`);
  const referencesIn = ({ body, status }: HttpAnswer) => {
    expect(status).toBe(200);
    return listAt(body, 'data').map((booking) => textAt(booking, 'reference'));
  };
  const found = async (query: string) => referencesIn(await get(query));

  it('is limited to what is still held, the earliest to end first', async () => {
    expect(await found('?hold=held')).toEqual(['SOON', 'later', 'endless']);
    expect(await found('?hold=held&institution=myvenue')).toEqual(['SOON', 'endless']);
    expect(await found('?hold=held&kind=option')).toEqual(['endless']);
  });

  it('is limited to holds that end within a week: those that the homepage counts', async () => {
    const answer = await get('?hold=expiring');
    expect(referencesIn(answer)).toEqual(['SOON']);
    expect(at(answer.body, 'meta', 'pagination', 'total')).toBe(1);
    expect(at((await get('/expiring')).body, 'meta', 'total')).toBe(1);
  });

  it('is sorted as requested, with bookings without an end last, page by page', async () => {
    expect(await found('?sort=total:desc&pageSize=3')).toEqual(['draft', 'open', 'sold']);
    expect(await found('?sort=createdAt:asc&pageSize=2')).toEqual(['sold-at-desk', 'over']);
    expect(await found('?sort=total:asc&kind=sale&pageSize=2')).toEqual(['sold', 'open']);
    const ascending = ['over', 'open', 'sold-at-desk', 'SOON', 'later', 'endless', 'sold', 'draft'];
    expect(await found('?sort=expiresAt:asc')).toEqual(ascending);
    for (const page of [1, 2, 3]) {
      expect(await found(`?sort=expiresAt:asc&pageSize=3&page=${page}`)).toEqual(
        ascending.slice(3 * (page - 1), 3 * page),
      );
    }
    expect(await found('?sort=expiresAt:desc&pageSize=2')).toEqual(['later', 'SOON']);
  });

  it('is counted by state and by holds, with its other filters', async () => {
    const { body } = await get('/counts');
    expect(at(body, 'data')).toEqual({
      states: { draft: 1, closed: 6, created: 1 },
      holds: { held: 3, expiring: 1 },
    });
    expect(at((await get('/counts?institution=museum')).body, 'data')).toEqual({
      states: { closed: 1 },
      holds: { held: 1, expiring: 0 },
    });
    expect(at((await get('/counts?q=soon')).body, 'data')).toEqual({
      states: { closed: 1 },
      holds: { held: 1, expiring: 1 },
    });
    expect(at((await get('/counts?author=admin:1')).body, 'data', 'states')).toEqual({
      draft: 1,
    });
  });

  it('shows and counts only bookings of the institution to which a role is limited', async () => {
    const conditions = ['plugin::s360.at-institution-museum'];
    const user = await scene.running().userWith([PERMISSION_ACTIONS.readBookings], conditions);
    const list = (query: string) => user('GET', `/s360/bookings${query}`);
    for (const query of ['', '?hold=held', '?sort=expiresAt:asc']) {
      const answer = await list(query);
      expect(referencesIn(answer)).toEqual(['later']);
      expect(at(answer.body, 'meta', 'authors')).toEqual([]);
    }
    expect(at((await list('/counts')).body, 'data')).toEqual({
      states: { closed: 1 },
      holds: { held: 1, expiring: 0 },
    });
  });

  it('refuses an unknown order, hold or filter, and counts without the permission', async () => {
    for (const query of [
      '?sort=reference:asc',
      '?sort=total',
      '?hold=gone',
      '/counts?state=draft',
    ]) {
      expect([query, (await get(query)).status]).toEqual([query, 400]);
    }
    const url = `${scene.running().url}/s360/bookings/counts`;
    expect((await request(url)).status).toBe(401);
    const nobody = await scene.running().userWith([]);
    expect((await nobody('GET', '/s360/bookings/counts')).status).toBe(403);
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readBookings]);
    expect((await reader('GET', '/s360/bookings/counts')).status).toBe(200);
  });
});
