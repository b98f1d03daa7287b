import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import {
  contactPermissions,
  mcpClient,
  ownPermission,
  type McpClient,
} from '../../helpers/app/mcp-client';
import { bulkJobsOf, uploads, writesOf, counted } from '../../helpers/bulk-jobs/bulk-jobs';
import { at, objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const { readOverview, runBulkJobs, runUnattended } = PERMISSION_ACTIONS;
const FIELDS = ['type', 'firstName', 'lastName', 'email', 'town'];

describe('a bulk job that a token planned or caused', () => {
  const scene = sceneForAll({ settings: { bulkGuard: { links: 2 } } });
  const jobs = bulkJobsOf(scene);

  let token: McpClient;
  let named: McpClient;
  beforeAll(async () => {
    const permissions = [
      ...contactPermissions(['create', 'read', 'update'], FIELDS),
      ownPermission(readOverview),
      ownPermission(runBulkJobs),
    ];
    token = await mcpClient(scene.running(), permissions);
    named = await mcpClient(scene.running(), [...permissions, ownPermission(runUnattended)]);
  });

  const refusal = { error: { details: { reason: { code: 'personOnly' } } } };

  /** A program writes one contact after the other, until the rest waits for approval. */
  async function heldByProgram(town: string): Promise<number> {
    const contacts: string[] = [];
    for (let nth = 0; nth < 5; nth += 1)
      contacts.push(await scene.crm.creates({ lastName: `${town} ${nth}` }));
    await scene.agreed();
    const program = await writesOf(scene).program(`of ${town}`);
    for (const documentId of contacts) await program.update(documentId, { town });
    const [job] = await jobs.list('?state=waiting&kind=guard');
    return Number(at(job, 'id'));
  }

  it('is approved by a person, and by no other token', async () => {
    const id = await heldByProgram('Bern');
    const body = { calls: 100 };
    const answer = await token.route('POST', `/s360/bulk-jobs/${id}/approve`, body);
    expect(answer).toMatchObject({ status: 409, body: refusal });
    expect(await jobs.one(id)).toMatchObject({ state: 'waiting' });
    await jobs.decides(id, 'approve');
    await scene.agreed();
  });

  it('is approved by a token that was given the right by name', async () => {
    const id = await heldByProgram('Chur');
    const answer = await named.route('POST', `/s360/bulk-jobs/${id}/approve`, { calls: 100 });
    expect(answer.status).toBe(200);
    await scene.agreed();
  });

  it('is neither started nor resumed nor undone by a token, but may be planned and stopped by one', async () => {
    const file = Buffer.from('firstName;lastName;email\nAida;Nil;aida@nil.example');
    const { id } = await uploads(scene, file);
    const asks = (client: McpClient, path: string, body: object = {}) =>
      counted(() => client.route('POST', `/s360/bulk-jobs${path}`, body));
    expect((await asks(token, `/${String(id)}/plan`)).status).toBe(200);
    expect(await asks(token, `/${String(id)}/start`)).toMatchObject({ status: 409, body: refusal });
    expect((await asks(named, `/${String(id)}/start`)).status).toBe(200);
    await jobs.reaches(id, 'done');
    expect(await asks(token, `/${String(id)}/undo`)).toMatchObject({ status: 409, body: refusal });
    expect(await asks(token, `/${String(id)}/resume`)).toMatchObject({
      status: 409,
      body: refusal,
    });
    const wish = { institution: 'myvenue', where: { town: 'Bern' } };
    const planned = await asks(token, '/push/plan', wish);
    expect(planned.status).toBe(200);
    const calls = Number(at(objectAt(planned.body, 'data'), 'calls'));
    expect(await asks(token, '/push', { ...wish, calls })).toMatchObject({
      status: 409,
      body: refusal,
    });
    expect((await asks(named, '/push', { ...wish, calls })).status).toBe(200);
    await scene.agreed();
  });
});
