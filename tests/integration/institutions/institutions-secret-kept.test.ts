import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from '../../helpers/http';
import {
  pluginInstitution,
  simulatedInstitution,
  WEBHOOK_KEY,
} from '../../helpers/institutions/institutions';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { modulesOf } from '../../helpers/strapi/modules';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';
import { startSimulator, type Simulator } from '../../simulator';

const PATH = '/s360/institution-settings';
const SECRET = 'demo-secret';

interface Changed {
  name?: string;
  baseUrl?: string;
  authentication?: object;
}

describe('the stored secret of an institution in the panel', () => {
  let simulator: Simulator;
  let running: RunningStrapi;
  let stranger: Server;
  let elsewhere = '';
  const heard: string[] = [];

  beforeAll(async () => {
    stranger = createServer((asked, answer) => {
      heard.push(asked.url ?? '');
      answer.writeHead(500).end();
    });
    await new Promise<void>((done) => stranger.listen(0, '127.0.0.1', done));
    elsewhere = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
    simulator = await startSimulator({ institutions: [simulatedInstitution({ code: 'museum' })] });
    running = await startStrapi({
      institutions: [pluginInstitution({ code: 'museum' }, simulator.url)],
    });
    expect((await running.admin('POST', `${PATH}/museum/adopt`)).status).toBe(200);
  });
  afterAll(async () => {
    await running.stop();
    await simulator.stop();
    await new Promise((done) => stranger.close(done));
  });

  const details = async () => objectAt((await running.admin('GET', `${PATH}/museum`)).body, 'data');
  async function edits(changed: Changed, secrets: object = {}) {
    const { revision, settings } = await details();
    const { authentication, ...others } = objectAt(settings);
    const { authentication: way, ...rest } = changed;
    return running.admin('PUT', `${PATH}/museum`, {
      revision,
      settings: {
        ...others,
        ...rest,
        authentication: { ...objectAt(authentication), ...way },
      },
      secrets,
    });
  }

  it.each<[string, () => [Changed, object?]]>([
    ['another host', () => [{ baseUrl: `${elsewhere}/x` }]],
    ['another proxy', () => [{}, { proxy: elsewhere }]],
    ['a login instead of tokens', () => [{ authentication: { kind: 'login' } }]],
    ['another module of logins', () => [{ authentication: { loginModule: 'tnco' } }]],
    [
      'another host, with another secret than this one',
      () => [{ baseUrl: `${elsewhere}/x` }, { webhook: 'a-new-key-of-the-museum' }],
    ],
  ])('has to be entered again for %s', async (_what, change) => {
    const before = await details();
    const [changed, secrets] = change();
    const refused = await edits(changed, secrets);
    expect(refused.status).toBe(400);
    expect(at(refused.body, 'error', 'details', 'reason')).toEqual({
      code: 'secretForNewAddress',
      values: { institution: 'museum' },
    });
    expect(JSON.stringify(refused.body)).not.toContain(SECRET);
    expect(await details()).toEqual(before);
    expect(heard).toEqual([]);
  });

  it('stays for other changes, even for another path of the same host', async () => {
    const edited = await edits({ name: 'The Museum', baseUrl: `${simulator.url}/museum/` });
    expect(edited.status).toBe(200);
    expect(textAt(await details(), 'name')).toBe('The Museum');
  });

  it.each(['The Museum\r\nBcc: victim@example.com', 'M'.repeat(101)])(
    'stays while the name %j is refused',
    async (name) => {
      expect((await edits({ name })).status).toBe(400);
      expect(textAt(await details(), 'name')).toBe('The Museum');
    },
  );

  it('is not used when it cannot be decrypted any more, which the institution and the list of work say', async () => {
    const institutions = [pluginInstitution({ code: 'museum' }, simulator.url)];
    await running.stop('keep');
    process.env.ENCRYPTION_KEY = 'another-key-than-before-0000001';
    running = await startStrapi({ institutions, folder: running.folder });
    delete process.env.ENCRYPTION_KEY;
    const delivers = async () => {
      const headers = { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key };
      const url = `${running.url}/api/s360/contacts/museum`;
      return (await request(url, { method: 'POST', json: [], headers })).status;
    };
    const waiting = async () => {
      const { body } = await running.admin('GET', '/s360/attention');
      const kinds = listAt(body, 'data').map((group) => at(group, 'kind'));
      return kinds.filter((kind) => kind === 'unusableInstitution').length;
    };
    expect(await waiting()).toBe(1);
    const unusable = async (scope: string[] | null) =>
      (await modulesOf(running.strapi).attention.list(scope)).meta.unusable;
    expect(await unusable(null)).toEqual([{ code: 'museum', name: 'The Museum' }]);
    expect(await unusable(['theatre'])).toEqual([]);
    const { problems } = await details();
    expect(problems).toEqual([expect.stringContaining('encrypted with another key')]);
    expect(at(await details(), 'areSecretsReadable')).toBe(false);
    expect(await delivers()).toBe(404);
    const entered = await edits({}, { s360: SECRET, webhook: WEBHOOK_KEY.key });
    expect(entered.body).toMatchObject({ data: { problems: [], areSecretsReadable: true } });
    expect(await delivers()).toBe(200);
    expect(await waiting()).toBe(0);
    expect(await unusable(null)).toEqual([]);
  });

  it('is replaced when it is entered with the new address', async () => {
    const edited = await edits({ baseUrl: `${elsewhere}/x` }, { s360: 'of-the-stranger' });
    expect(edited.status).toBe(200);
    // Back again it is not known any more, either.
    expect((await edits({ baseUrl: `${simulator.url}/museum` })).status).toBe(400);
  });
});
