import {
  INSTITUTION_CHANGE_UID,
  INSTITUTION_SECRET_UID,
  INSTITUTION_UID,
  PERMISSION_ACTIONS,
  STORED_INSTITUTION_UID,
} from '../../../server/src/contracts';
import { crmSide } from '../../helpers/scene/crm-side';
import { personInS360 } from '../../helpers/contacts/contacts';
import { request, type HttpAnswer } from '../../helpers/http';
import {
  pluginInstitution,
  simulatedInstitution,
  WEBHOOK_KEY,
} from '../../helpers/institutions/institutions';
import { at, listAt, objectAt, problemsIn, textAt } from '../../helpers/json';
import { compileChild, startKillable } from '../../helpers/killed-process/killable-strapi';
import { modulesOf } from '../../helpers/strapi/modules';
import { s360Side } from '../../helpers/scene/s360-side';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';
import { pause, until } from '../../helpers/waiting';
import { startSimulator, type Simulator } from '../../simulator';

const PATH = '/s360/institution-settings';
const S360_SECRET = 'demo-secret';
const KEY = 'the-first-key-of-the-theatre';
const NEXT_KEY = 'the-second-key-of-the-theatre';
const SECRETS = [S360_SECRET, KEY, NEXT_KEY];

describe('institutions in the admin panel', () => {
  let simulator: Simulator;
  let running: RunningStrapi;
  const crm = crmSide(() => running);
  const theatre = s360Side('theatre', () => simulator.url);

  const configured = () => [pluginInstitution({ code: 'myvenue' }, simulator.url)];
  beforeAll(async () => {
    simulator = await startSimulator({
      institutions: ['myvenue', 'theatre'].map((code) => simulatedInstitution({ code })),
    });
    running = await startStrapi({ institutions: configured() });
  });
  afterAll(async () => {
    await running.stop();
    await simulator.stop();
  });

  let fresh = '';
  const answers: HttpAnswer[] = [];
  const call = async (method: string, path = '', body?: unknown): Promise<HttpAnswer> => {
    const answer = await running.admin(method, `${PATH}${path}`, body);
    answers.push(answer);
    return answer;
  };
  const details = async (code = 'theatre') =>
    objectAt((await call('GET', `/${code}`)).body, 'data');
  const revision = async (code = 'theatre') => textAt(await details(code), 'revision');
  const settings = (changed: object = {}) => ({
    code: 'theatre',
    name: 'The Theatre',
    baseUrl: `${simulator.url}/theatre`,
    authentication: { operator: 'THEATRE_CRM', partner: 'strapi-plugin-s360' },
    webhook: { authentication: { kind: 'apiKey', header: WEBHOOK_KEY.header } },
    catalog: false,
    pushNewContacts: true,
    ...changed,
  });
  const creates = () =>
    call('POST', '', { settings: settings(), secrets: { s360: S360_SECRET, webhook: KEY } });
  const edits = async (changed: object = {}, seen?: string) =>
    call('PUT', '/theatre', { settings: settings(changed), revision: seen ?? (await revision()) });
  const addsKey = async (secret: string) =>
    call('POST', '/theatre/webhook-secrets', { secret, revision: await revision() });
  const posts = async (url: string, code: string, key: string, json: object[]) => {
    const headers = { [WEBHOOK_KEY.header]: key };
    const webhook = `${url}/api/s360/contacts/${code}`;
    return (await request(webhook, { method: 'POST', json, headers })).status;
  };
  const delivers = (key: string, contactNumber = '1', code = 'theatre') =>
    posts(running.url, code, key, [
      { contactNumber, ...personInS360({ lastName: `N${contactNumber}` }) },
    ]);

  it('are unknown to webhooks before they are created', async () => {
    expect(await delivers(KEY)).toBe(404);
  });

  it('are checked like the configuration', async () => {
    const refused = await call('POST', '', {
      settings: { ...settings(), baseUrl: 'theatre', colour: 'red' },
      secrets: {},
    });
    expect(refused.status).toBe(400);
    expect(problemsIn(refused).sort()).toEqual([
      'authentication.secret is missing',
      'baseUrl must be an http or https URL without credentials or query',
      'there is an unknown setting: colour',
      'webhook.authentication.key is missing',
    ]);
  });

  it('need an encryption key', async () => {
    const key: unknown = running.strapi.config.get('admin.secrets.encryptionKey');
    running.strapi.config.set('admin.secrets.encryptionKey', undefined);
    const refused = await creates();
    expect(at((await call('GET')).body, 'meta', 'canStoreSecrets')).toBe(false);
    running.strapi.config.set('admin.secrets.encryptionKey', key);
    expect(refused.status).toBe(409);
    expect(at(refused.body, 'error', 'details', 'reason', 'code')).toBe('noEncryptionKey');
  });

  it('exchange at once when they are created', async () => {
    expect(await creates()).toMatchObject({
      status: 200,
      body: { data: { code: 'theatre', source: 'panel', isActive: true, isConfigured: false } },
    });
    expect(await delivers('wrong')).toBe(401);
    expect(await delivers(KEY)).toBe(200);
    await until('the contact is applied', () => crm.contactOf('theatre', '1'));
  });

  it('cannot be named in the limits of roles at once', async () => {
    expect(at(await details(), 'canLimitRoles')).toBe(false);
    expect(at(await details('myvenue'), 'canLimitRoles')).toBe(true);
  });

  it('are created once', async () => {
    expect((await creates()).status).toBe(409);
  });

  it('are sent to once sending is started', async () => {
    const { body } = await running.admin('GET', '/s360/institutions');
    const shown = listAt(body, 'data').find((one) => at(one, 'code') === 'theatre');
    const start = '/s360/institutions/theatre/sending/start';
    const started = await running.admin('POST', start, {
      untested: at(shown, 'sending', 'untested'),
    });
    expect(started.status).toBe(200);
    fresh = await crm.creates({ type: 'individual', lastName: 'Fresh' });
    await until('it is sent', async () => (await theatre.saves()).length > 0);
  });

  it('take another name at once', async () => {
    const edited = await edits({ name: 'The Old Theatre' });
    expect(edited).toMatchObject({ status: 200, body: { data: { name: 'The Old Theatre' } } });
    const { body } = await running.admin('GET', '/s360/institutions');
    expect(at(body, 'data')).toMatchObject([
      { name: 'myvenue', source: 'configuration' },
      { name: 'The Old Theatre', source: 'panel' },
    ]);
    expect(await delivers(KEY)).toBe(200);
  });

  it('are not changed by a form that was opened before another change', async () => {
    const seen = await revision();
    expect((await edits({}, seen)).status).toBe(200);
    expect((await edits({ name: 'Late' }, seen)).status).toBe(409);
    expect((await details()).name).toBe('The Theatre');
  });

  describe('during the rotation of a webhook key', () => {
    const secrets = async () =>
      listAt(await details(), 'secrets')
        .map((secret) => objectAt(secret))
        .filter(({ kind }) => kind === 'webhook');

    it('accept both keys, and say when each was last used', async () => {
      expect((await addsKey(NEXT_KEY)).status).toBe(200);
      expect(await secrets()).toMatchObject([
        { lastUsedAt: expect.any(String) },
        { lastUsedAt: null },
      ]);
      expect(await delivers(KEY)).toBe(200);
      expect(await delivers(NEXT_KEY)).toBe(200);
      await until('its use is noted', async () => (await secrets())[1]?.lastUsedAt);
    });

    it('accept no third one', async () => {
      expect((await addsKey('a-third-key-of-the-theatre')).status).toBe(409);
    });

    it('refuse the old one once it is removed, and keep the last one', async () => {
      const [old, next] = await secrets();
      const remove = async (id: unknown) => {
        const path = `/theatre/webhook-secrets/${String(id)}?revision=${await revision()}`;
        return (await call('DELETE', path)).status;
      };
      expect(await remove(old?.id)).toBe(200);
      expect(await delivers(KEY)).toBe(401);
      expect(await delivers(NEXT_KEY)).toBe(200);
      expect(await remove(next?.id)).toBe(409);
    });
  });

  it('that are disabled are unknown to webhooks, and nothing is sent to them', async () => {
    const request = async (isActive: boolean) =>
      call('PUT', '/theatre/active', { isActive, revision: await revision() });
    expect((await request(false)).status).toBe(200);
    expect(await delivers(NEXT_KEY)).toBe(404);
    await theatre.forgetCalls();
    await crm.saves(fresh, { firstName: 'Unsent' });
    await pause(2_000);
    expect(await theatre.saves()).toEqual([]);
    expect((await request(true)).status).toBe(200);
    expect(await delivers(NEXT_KEY)).toBe(200);
    await until('the edit is sent', async () => (await theatre.saves()).length > 0);
  });

  describe('that stand in the configuration', () => {
    it('cannot be changed', async () => {
      const request = { settings: { ...settings(), code: 'myvenue' }, revision: 'none' };
      const refused = await call('PUT', '/myvenue', request);
      expect(at(refused.body, 'error', 'details', 'reason', 'code')).toBe('institutionConfigured');
      expect(await details('myvenue')).toMatchObject({ source: 'configuration', revision: null });
    });

    it('are taken over with their secrets, and then count as they are in the panel', async () => {
      const adopted = await call('POST', '/myvenue/adopt');
      expect(adopted.body).toMatchObject({ data: { source: 'panel', isConfigured: true } });
      expect(await delivers(WEBHOOK_KEY.key, '7', 'myvenue')).toBe(200);
      const given = { ...objectAt(adopted.body, 'data', 'settings'), name: 'Adopted' };
      await call('PUT', '/myvenue', { settings: given, revision: await revision('myvenue') });
      await running.stop('keep');
      running = await startStrapi({ institutions: configured(), folder: running.folder });
      expect(await details('myvenue')).toMatchObject({ name: 'Adopted', source: 'panel' });
      expect(await delivers(WEBHOOK_KEY.key, '8', 'myvenue')).toBe(200);
    });

    it('count again when they are given back', async () => {
      const returned = await call('POST', '/myvenue/return');
      expect(returned.body).toMatchObject({ data: { source: 'configuration', name: 'myvenue' } });
      expect(await delivers(WEBHOOK_KEY.key, '9', 'myvenue')).toBe(200);
      expect((await call('POST', '/theatre/return')).status).toBe(409);
    });
  });

  it('can be named in the limits of roles after the next start of Strapi', async () => {
    expect(at(await details(), 'canLimitRoles')).toBe(true);
  });

  it('say who changed what', async () => {
    const changes = listAt((await call('GET', '/theatre/changes')).body, 'data');
    expect(changes.map((change) => textAt(change, 'kind')).reverse()).toEqual([
      'created',
      'edited',
      'edited',
      'keyAdded',
      'keyRemoved',
      'disabled',
      'enabled',
    ]);
    expect(changes.at(-2)).toMatchObject({ by: { name: 'Ada Admin' }, settings: ['name'] });
  });

  it('are noticed by other processes', async () => {
    const other = await startKillable({
      program: compileChild(),
      database: running.database,
      institutions: configured(),
    });
    const deliversThere = (key: string) => posts(other.url, 'theatre', key, []);
    try {
      expect(await deliversThere(NEXT_KEY)).toBe(200);
      expect(await deliversThere(KEY)).toBe(401);
      await addsKey(KEY);
      await until('it takes the key', async () => (await deliversThere(KEY)) === 200);
    } finally {
      await other.stop();
    }
  });

  it('show no secret in any answer', () => {
    expect(answers.length).toBeGreaterThan(20);
    for (const { body } of answers)
      for (const secret of SECRETS) expect(JSON.stringify(body)).not.toContain(secret);
  });

  it('have no secret in clear in the database', async () => {
    const secrets = await running.strapi.db.query(INSTITUTION_SECRET_UID).findMany();
    expect(secrets.length).toBeGreaterThan(2);
    const others = [STORED_INSTITUTION_UID, INSTITUTION_CHANGE_UID, INSTITUTION_UID];
    for (const uid of [INSTITUTION_SECRET_UID, ...others]) {
      const stored = JSON.stringify(await running.strapi.db.query(uid).findMany());
      for (const secret of SECRETS) expect(stored).not.toContain(secret);
    }
  });

  it('are managed by nobody without the permission, and by no token', async () => {
    const steerer = await running.userWith([PERMISSION_ACTIONS.steerSync]);
    expect((await steerer('GET', PATH)).status).toBe(403);
    expect((await steerer('POST', `${PATH}/myvenue/adopt`)).status).toBe(403);
    const manager = await running.userWith([PERMISSION_ACTIONS.manageInstitutions]);
    expect((await manager('GET', PATH)).status).toBe(200);
    const { institutionSettings } = modulesOf(running.strapi);
    await expect(institutionSettings.adopt('myvenue', 'admin-token:1')).rejects.toMatchObject({
      details: { reason: { code: 'personOnly' } },
    });
  });
});
