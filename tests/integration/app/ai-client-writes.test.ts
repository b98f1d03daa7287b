import { bulkJobsOf } from '../../helpers/bulk-jobs/bulk-jobs';
import { startBookingScene, type BookingScene } from '../../helpers/scene/booking-scene';
import { at, listAt, objectAt } from '../../helpers/json';
import { contactPermissions, mcpClient, type McpClient } from '../../helpers/app/mcp-client';

const LIMIT = 5;
const FIELDS = ['type', 'firstName', 'lastName', 'town'];

let scene: BookingScene;
beforeAll(async () => {
  process.env.MCP = 'true';
  scene = await startBookingScene({
    institutions: [{ code: 'myvenue' }],
    settings: { bulkGuard: { links: LIMIT } },
  });
});
afterAll(async () => {
  delete process.env.MCP;
  await scene.end();
});

const jobs = () => bulkJobsOf(scene);

const history = (): Promise<Record<string, unknown>[]> =>
  scene.running().strapi.db.connection('s360_contact_history').select('*');

describe('the contacts written by an AI client through Strapi’s own tools', () => {
  let client: McpClient;
  beforeAll(async () => {
    const permitted = contactPermissions(['create', 'read', 'update'], FIELDS);
    client = await mcpClient(scene.running(), permitted);
  });

  async function toolFor(action: string): Promise<string> {
    const names = await client.tools();
    const [name] = names.filter((one) => one.startsWith(`${action}_`) && /contact$/.test(one));
    if (name === undefined) throw new Error(`no tool for ${action}: ${names.join(', ')}`);
    return name;
  }

  /** The first write of this name is undone by the database, whose message quotes the values. */
  function losesOnce(lastName: string): void {
    let isLost = false;
    scene.running().strapi.documents.use(async ({ params }, next) => {
      const result = await next();
      if (isLost || at(params, 'data', 'lastName') !== lastName) return result;
      isLost = true;
      const message = `insert into contacts values ('${lastName}') - deadlock detected`;
      throw Object.assign(new Error(message), { code: '40P01' });
    });
  }

  const uses = async (action: string, given: object) => client.finds(await toolFor(action), given);

  it('have an author in the history, named after the user who allowed it', async () => {
    const made = await uses('create', { data: { type: 'individual', lastName: 'Rochat' } });
    const documentId = String(at(made, 'data', 'documentId'));
    await uses('update', { documentId, data: { type: 'individual', town: 'Bern' } });
    const own = (await history()).filter((row) => row.contact_document_id === documentId);
    expect(own.map(({ caused_by: by }) => by)).toEqual(['mcp:1', 'mcp:1']);
    const { body } = await scene.running().admin('GET', `/s360/contacts/${documentId}/history`);
    expect(objectAt(listAt(body, 'data')[0], 'by')).toEqual({
      id: 'mcp:1',
      name: 'Ada Admin (MCP)',
    });
    await scene.settled();
  });

  it('are undone as one, except where somebody has changed them since', async () => {
    const kept = await scene.knownContact({ firstName: 'Kept', lastName: 'Old', town: 'Chur' });
    const touched = await scene.knownContact({ firstName: 'Touched', lastName: 'Old' });
    for (const documentId of [kept, touched]) {
      for (const lastName of ['Newer', 'Newest'])
        await uses('update', { documentId, data: { type: 'individual', lastName } });
    }
    const earlier = new Date(Date.now() - 60_000);
    await scene.running().strapi.db.connection('s360_bulk_jobs').update({ ended_at: earlier });
    await uses('update', { documentId: kept, data: { type: 'individual', town: 'Bern' } });
    await scene.crm.saves(touched, { lastName: 'By a person' });
    await scene.settled();

    const [job, ...others] = await jobs().list('?kind=aiClient');
    expect(others).toEqual([]);
    expect(job).toMatchObject({ state: 'done', author: 'mcp:1', authorName: 'Ada Admin (MCP)' });
    expect(Date.parse(String(at(job, 'endedAt')))).toBeGreaterThan(earlier.getTime());
    await jobs().decides(at(job, 'id'), 'undo');
    await jobs().reaches(at(job, 'id'), 'undone');
    await scene.agreed();
    expect(await scene.crm.contact(kept)).toMatchObject({ lastName: 'Old', town: 'Chur' });
    expect(await scene.crm.contact(touched)).toMatchObject({ lastName: 'By a person' });
  });

  it('wait for approval when there are many, one by one', async () => {
    for (let person = 0; person < LIMIT + 3; person += 1)
      await uses('create', { data: { type: 'individual', lastName: `Person ${person}` } });
    const [job] = await jobs().list('?state=waiting&kind=guard');
    expect(job).toMatchObject({ author: 'mcp:1', authorName: 'Ada Admin (MCP)' });
    const held = await scene.crm.links({ bulkJobId: at(job, 'id'), state: 'pending' });
    expect(held.length).toBeGreaterThanOrEqual(3);
    await jobs().decides(at(job, 'id'), 'approve');
    await scene.agreed();
    // What was undone has ended: later writes begin another bulk job.
    const written = await jobs().list('?kind=aiClient');
    expect(written.map(({ state }) => state)).toEqual(['done', 'undone']);
  });

  it.each(['create', 'update'])(
    'say when a %s lost a race that nothing was written and that it may be repeated',
    async (action) => {
      const documentId = await scene.knownContact({ lastName: `Before ${action}` });
      const lastName = `Raced ${action}`;
      const data = { type: 'individual', lastName };
      const given = action === 'create' ? { data } : { documentId, data };
      losesOnce(lastName);
      const refused = await client.asks(await toolFor(action), given);
      expect([refused.isRefused, refused.text]).toEqual([
        true,
        expect.stringContaining('Nothing was written, because another change'),
      ]);
      expect(refused.text).not.toContain(lastName);
      const written = async () =>
        (await scene.crm.contacts()).filter((contact) => contact.lastName === lastName);
      expect(await written()).toEqual([]);
      await uses(action, given);
      expect(await written()).toHaveLength(1);
    },
  );
});
