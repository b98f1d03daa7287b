import { CONTACT_UID } from '../../server/src/contracts';
import { request } from '../helpers/http';
import { at, listAt, objectAt, textAt } from '../helpers/json';
import { bulkJobsOf } from '../helpers/bulk-jobs';
import { startScene, type Scene } from '../helpers/scene';

const LIMIT = 5;

describe('the contacts written through Strapi’s MCP server', () => {
  let scene: Scene;
  let token: string;
  beforeAll(async () => {
    process.env.MCP = 'true';
    scene = await startScene({ settings: { bulkGuard: { links: LIMIT, withinMs: 600_000 } } });
    const permissions = ['create', 'read', 'update'].map((action) => ({
      action: `plugin::content-manager.explorer.${action}`,
      subject: CONTACT_UID,
      properties: { fields: ['type', 'lastName', 'town'] },
      conditions: [],
    }));
    const made = await scene.running().admin('POST', '/admin/admin-tokens', {
      kind: 'admin',
      name: 'assistant',
      description: '',
      lifespan: null,
      adminPermissions: permissions,
    });
    token = textAt(made.body, 'data', 'accessKey');
  });
  afterAll(async () => {
    delete process.env.MCP;
    await scene.end();
  });

  /** One JSON-RPC call, which is answered by an event. */
  async function calls(method: string, params: object): Promise<unknown> {
    const { body } = await request(`${scene.running().url}/mcp`, {
      method: 'POST',
      json: { jsonrpc: '2.0', id: 1, method, params },
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json, text/event-stream',
      },
    });
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const [, data = text] = /^data: (.*)$/m.exec(text) ?? [];
    return JSON.parse(data) as unknown;
  }

  async function tool(action: string): Promise<string> {
    const tools = listAt(await calls('tools/list', {}), 'result', 'tools');
    const names = tools.map((one) => textAt(one, 'name'));
    const [name] = names.filter((one) => one.startsWith(`${action}_`) && /contact$/.test(one));
    if (name === undefined) throw new Error(`no tool for ${action}: ${names.join(', ')}`);
    return name;
  }

  const uses = async (action: string, given: object) => {
    const answer = await calls('tools/call', { name: await tool(action), arguments: given });
    if (at(answer, 'result', 'isError') === true || at(answer, 'result') === undefined) {
      throw new Error(JSON.stringify(answer));
    }
  };

  const history = (): Promise<Record<string, unknown>[]> =>
    scene.running().strapi.db.connection('s360_contact_history').select('*');

  it('have an author in the history, named after the user who allowed it', async () => {
    await uses('create', { data: { type: 'individual', lastName: 'Rochat' } });
    const [{ documentId } = { documentId: '' }] = await scene.crm.contacts();
    await uses('update', { documentId, data: { type: 'individual', town: 'Bern' } });
    expect((await history()).map(({ caused_by: by }) => by)).toEqual(['mcp:1', 'mcp:1']);
    const { body } = await scene
      .running()
      .admin('GET', `/s360/contacts/${String(documentId)}/history`);
    expect(objectAt(listAt(body, 'data')[0], 'by')).toEqual({
      id: 'mcp:1',
      name: 'Ada Admin (MCP)',
    });
    await scene.settled();
  });

  it('wait for approval when there are many, one by one', async () => {
    for (let person = 0; person < LIMIT + 3; person += 1) {
      await uses('create', { data: { type: 'individual', lastName: `Person ${person}` } });
    }
    const [job] = await bulkJobsOf(scene).list('?state=waiting&kind=guard');
    expect(job).toMatchObject({ author: 'mcp:1', authorName: 'Ada Admin (MCP)' });
    const held = await scene.crm.links({ bulkJobId: at(job, 'id'), state: 'pending' });
    expect(held.length).toBeGreaterThanOrEqual(3);
    await bulkJobsOf(scene).decides(at(job, 'id'), 'approve');
    await scene.agreed();
  });
});
