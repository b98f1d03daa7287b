import { PERMISSION_ACTIONS, type ContactSyncStatus } from '../../../server/src/contracts';
import { bulkJobsOf } from '../../helpers/bulk-jobs/bulk-jobs';
import { startBookingScene, type BookingScene } from '../../helpers/scene/booking-scene';
import { at, listAt } from '../../helpers/json';
import { contactPermissions, mcpClient, ownPermission } from '../../helpers/app/mcp-client';

const { composeBookings, readBookings, readOverview, readSync, runBulkJobs, useSegments } =
  PERMISSION_ACTIONS;

const LIMIT = 5;
const FIELDS = ['type', 'firstName', 'lastName', 'town'];
const AT_MYVENUE = ['plugin::s360.at-institution-myvenue'];

let scene: BookingScene;
beforeAll(async () => {
  process.env.MCP = 'true';
  scene = await startBookingScene({
    institutions: [{ code: 'myvenue' }, { code: 'museum', plugin: { pushNewContacts: false } }],
    settings: { bulkGuard: { links: LIMIT } },
  });
});
afterAll(async () => {
  delete process.env.MCP;
  await scene.end();
});

const clientWith = (...permissions: Parameters<typeof mcpClient>[1]) =>
  mcpClient(scene.running(), permissions);

const reader = () => clientWith(...contactPermissions(['read'], FIELDS));

/** May plan changes of contacts, within its fields. */
const planner = () =>
  clientWith(
    ...contactPermissions(['create', 'read', 'update'], FIELDS),
    ownPermission(runBulkJobs),
  );

const jobs = () => bulkJobsOf(scene);

const history = (): Promise<Record<string, unknown>[]> =>
  scene.running().strapi.db.connection('s360_contact_history').select('*');

describe('the tools of an AI client', () => {
  it('are those that its token has the permissions for', async () => {
    const client = await reader();
    const own = (await client.tools()).filter((name) => name.startsWith('s360_'));
    expect(own).toEqual(['s360_find_contacts']);
    const refused = await client.asks('s360_plan_bulk_change', {
      conditions: [{ kind: 'number', start: '1' }],
      set: { town: 'Bern' },
    });
    expect(refused.isRefused).toBe(true);
    expect((await (await planner()).tools()).includes('s360_plan_bulk_change')).toBe(true);
  });

  it('find contacts by words in any order, with no field that the token may not read', async () => {
    const email = 'hidden@example.com';
    const documentId = await scene.knownContact({ firstName: 'Zoé', lastName: 'Sutter', email });
    const client = await reader();
    const answer = await client.asks('s360_find_contacts', { text: 'sutter zoé' });
    expect(answer.found).toMatchObject({
      total: 1,
      contacts: [{ documentId, fields: { firstName: 'Zoé', lastName: 'Sutter' }, records: [] }],
    });
    expect(answer.text).not.toContain(email);
    expect(await client.finds('s360_find_contacts', { text: email })).toMatchObject({ total: 0 });
  });

  it('say at which institutions a contact stands how, and nothing of others', async () => {
    const documentId = await scene.knownContact({ lastName: 'Everywhere' });
    await scene.crm.panel('POST', documentId, '/museum/push');
    await scene.settled();
    const method = 'saveIndividualContactData';
    const refusal = { method, times: 1, kind: 'business', statusDetail: 'email.invalid' };
    await scene.s360().faults(refusal);
    await scene.crm.saves(documentId, { town: 'Chur' });
    await scene.settled();

    const everywhere = await clientWith(ownPermission(readSync));
    const explained = listAt(
      await everywhere.finds('s360_explain_sync', { documentId }),
      'institutions',
    );
    expect(explained).toMatchObject([
      {
        institution: { code: 'myvenue' },
        state: 'failed' satisfies ContactSyncStatus['state'],
        stateOnScreens: 'Failed',
        pendingFields: ['town'],
        failure: { reason: expect.stringContaining('email.invalid') },
        whoActs: 'operator',
      },
      { institution: { code: 'museum' }, state: 'inSync', whoActs: 'nobody' },
    ]);
    const limited = await clientWith(
      ownPermission(readSync, AT_MYVENUE),
      ownPermission(readOverview, AT_MYVENUE),
      ownPermission(readBookings, AT_MYVENUE),
      ownPermission(composeBookings, AT_MYVENUE),
    );
    const seen = await limited.asks('s360_explain_sync', { documentId });
    expect(listAt(seen.found, 'institutions')).toHaveLength(1);
    expect(seen.text).not.toContain('museum');
    const groups = listAt(await limited.finds('s360_needs_attention'), 'groups');
    const cause = {
      kind: 'failedPush',
      code: 'email.invalid',
      count: 1,
      whatToDo: 'Once it is corrected and saved, it is sent again automatically.',
      whoActs: 'operator',
    };
    expect(groups).toContainEqual(expect.objectContaining({ ...cause, institution: 'myvenue' }));
    expect(groups.map((group) => at(group, 'institution'))).not.toContain('museum');
    const sale = { kind: 'sale', contactDocumentId: null, lines: [scene.seats(1)] };
    const elsewhere: [string, object][] = [
      ['s360_explain_sync', { documentId, institution: 'museum' }],
      ['s360_needs_attention', { institution: 'museum' }],
      ['s360_find_sold', { institution: 'museum' }],
      ['s360_draft_booking', { ...sale, institution: 'museum' }],
    ];
    for (const [tool, given] of elsewhere) {
      const { isRefused, text } = await limited.asks(tool, given);
      expect([tool, isRefused, text]).toEqual([
        tool,
        true,
        expect.stringContaining('they include only myvenue'),
      ]);
    }
    await scene.crm.panel('POST', documentId, '/myvenue/push');
    await scene.agreed();
  });

  it('count and list the contacts of a segment, for roles that may use segments', async () => {
    const documentId = await scene.knownContact({ lastName: 'Counted' });
    const number = String((await scene.crm.link(documentId, 'myvenue'))?.contactNumber);
    const conditions = [{ kind: 'number', start: number }];
    const saved = { name: 'By number', conditions, isShared: true };
    const made = await scene.running().admin('POST', '/s360/segments', saved);
    const segment = Number(at(made.body, 'data', 'id'));
    const client = await clientWith(
      ...contactPermissions(['read'], FIELDS),
      ownPermission(useSegments),
      ownPermission(readSync),
    );
    expect(await client.finds('s360_list_segments')).toMatchObject({
      segments: [{ id: segment, name: 'By number', conditions }],
    });
    expect(await client.finds('s360_count_segment', { segment })).toEqual({ count: 1 });
    expect(await client.finds('s360_find_contacts', { conditions })).toMatchObject({
      contacts: [{ documentId, records: [{ institution: 'myvenue', contactNumber: number }] }],
    });
    const without = await (await reader()).asks('s360_find_contacts', { conditions });
    expect(without).toMatchObject({ isRefused: true, text: expect.stringContaining('roles') });
  });

  it('draft a booking, which no tool submits', async () => {
    const client = await clientWith(ownPermission(readBookings), ownPermission(composeBookings));
    const sold = await client.finds('s360_find_sold', { institution: 'myvenue', text: 'flam' });
    const shown = listAt(sold, 'performances', 'shown')[0];
    const price = listAt(shown, 'prices')[0];
    const line = {
      performanceId: at(shown, 'performanceId'),
      seatCategoryId: at(price, 'seatCategoryId'),
      itemId: null,
      tariffId: at(price, 'tariffId'),
      quantity: 2,
    };
    const contactDocumentId = await scene.knownContact({ email: 'buyer@example.com' });
    const draft = await client.asks('s360_draft_booking', {
      institution: 'myvenue',
      kind: 'reservation',
      contactDocumentId,
      lines: [line],
    });
    expect(draft.found).toMatchObject({
      state: 'draft',
      lines: [{ quantity: 2, unitPrice: at(price, 'price') }],
      obstacles: [],
    });
    expect(draft.text).not.toContain('buyer@example.com');
    const booking = await scene.booking(String(at(draft.found, 'documentId')));
    expect(booking).toMatchObject({ state: 'draft', author: { id: 'mcp:1' } });
    expect(await scene.ordersInS360()).toEqual([]);
    expect((await client.tools()).filter((name) => /submit|close|approve/.test(name))).toEqual([]);
  });
});

