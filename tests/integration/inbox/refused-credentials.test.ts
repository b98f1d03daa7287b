import { modulesOf } from '../../helpers/strapi/modules';
import type { RefusedCalls } from '../../../server/src/contracts';
import { databaseRefusedCredentials } from '../../../server/src/inbox/alarms';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { WEBHOOK_KEY } from '../../helpers/institutions/institutions';
import { listAt } from '../../helpers/json';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const DAY_MS = 24 * 60 * 60_000;

describe('the webhook calls with wrong credentials', () => {
  const scene = sceneForEach();
  beforeEach(async () => {
    // The test itself writes what was counted.
    scene.running().strapi.cron.remove('s360.refusedCredentials');
  });

  const wrong = { json: [], headers: { [WEBHOOK_KEY.header]: 'guessed-0815' } };
  const guesses = async (times: number) => {
    for (let guess = 0; guess < times; guess += 1)
      expect((await scene.posts(wrong)).status).toBe(401);
  };
  const shown = async (): Promise<RefusedCalls[]> => {
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    return listAt(body, 'data', 0, 'refusedCredentials') as RefusedCalls[];
  };
  const table = () => scene.running().strapi.db.connection('s360_refused_credentials');
  const written = (times: number) =>
    until('they are written', async () => {
      const rows: { times: number }[] = await table().select('*');
      return rows.reduce((sum, row) => sum + row.times, 0) === times;
    });

  it('are shown with their number and the latest time, whatever is accepted afterwards', async () => {
    expect(await shown()).toEqual([]);
    await guesses(5);
    expect((await scene.delivers([])).status).toBe(200);
    await guesses(2);
    expect((await scene.delivers([])).status).toBe(200);
    const [calls, ...others] = await shown();
    expect(others).toEqual([]);
    expect(calls).toMatchObject({ stream: 'contacts', times: 7 });
    expect(Date.now() - Date.parse(calls?.lastAt ?? '')).toBeLessThan(60_000);
    expect((await scene.postsOrders(wrong)).status).toBe(401);
    expect(await shown()).toMatchObject([
      { stream: 'contacts', times: 7 },
      { stream: 'orders', times: 1 },
    ]);
  });

  it('are shown for a day after the latest one, and then counted anew', async () => {
    await guesses(1);
    await written(1);
    const ago = (ms: number) => new Date(Date.now() - ms);
    await table().update({ times: 90, first_at: ago(3 * DAY_MS), last_at: ago(DAY_MS - 60_000) });
    expect(await shown()).toMatchObject([{ times: 90 }]);
    await table().update({ last_at: ago(DAY_MS + 60_000) });
    expect(await shown()).toEqual([]);
    await scene.strapiStops();
    await scene.strapiStarts();
    await guesses(1);
    await written(1);
    expect(await shown()).toMatchObject([{ times: 1 }]);
  });

  it('are stored and logged at most once a minute, with only the institution and the number', async () => {
    const { strapi } = scene.running();
    const warnings: string[] = [];
    const warn = jest
      .spyOn(strapi.log, 'warn')
      .mockImplementation((message: unknown) => (warnings.push(String(message)), strapi.log));
    await guesses(1);
    await written(1);
    await guesses(8);
    await modulesOf(strapi).refusedCredentials.writeCounted();
    await written(1);
    warn.mockRestore();
    expect(warnings).toEqual([
      's360: institution myvenue: calls of its webhooks refused for wrong credentials: 1',
    ]);
    expect(await shown()).toMatchObject([{ times: 9 }]);
  });

  it('are all stored and logged a minute later', async () => {
    let nowMs = Date.now();
    const warned: number[] = [];
    const counts = databaseRefusedCredentials(strapiDatabase(scene.running().strapi), {
      now: () => new Date(nowMs),
      warn: (_institution, times) => void warned.push(times),
    });
    for (let call = 0; call < 9; call += 1) await counts.count('myvenue', 'contacts');
    await counts.count('myvenue', 'orders');
    await written(1);
    nowMs += 61_000;
    await counts.writeCounted();
    await written(10);
    await counts.writeCounted();
    expect(warned).toEqual([1, 9]);
    expect(await counts.list('myvenue')).toMatchObject([{ times: 9 }, { times: 1 }]);
  });
});
