import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { contactPermissions, mcpClient, ownPermission } from '../../helpers/app/mcp-client';
import { bulkJobsOf, uploads } from '../../helpers/bulk-jobs/bulk-jobs';
import { at, objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import type { AdminCall } from '../../helpers/strapi/strapi';

const { readOverview, runBulkJobs, runUnattended } = PERMISSION_ACTIONS;

/** Fields that the role reads and changes; of the others it has one permission at most. */
const NAMES = ['type', 'firstName', 'lastName', 'email'];
const PERMISSIONS = [
  ...contactPermissions(['read'], [...NAMES, 'town']),
  ...contactPermissions(['create', 'update'], [...NAMES, 'notes']),
  ...[readOverview, runBulkJobs, runUnattended].map((action) => ownPermission(action)),
];

/** Whether the notes are these is what the role must not find out. */
const SECRET = { firstName: 'Aida', lastName: 'Nil', email: 'aida@nil.example', notes: 'owes 500' };
const probing = (notes: string, town: string) =>
  Buffer.from(
    `First name;Last name;E-mail;Notes;Town\n${Object.values({ ...SECRET, notes }).join(';')};${town}`,
  );
const NAMES_READ = { 'First name': 'firstName', 'Last name': 'lastName', 'E-mail': 'email' };
const refusal = (names: string) => ({
  status: 403,
  body: { error: { details: { reason: { code: 'mayNotFillFields', values: { names } } } } },
});

describe.each(['a role', 'a token'])('a file of %s that may use some fields only', (who) => {
  const scene = sceneForAll({ institutions: [{ code: 'museum' }] });
  const jobs = bulkJobsOf(scene);
  let call: AdminCall;
  let documentId: string;

  beforeAll(async () => {
    documentId = await scene.crm.creates({ ...SECRET, town: 'Memphis' });
    call =
      who === 'a role'
        ? await scene.running().userWith(PERMISSIONS)
        : tokenCall((await mcpClient(scene.running(), PERMISSIONS)).route);
    await scene.agreed();
  });

  /** The route of a token takes JSON only. */
  const tokenCall =
    (route: (method: string, path: string, json?: object) => ReturnType<AdminCall>): AdminCall =>
    (method, path, body) =>
      body === undefined ? route(method, path) : route(method, path, Object(body));

  /** What somebody else uploaded, with all columns. */
  async function planned(notes: string, town: string): Promise<string> {
    const { id } = await uploads(scene, probing(notes, town));
    return `/s360/bulk-jobs/${String(id)}`;
  }

  it('has no plan that compares a field which it may not read, or may not write', async () => {
    const job = await planned(SECRET.notes, 'Memphis');
    const reads = (more: object) =>
      call('POST', `${job}/plan`, { mapping: { ...NAMES_READ, ...more } });
    expect(await reads({ Notes: 'notes' })).toMatchObject(refusal('notes'));
    expect(await reads({ Town: 'town' })).toMatchObject(refusal('town'));
    expect(await reads({ Town: 'town', Notes: 'notes' })).toMatchObject(refusal('town, notes'));
    expect(await call('POST', `${job}/plan`, {})).toMatchObject(refusal('notes, town'));
    expect(at((await reads({})).body, 'data', 'plan')).toMatchObject({
      mapping: NAMES_READ,
      counts: { same: 1 },
    });
  });

  it('is not started, listed line by line or undone with such a field either', async () => {
    const job = await planned('paid', 'Theben');
    expect(await call('POST', `${job}/start`, {})).toMatchObject(refusal('notes, town'));
    expect(await call('GET', `${job}/left-out`)).toMatchObject(refusal('notes, town'));
    expect(await scene.crm.contact(documentId)).toMatchObject({ notes: SECRET.notes });
    const id = job.split('/').at(-1);
    await jobs.posts(`/${String(id)}/plan`, { filled: 'overwrite' });
    await jobs.decides(id, 'start', {});
    await jobs.reaches(id, 'done');
    await scene.agreed();
    expect(await scene.crm.contact(documentId)).toMatchObject({ notes: 'paid', town: 'Theben' });
    for (const path of [`${job}/undo/plan`, `${job}/undo`])
      expect(await call('POST', path, {})).toMatchObject(refusal('notes, town'));
    await jobs.decides(id, 'undo');
    await jobs.reaches(id, 'undone');
    await scene.agreed();
  });
});

describe('a file that is uploaded by a role that may use some fields only', () => {
  const scene = sceneForAll({ institutions: [{ code: 'museum' }] });

  it('has columns for these only, until somebody names another', async () => {
    const call = await scene.running().userWith(PERMISSIONS);
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(probing('paid', 'Theben'))]), 'contacts.csv');
    form.append('settings', '{}');
    const { body } = await call('POST', '/s360/bulk-jobs/file', form);
    expect(objectAt(body, 'data', 'plan', 'mapping')).toEqual(NAMES_READ);
  });
});

describe('a change that an AI client plans', () => {
  beforeAll(() => {
    process.env.MCP = 'true';
  });
  afterAll(() => {
    delete process.env.MCP;
  });
  const scene = sceneForAll({ institutions: [{ code: 'museum' }] });

  it('does not say whether a field that its token may not read has the value already', async () => {
    const documentId = await scene.crm.creates(SECRET);
    const client = await mcpClient(scene.running(), PERMISSIONS);
    const asked = { contacts: [documentId], set: { notes: SECRET.notes } };
    const answer = await client.asks('s360_plan_bulk_change', asked);
    expect([answer.isRefused, answer.text]).toEqual([
      true,
      expect.stringContaining('may not read and change notes'),
    ]);
    await scene.agreed();
  });
});