describe('a bulk change planned by an AI client', () => {
  it('changes nothing until a person starts it, and is undone as one', async () => {
    const contacts: string[] = [];
    for (const town of ['Basel', null])
      contacts.push(await scene.knownContact({ lastName: 'Same Name', town }));
    const townsOf = async () =>
      Promise.all(contacts.map(async (id) => (await scene.crm.contact(id)).town));
    const client = await planner();
    const planned = await client.finds('s360_plan_bulk_change', {
      contacts,
      set: { town: '=Köniz, "by" the wood' },
    });
    expect(planned).toMatchObject({ state: 'planned', contacts: 2, changed: 2, calls: 2 });
    const id = at(planned, 'bulkJob');
    await scene.settled();
    expect(await townsOf()).toEqual(['Basel', null]);
    expect(await jobs().one(id)).toMatchObject({
      state: 'planned',
      authorName: 'Ada Admin (MCP)',
      fileName: 'town: “=Köniz, "by" the wood”',
    });
    const waiting = await scene.running().admin('GET', '/s360/attention');
    expect(listAt(waiting.body, 'data')).toContainEqual(
      expect.objectContaining({ kind: 'bulkJobToApprove', cause: 'planned', count: 1 }),
    );

    const started = await client.route('POST', `/s360/bulk-jobs/${String(id)}/start`, {});
    expect(started.status).toBe(409);
    expect(at(started.body, 'error', 'details', 'reason', 'code')).toBe('personOnly');
    expect((await jobs().one(id)).state).toBe('planned');

    await jobs().decides(id, 'start', {});
    await jobs().reaches(id, 'done');
    await scene.agreed();
    expect(await townsOf()).toEqual(['=Köniz, "by" the wood', '=Köniz, "by" the wood']);
    const changes = (await history()).filter(({ cause }) => cause === 'bulkJob');
    expect(changes.map(({ caused_by: by }) => by)).toEqual([String(id), String(id)]);

    await jobs().decides(id, 'undo');
    await jobs().reaches(id, 'undone');
    await scene.agreed();
    expect(await townsOf()).toEqual(['Basel', null]);
    const undone = (await history()).filter(({ cause }) => cause === 'undo');
    expect(undone.map(({ caused_by: by }) => by)).toEqual([String(id), String(id)]);
  });
});
