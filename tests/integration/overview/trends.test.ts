import { forgetPast } from '../../../server/src/app/background/forget-past';
import { PERMISSION_ACTIONS, type TrendPoint } from '../../../server/src/contracts';
import { at, listAt } from '../../helpers/json';
import { modulesOf } from '../../helpers/strapi/modules';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { storeOrders } from '../../helpers/orders/stored-orders';
import { until } from '../../helpers/waiting';

const method = 'saveIndividualContactData';
const DAY_MS = 24 * 60 * 60 * 1000;

describe('the series of charts', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { timeZone: 'Europe/Zurich' } },
      { code: 'museum', plugin: { pushNewContacts: false } },
    ],
  });

  async function points(query = '', institution = 'myvenue'): Promise<TrendPoint[]> {
    const path = `/s360/institutions/${institution}/trends${query}`;
    const answer = await scene.running().admin('GET', path);
    expect(answer.status).toBe(200);
    return listAt(answer.body, 'data', 'points') as TrendPoint[];
  }
  const sum = (of: readonly TrendPoint[], name: 'received' | 'notImported' | 'sent' | 'notSent') =>
    of.reduce((total, point) => total + point[name], 0);
  const sums = (of: readonly TrendPoint[]) => ({
    received: sum(of, 'received'),
    notImported: sum(of, 'notImported'),
    sent: sum(of, 'sent'),
    notSent: sum(of, 'notSent'),
  });
  const nothing = { received: 0, notImported: 0, sent: 0, notSent: 0 };

  it('are empty before anything is exchanged', async () => {
    const hours = await points();
    expect(hours).toHaveLength(24);
    expect(sums(hours)).toEqual(nothing);
    expect(await points('?range=month')).toHaveLength(30);
  });

  it('count what was received, sent and failed, by hour and by day', async () => {
    await scene.s360().creates({ lastName: 'Arriving', email: 'arriving@example.com' });
    await scene.agreed();
    await scene.delivers([{ contactNumber: '1', type: 'ROBOT' }]);
    await scene.s360().faults({ method, times: 1, kind: 'business', statusDetail: 'error.email' });
    const documentId = await scene.crm.creates({ lastName: 'Leaving' });
    await until('the first attempt has failed', async () => sum(await points(), 'notSent') === 1);
    await scene.crm.saves(documentId, { firstName: 'Ada' });
    await scene.settled();
    const wanted = { notImported: 1, sent: 1, notSent: 1 };
    await until('all is counted', async () => {
      const found = sums(await points());
      return found.received >= 2 && found.sent === 1 && found.notImported === 1;
    });
    expect(sums((await points()).slice(-2))).toMatchObject(wanted);
    expect(sums((await points('?range=month')).slice(-2))).toEqual(sums(await points()));
    expect(sums(await points('', 'museum'))).toEqual(nothing);
  });

  it('measure how long changes take in both directions', async () => {
    const found = (await points()).slice(-2);
    for (const direction of ['delayIn', 'delayOut'] as const) {
      const delay = found.map((point) => point[direction]).find((one) => one !== null);
      expect(delay?.changes).toBeGreaterThan(0);
      expect(delay?.averageMs).toBeLessThanOrEqual(delay?.longestMs ?? 0);
      expect(delay?.longestMs).toBeLessThan(60_000);
    }
  });

  it('add up what was sold on each day of the venue, by institution and currency', async () => {
    const noon = new Date();
    noon.setUTCHours(10, 0, 0, 0);
    const sale = (orderId: string, daysAgo: number, spentAmount: number, more: object = {}) => ({
      orderId,
      creationDateTime: new Date(noon.getTime() - daysAgo * DAY_MS),
      currencyCode: 'CHF',
      spentAmount,
      ...more,
    });
    await storeOrders(scene.running().strapi, [
      sale('1', 2, 45_000),
      sale('2', 2, 5_000),
      sale('3', 3, 1_000, { currencyCode: 'EUR' }),
      sale('4', 3, 2_000, { institution: 'museum' }),
      // Nothing was spent: a reservation.
      sale('5', 3, 0),
      // After midnight at the venue, before midnight in UTC.
      {
        ...sale('6', 0, 7_000),
        creationDateTime: new Date(noon.getTime() - 4 * DAY_MS + 13.5 * 60 * 60 * 1000),
      },
      sale('7', 20, 9_000),
    ]);
    const sales = async (days: number) =>
      listAt((await scene.running().admin('GET', `/s360/sales?days=${days}`)).body, 'data');
    const sold = (series: unknown) =>
      listAt(series, 'days').filter((one) => at(one, 'orders') !== 0);
    const week = await sales(7);
    const dayOf = (daysAgo: number) =>
      new Date(noon.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
    expect(
      week.map((series) => [
        at(series, 'institution', 'code'),
        at(series, 'currencyCode'),
        sold(series),
      ]),
    ).toEqual(
      expect.arrayContaining([
        [
          'myvenue',
          'CHF',
          [
            { day: dayOf(3), orders: 1, thousandths: '7000' },
            { day: dayOf(2), orders: 2, thousandths: '50000' },
          ],
        ],
        ['myvenue', 'EUR', [{ day: dayOf(3), orders: 1, thousandths: '1000' }]],
        ['museum', 'CHF', [{ day: dayOf(3), orders: 1, thousandths: '2000' }]],
      ]),
    );
    expect(week).toHaveLength(3);
    expect(listAt(week[0], 'days')).toHaveLength(7);
    const month = (await sales(30)).find(
      (series) =>
        at(series, 'institution', 'code') === 'myvenue' && at(series, 'currencyCode') === 'CHF',
    );
    expect(sold(month)).toHaveLength(3);
  });

  it('are refused for an institution that is not configured, and for other spans', async () => {
    const status = async (path: string) =>
      (await scene.running().admin('GET', `/s360${path}`)).status;
    expect(await status('/institutions/nowhere/trends')).toBe(404);
    expect(await status('/institutions/myvenue/trends?range=year')).toBe(400);
    expect(await status('/sales?days=365')).toBe(400);
  });

  it('need the permission for the page, and one of their own for sales', async () => {
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readOverview]);
    expect((await reader('GET', '/s360/institutions/myvenue/trends')).status).toBe(200);
    expect((await reader('GET', '/s360/sales')).status).toBe(403);
    const seller = await scene.running().userWith([PERMISSION_ACTIONS.readSales]);
    expect((await seller('GET', '/s360/sales')).status).toBe(200);
    expect((await seller('GET', '/s360/institutions/myvenue/trends')).status).toBe(403);
  });

  it('forget what no chart looks back to', async () => {
    const { strapi } = scene.running();
    const rows = () => strapi.db.connection('s360_hourly_counts');
    const hour = Math.floor(Date.now() / 3_600_000) - 100 * 24;
    const old = { institution: 'myvenue', hour, kind: 'sent', events: 1 };
    await rows().insert({ ...old, total_ms: 0, longest_ms: 0 });
    await forgetPast(modulesOf(strapi));
    expect(await rows().where({ hour })).toEqual([]);
    expect((await rows()).length).toBeGreaterThan(0);
  });
});
