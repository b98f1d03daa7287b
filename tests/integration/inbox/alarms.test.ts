import { modulesOf } from '../../helpers/strapi/modules';
import type { Alarm } from '../../../server/src/contracts';
import { alarms as alarmsOfProcess } from '../../../server/src/inbox/alarms';
import { databaseReceptionLog } from '../../../server/src/inbox/alarms/reception-log';
import { databaseRaisedAlarms } from '../../../server/src/inbox/alarms/raised-alarms';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { WEBHOOK_KEY } from '../../helpers/institutions/institutions';
import { at, listAt } from '../../helpers/json';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const MINUTE_MS = 60_000;
const PERIOD_MS = 15 * MINUTE_MS;

describe('the alarms of an institution', () => {
  const scene = sceneForEach();

  const key = { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key };
  const database = () => scene.running().strapi.db.connection;
  const alarms = async (): Promise<Alarm[]> => {
    const answer = await scene.running().admin('GET', '/s360/institutions');
    return listAt(answer.body, 'data', 0, 'alarms') as Alarm[];
  };
  const kinds = async () => (await alarms()).map(({ kind }) => kind);
  const accepts = async () => expect((await scene.delivers([])).status).toBe(200);
  const refusals = () => database()('s360_refusals').select('*');

  /** Makes the payload look refused so often and so long ago as if time had passed. */
  const age = (periods: number, times: number) =>
    database()('s360_refusals').update({
      times,
      first_at: new Date(Date.now() - periods * PERIOD_MS),
    });

  it('report that no delivery was ever received, until one is received', async () => {
    expect(await alarms()).toMatchObject([{ kind: 'silence', since: null, periodMinutes: 15 }]);
    // The card says it, and the set-up: nothing is late yet.
    const attention = await scene.running().admin('GET', '/s360/attention');
    expect(listAt(attention.body, 'data')).toEqual([]);
    await accepts();
    expect(await alarms()).toEqual([]);
  });

  it('report how often a payload was refused and when S-360 drops it', async () => {
    await accepts();
    await scene.posts({ raw: '{broken', headers: key });
    await until('it is noted', async () => (await refusals()).length === 1);
    expect(await alarms()).toEqual([]);
    await age(3, 3);
    expect(await alarms()).toMatchObject([{ kind: 'refused', status: 400, times: 3 }]);
    await scene.posts({ raw: '{another', headers: key });
    await until('both are noted', async () => (await refusals()).length === 2);
  });

  it('are raised by the third refusal, and further refusals are counted once a minute', async () => {
    for (let times = 0; times < 2; times += 1) await scene.posts({ json: [] });
    await until('both are noted', async () => at(await refusals(), 0, 'times') === 2);
    expect(await kinds()).toEqual(['silence']);
    for (let times = 0; times < 5; times += 1) await scene.posts({ json: [] });
    await until('the third is noted', async () => at(await refusals(), 0, 'times') === 3);
    expect(await alarms()).toMatchObject([{ kind: 'refused', status: 401, times: 3 }]);
  });

  it('about a payload that was too large end once it is accepted under a higher limit', async () => {
    await accepts();
    const payload = JSON.stringify([{ contactNumber: '77', note: 'é'.repeat(1_000) }]);
    const log = modulesOf(scene.running().strapi).receptionLog;
    // The route records a refused body that it does not read in this form.
    const length = `length:${Buffer.byteLength(payload)}`;
    const of = { institution: 'myvenue', stream: 'contacts' } as const;
    const told = { ...of, status: 413, payload: length };
    for (let times = 0; times < 3; times += 1) await log.noteRefusal(told);
    expect(await kinds()).toEqual(['refused']);
    expect((await scene.posts({ raw: payload, headers: key })).status).toBe(200);
    expect(await alarms()).toEqual([]);
  });

  it('start anew when stray calls arrive long after others', async () => {
    await accepts();
    const long = new Date(Date.now() - 40 * PERIOD_MS);
    await scene.posts({ json: [] });
    await until('it is noted', async () => (await refusals()).length === 1);
    await database()('s360_refusals').update({ times: 9, first_at: long, last_at: long });
    expect(await alarms()).toEqual([]);
    for (let times = 0; times < 2; times += 1) await scene.posts({ json: [] });
    await until('both are noted', async () => at(await refusals(), 0, 'times') === 2);
    expect(await alarms()).toEqual([]);
    await accepts();
    expect(await alarms()).toEqual([]);
  });

  it('about a refusal end when somebody dismisses them, unlike those about payloads dropped meanwhile', async () => {
    await accepts();
    await scene.posts({ json: [] });
    await until('it is noted', async () => (await refusals()).length === 1);
    await age(20, 20);
    const [alarm] = await alarms();
    if (alarm?.kind !== 'refused') throw new Error(`the alarm is ${JSON.stringify(alarm)}`);
    const settles = () =>
      scene.running().admin('POST', `/s360/refusals/${String(alarm.refusalId)}/settle`);
    expect((await settles()).status).toBe(200);
    expect(await alarms()).toMatchObject([{ kind: 'resend', outageId: expect.any(Number) }]);
    expect((await settles()).status).toBe(404);
  });

  it('report from when on S-360 must send again after wrong credentials, until somebody dismisses them', async () => {
    await scene.posts({ json: [] });
    await until('it is noted', async () => (await refusals()).length === 1);
    await age(20, 20);
    expect(await kinds()).toEqual(['refused', 'resend']);

    await accepts();
    const [alarm] = await alarms();
    if (alarm?.kind !== 'resend') throw new Error(`the alarm is ${JSON.stringify(alarm)}`);
    expect(alarm).toMatchObject({ cause: 'refused' });
    const fromMs = Date.now() - Date.parse(alarm.from);
    expect(Math.round(fromMs / PERIOD_MS)).toBe(21);
    const settled = await scene
      .running()
      .admin('POST', `/s360/outages/${String(alarm.outageId)}/settle`);
    expect(settled.status).toBe(200);
    expect(await alarms()).toEqual([]);
  });

  it('report from when on S-360 must send again after this server was down', async () => {
    await accepts();
    const store = scene.running().strapi.store({ type: 'plugin', name: 's360', key: 'aliveAt' });
    await store.set({ value: new Date(Date.now() - 20 * PERIOD_MS).toISOString() });
    await scene.strapiStops();
    await scene.strapiStarts();
    expect(await alarms()).toMatchObject([{ kind: 'resend', cause: 'down' }]);
  });

  it('contain only one about a downtime, however many processes start after it', async () => {
    const { strapi } = scene.running();
    // The job would record that the server is alive and end the downtime.
    strapi.cron.remove('s360.watch');
    await accepts();
    const store = strapi.store({ type: 'plugin', name: 's360', key: 'aliveAt' });
    const startedAt = new Date(Date.now() - 20 * PERIOD_MS);
    await store.set({ value: startedAt.toISOString() });
    const service = modulesOf(strapi).alarms;
    await Promise.all([service.noticeDowntime(), service.noticeDowntime()]);
    await service.noticeDowntime();
    const [alarm, ...others] = await alarms();
    if (alarm?.kind !== 'resend') throw new Error(`the alarm is ${JSON.stringify(alarm)}`);
    expect(others).toEqual([]);

    const endedAt = new Date(Date.now() + 2 * PERIOD_MS);
    const outage = { institution: 'myvenue', stream: 'contacts', cause: 'down' } as const;
    const log = modulesOf(strapi).receptionLog;
    await log.noteOutage({ ...outage, startedAt, endedAt });
    const lastDropped = new Date(endedAt.getTime() - 12 * PERIOD_MS).toISOString();
    expect(await alarms()).toEqual([{ ...alarm, until: lastDropped }]);
    await scene.running().admin('POST', `/s360/outages/${String(alarm.outageId)}/settle`);
    expect(await alarms()).toEqual([]);
  });

  it('are announced once, whichever process sees them first, and not again after a restart', async () => {
    await accepts();
    const { strapi } = scene.running();
    strapi.cron.remove('s360.watch');
    const log = databaseReceptionLog(strapiDatabase(strapi), {
      now: () => new Date(),
      periodMsOf: () => PERIOD_MS,
    });
    const told: string[] = [];
    const aProcess = (name: string) =>
      alarmsOfProcess({
        institutions: modulesOf(strapi).institutions,
        log,
        ofSending: () => Promise.resolve([]),
        oddPrice: () => Promise.resolve(null),
        unknownStates: () => Promise.resolve([]),
        signOfLife: { read: () => Promise.resolve(null), leave: () => Promise.resolve() },
        raised: databaseRaisedAlarms(strapiDatabase(strapi)),
        now: () => new Date(),
        raise: (_institution, { kind }) => void told.push(`${name}: ${kind}`),
      });
    await scene.posts({ raw: '{broken', headers: key });
    await until('it is noted', async () => (await refusals()).length === 1);
    await age(3, 3);
    const [first, second] = [aProcess('first'), aProcess('second')];
    await Promise.all([first.watch(), second.watch()]);
    await first.watch();
    await aProcess('restarted').watch();
    expect(told).toEqual([expect.stringMatching(/: refused$/)]);
    expect(await database()('s360_raised_alarms').select('*')).toHaveLength(1);
  });

  it('are announced once, as an event that Strapi’s webhooks can receive', async () => {
    const { strapi } = scene.running();
    // The job may have raised the alarm before the subscription below.
    strapi.cron.remove('s360.watch');
    const service = modulesOf(strapi).alarms;
    await accepts();
    await service.watch();
    const heard: unknown[] = [];
    strapi.eventHub.on('s360.alarm', async (event: unknown) => void heard.push(event));
    await scene.posts({ raw: '{broken', headers: key });
    await until('it is noted', async () => (await refusals()).length === 1);
    await age(3, 3);
    await service.watch();
    await service.watch();
    expect(heard).toMatchObject([{ institution: 'myvenue', alarm: { kind: 'refused' } }]);
    const hook = {
      name: 'alarms',
      url: 'http://127.0.0.1:99/',
      headers: {},
      events: ['s360.alarm'],
    };
    const made = await scene.running().admin('POST', '/admin/webhooks', hook);
    expect(at(made.body, 'data', 'events', 0)).toBe('s360.alarm');
  });
});
