import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BULK_JOB_UID, CONTACT_LINK_UID, type Cause } from '../../../server/src/contracts';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { WEBHOOK_KEY } from '../../helpers/institutions/institutions';
import { modulesOf } from '../../helpers/strapi/modules';
import { startScene, type Scene } from '../../helpers/scene/scene';
import { until } from '../../helpers/waiting';

const method = 'saveIndividualContactData';
const TO = 'desk@example.com';
/** From how many failed pushes on somebody is notified. */
const COUNT = 5;

describe('alerts', () => {
  let scene: Scene;
  let hooks: Server;
  const posted: Record<string, unknown>[] = [];

  beforeAll(async () => {
    scene = await startScene({
      settings: {
        alerts: { emails: [TO], language: 'de', afterMinutes: 0, timeZone: 'UTC' },
      },
    });
    scene.running().strapi.cron.remove('s360.alerts');
    hooks = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        posted.push(objectAt(JSON.parse(body)));
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await once(hooks, 'listening');
    const address = hooks.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const hook = { name: 'alerts', url: `http://127.0.0.1:${port}/`, headers: {} };
    const made = await scene
      .running()
      .admin('POST', '/admin/webhooks', { ...hook, events: ['s360.alert'] });
    expect(made.status).toBe(201);
  });
  afterAll(async () => {
    hooks.close();
    await scene.end();
  });

  const runs = () => modulesOf(scene.running().strapi).alerts.run();

  function mails(): Record<string, unknown>[] {
    const folder = path.join(scene.running().folder, 'mails');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .sort()
      .map((name) => objectAt(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
  }

  const failed = async (): Promise<Cause | undefined> => {
    const { body } = await scene.running().admin('GET', '/s360/attention');
    return (listAt(body, 'data') as Cause[]).find(({ kind }) => kind === 'failedPush');
  };

  it('go to a webhook and by e-mail once per cause, and once more when it is well again', async () => {
    const numbers: string[] = [];
    for (let nth = 0; nth < COUNT; nth += 1) {
      const person = { lastName: `Secret ${nth}`, email: `secret${nth}@example.com` };
      numbers.push(await scene.s360().creates(person));
    }
    await scene.agreed();
    const fault = { method, times: COUNT, kind: 'business', statusDetail: 'error.email' };
    await scene.s360().faults(fault);
    const savesAll = async (firstName: string) => {
      for (const number of numbers) {
        const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
        await scene.crm.saves(String(documentId), { firstName });
      }
    };
    await savesAll('Anna');
    await until('the pushes have failed', async () => (await failed())?.count === COUNT);

    expect(mails()).toEqual([]);
    // Two processes that look at the same time report it once.
    await Promise.all([runs(), runs()]);
    await runs();
    const event = {
      institution: 'myvenue',
      kind: 'failedPush',
      cause: 'error.email',
      count: COUNT,
    };
    await until('the webhook was called', async () => posted.length > 0);
    expect(posted).toMatchObject([{ event: 's360.alert', state: 'raised', ...event }]);
    expect(mails()).toMatchObject([
      { to: TO, subject: expect.stringMatching(/^S-360: braucht Aufmerksamkeit/) },
    ]);
    expect(JSON.stringify([mails(), posted])).not.toMatch(/secret|Anna/i);

    const pauses = (sending: boolean) =>
      scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending });
    await pauses(true);
    await savesAll('Anna Maria');
    expect(await failed()).toBeUndefined();
    await runs();
    expect(mails()).toHaveLength(1);

    await pauses(false);
    await scene.agreed();
    await runs();
    await runs();
    await until('the webhook was called again', async () => posted.length > 1);
    expect(posted.slice(1)).toMatchObject([{ state: 'ended', ...event }]);
    expect(mails().slice(1)).toMatchObject([
      { to: TO, subject: expect.stringMatching(/^S-360: Behoben/) },
    ]);
  });

  it('name the institution whose contacts a bulk job holds, also when it is well again', async () => {
    const number = await scene.s360().creates({ lastName: 'Held' });
    await scene.agreed();
    const { db } = scene.running().strapi;
    const data = { kind: 'guard', state: 'waiting', createdAt: new Date() };
    const { id } = await db.query(BULK_JOB_UID).create({ data });
    const holds = (change: Record<string, unknown>) =>
      db
        .query(CONTACT_LINK_UID)
        .updateMany({ where: { institution: 'myvenue', contactNumber: number }, data: change });
    await holds({ state: 'pending', bulkJobId: id });
    const before = mails().length;
    await runs();
    await runs();
    await holds({ state: 'inSync', bulkJobId: null });
    await db.query(BULK_JOB_UID).delete({ where: { id } });
    await runs();
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    const name = textAt(listAt(body, 'data')[0], 'name');
    expect(
      mails()
        .slice(before)
        .map(({ subject }) => subject),
    ).toEqual([`S-360: braucht Aufmerksamkeit – ${name}`, `S-360: Behoben – ${name}`]);
    const jobs = () => posted.filter(({ kind }) => kind === 'bulkJobToApprove');
    await until('the webhook was called twice', async () => jobs().length > 1);
    const held = { institution: '', heldAt: ['myvenue'] };
    expect(jobs()).toMatchObject([
      { state: 'raised', ...held },
      { state: 'ended', ...held },
    ]);
    const shown = await scene.running().admin('GET', '/s360/alerts');
    expect(listAt(at(shown.body, 'data', 'mails')).slice(0, 2)).toMatchObject([
      { causes: [{ state: 'ended', ...held }] },
      { causes: [{ state: 'raised', ...held }] },
    ]);
  });

  it('name the alarm in the list of e-mails, too', async () => {
    const { db } = scene.running().strapi;
    for (let times = 0; times < 3; times += 1)
      await scene.posts({ raw: '{broken', headers: { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key } });
    await until('the refusals are noted', async () => {
      const [refusal] = await db.connection('s360_refusals').select('times');
      return Number(at(refusal, 'times')) === 3;
    });
    await runs();
    await runs();
    const { body } = await scene.running().admin('GET', '/s360/alerts');
    expect(at(body, 'data', 'mails', 0)).toMatchObject({
      causes: [{ state: 'raised', kind: 'alarm', alarm: 'refused contacts' }],
    });
  });
});
