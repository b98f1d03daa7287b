import { ALERT_MAIL_UID, type AlertMailSent, type Cause } from '../../../server/src/contracts';
import { at, listAt } from '../../helpers/json';
import { modulesOf } from '../../helpers/strapi/modules';
import { smtpProvider, startMailServer, type MailServer } from '../../helpers/app/mail-server';
import { startScene, type Scene } from '../../helpers/scene/scene';

const DESK = 'desk@example.com';
const BOSS = 'boss@example.com';

describe('an alert that cannot be e-mailed', () => {
  let scene: Scene;
  let server: MailServer;

  beforeAll(async () => {
    server = await startMailServer();
    scene = await startScene({
      settings: {
        alerts: {
          emails: [DESK, BOSS],
          language: 'de',
          afterMinutes: 0,
          timeZone: 'Europe/Zurich',
          quietHours: { from: '00:00', to: '00:00' },
        },
      },
    });
    const { strapi } = scene.running();
    strapi.cron.remove('s360.alerts');
    strapi.plugin('email').provider = smtpProvider(server);
  });
  afterAll(async () => {
    await server.stops().catch(() => undefined);
    await scene.end();
  });

  const test = () => scene.running().admin('POST', '/s360/alerts/test');
  const aMinutePasses = () =>
    scene
      .running()
      .strapi.db.query(ALERT_MAIL_UID)
      .updateMany({ where: {}, data: { sentAt: new Date(Date.now() - 61_000) } });
  const mails = async (): Promise<AlertMailSent[]> =>
    listAt((await scene.running().admin('GET', '/s360/alerts')).body, 'data', 'mails') as never;
  const unsent = async (): Promise<Cause[]> => {
    const { body } = await scene.running().admin('GET', '/s360/attention');
    return (listAt(body, 'data') as Cause[]).filter(({ kind }) => kind === 'failedAlert');
  };
  const modules = () => modulesOf(scene.running().strapi);

  it('shows how alerts are set up, before anything was sent', async () => {
    const { body } = await scene.running().admin('GET', '/s360/alerts');
    expect(at(body, 'data', 'mails')).toEqual([]);
    expect(at(body, 'data', 'setUp')).toMatchObject({
      emails: [DESK, BOSS],
      hasMailer: true,
      language: 'de',
      timeZone: 'Europe/Zurich',
      isQuiet: false,
      webhooks: [],
      thresholds: expect.arrayContaining([
        { kind: 'failedPush', from: 5 },
        { kind: 'failedAlert', from: 1 },
        { kind: 'openBooking', from: null },
      ]),
    });
  });

  it('needs attention with its cause, reaches the others, and ends with the next e-mail', async () => {
    server.refuses(BOSS);
    const { body, status } = await test();
    expect([status, body]).toEqual([200, { data: { sent: 1, failed: 1 } }]);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toContain('Subject: S-360: Probemeldung');
    expect(await mails()).toMatchObject([
      { recipient: BOSS, isTest: true, failure: { code: 'alertMailAddress' } },
      { recipient: DESK, isTest: true, failure: null },
    ]);
    const [group, ...others] = await unsent();
    expect(others).toEqual([]);
    expect(group).toMatchObject({
      institution: '',
      count: 1,
      actor: 'integrator',
      dismissed: null,
    });
    expect(group?.reason?.values.answer).toMatch(/No such mailbox/);

    await modules().alerts.run();
    await modules().alerts.run();
    expect(server.received).toHaveLength(2);
    expect((await mails())[0]).toMatchObject({
      recipient: BOSS,
      isTest: false,
      causes: [{ kind: 'failedAlert', state: 'raised', institution: '', count: 1 }],
    });
    const since = group?.since;
    expect(await unsent()).toMatchObject([{ since }]);

    // An old e-mail is forgotten, unless it tells that nothing reaches the address.
    await modules().alertMails.forgetBefore(new Date(Date.now() + 60_000));
    expect((await mails()).map(({ recipient }) => recipient)).toEqual([BOSS, DESK]);
    expect(await unsent()).toHaveLength(1);

    server.refuses();
    const both = await Promise.all([test(), test()]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 200)?.body).toEqual({
      data: { sent: 2, failed: 0 },
    });
    expect(await test()).toMatchObject({
      status: 409,
      body: { error: { details: { reason: { code: 'alertJustTested' } } } },
    });
    expect(await unsent()).toEqual([]);
    await modules().alerts.run();
    expect((await mails())[0]).toMatchObject({ causes: [{ state: 'ended' }], failure: null });
  });

  it('says that the mail server cannot be reached', async () => {
    await aMinutePasses();
    await server.stops();
    expect((await test()).body).toEqual({ data: { sent: 0, failed: 2 } });
    expect(await unsent()).toMatchObject([
      { count: 2, cause: 'alertMailUnreachable', reason: { code: 'alertMailUnreachable' } },
    ]);
  });
});
