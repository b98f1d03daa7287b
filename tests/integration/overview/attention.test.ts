import { BULK_JOB_UID, CONTACT_LINK_UID, PERMISSION_ACTIONS } from '../../../server/src/contracts';
import type { Cause } from '../../../server/src/contracts';
import { at, listAt, objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const method = 'saveIndividualContactData';

describe('the list of work that waits for a person', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { fields: { town: { conflict: 'manual' } } } },
      { code: 'museum', plugin: { pushNewContacts: false } },
    ],
  });

  const admin = (verb: string, path: string, body?: unknown) =>
    scene.running().admin(verb, `/s360/attention${path}`, body);
  const groups = async (): Promise<Cause[]> =>
    listAt((await admin('GET', '')).body, 'data') as Cause[];
  const groupOf = async (kind: string): Promise<Cause | null> =>
    (await groups()).find((one) => one.kind === kind && one.institution === 'myvenue') ?? null;
  const open = async () => at((await admin('GET', '')).body, 'meta', 'open');
  const mark = (group: Cause, marked: object) =>
    admin('PUT', '/marks', { key: group.key, ...marked });

  async function known(lastName: string): Promise<{ documentId: string; number: string }> {
    const number = await scene
      .s360()
      .creates({ lastName, email: `${lastName}@example.com`, town: 'Basel' });
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
    return { documentId: String(documentId), number };
  }

  it('groups failed pushes by the answer of S-360, and names who has to act', async () => {
    const people = [await known('first'), await known('second')];
    await scene.s360().faults({ method, times: 2, kind: 'business', statusDetail: 'error.email' });
    for (const { documentId } of people) await scene.crm.saves(documentId, { firstName: 'Ada' });
    const group = await until('both pushes have failed', async () => {
      const found = await groupOf('failedPush');
      return found?.count === 2 ? found : null;
    });
    expect(group).toMatchObject({
      cause: 'error.email',
      actor: 'operator',
      reason: { code: 'callRefused' },
      only: null,
      dismissed: null,
      assignee: null,
    });
    expect(Date.parse(group.since ?? '')).toBeLessThanOrEqual(Date.now());
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    const myvenue = listAt(body, 'data').find((one) => at(one, 'code') === 'myvenue');
    // Refused calls are not counted as sent.
    expect(at(myvenue, 'lastSent')).toEqual({ contacts: null, bookings: null });
  });

  it('contains conflicts until somebody decides them', async () => {
    const { documentId, number } = await known('conflicting');
    await scene.s360().faults({ method: '*', times: 1000, kind: 'http', status: 503 });
    await scene.crm.saves(documentId, { town: 'Chur' });
    await scene.s360().changes(number, { town: 'Bern' });
    await scene.cycle();
    await scene.s360().faults();
    await scene.settled();
    const group = await until('the conflict waits', () => groupOf('conflict'));
    expect(group).toMatchObject({
      count: 1,
      actor: 'operator',
      only: { contact: { documentId, name: 'conflicting' }, contactNumber: number },
    });
    const openConflicts = async (get = scene.running().admin) =>
      at((await get('GET', '/s360/attention')).body, 'meta', 'openConflicts');
    expect(await openConflicts()).toBe(1);
    const elsewhere = ['plugin::s360.at-institution-museum'];
    const other = await scene.running().userWith([PERMISSION_ACTIONS.readOverview], elsewhere);
    expect(await openConflicts(other)).toBe(0);
    const listed = await scene.running().admin('GET', `/s360/conflicts?contact=${documentId}`);
    const id = String(at(listed.body, 'data', 0, 'id'));
    await scene.running().admin('POST', `/s360/conflicts/${id}/decision`, { decision: 's360' });
    expect(await groupOf('conflict')).toBeNull();
    expect(await openConflicts()).toBe(0);
  });

  it('counts a create in doubt once, among the unconfirmed, and not as a failed push', async () => {
    const failedPushes = async () =>
      (await groups()).filter(({ kind }) => kind === 'failedPush').map(({ count }) => count);
    const failed = await failedPushes();
    await scene.s360().faults({ method, times: 1, kind: 'drop-response' });
    await scene.crm.creates({ lastName: 'Doubt', email: 'doubt@example.com' });
    const group = await until('the create is in doubt', () => groupOf('unconfirmedCreate'));
    expect(group).toMatchObject({ count: 1, only: { contact: { name: 'Doubt' } } });
    expect(await failedPushes()).toEqual(failed);
    await scene.agreed();
    expect(await groupOf('unconfirmedCreate')).toBeNull();
  });

  it('groups quarantined items by their reason, and refers them to the team of S-360', async () => {
    await scene.delivers([
      { contactNumber: '1', type: 'ROBOT' },
      { contactNumber: '2', type: 'ROBOT' },
      { type: 'INDIVIDUAL' },
    ]);
    await until('the items are quarantined', async () => {
      const found = (await groups()).filter(({ kind }) => kind === 'itemNotImported');
      return found.length === 2 ? found : null;
    });
    const found = (await groups()).filter(({ kind }) => kind === 'itemNotImported');
    expect(found.map(({ actor, count, reason }) => [reason?.code, count, actor]).sort()).toEqual([
      ['numberMissing', 1, 's360'],
      ['typeUnknown', 2, 's360'],
    ]);
  });

  it('does not count a dismissed group as open until it grows', async () => {
    const group = (await groupOf('failedPush')) as Cause;
    const before = Number(await open());
    const dismissal = { note: 'the fair is over' };
    const dismissed = await mark(group, { dismissal });
    expect(dismissed.status).toBe(200);
    expect(at(dismissed.body, 'meta', 'open')).toBe(before - 1);
    expect((await groupOf('failedPush'))?.dismissed).toMatchObject({
      by: { name: 'Ada Admin' },
      note: 'the fair is over',
    });
    const { documentId } = await known('third');
    await scene.s360().faults({ method, times: 1, kind: 'business', statusDetail: 'error.email' });
    await scene.crm.saves(documentId, { firstName: 'Ada' });
    await until('it is open again', async () => {
      const found = await groupOf('failedPush');
      return found?.count === 3 && found.dismissed === null;
    });
  });

  it('counts what is being tried again, and keeps since when it waits if it fails again', async () => {
    const steer = (verb: string, path: string, body: object) =>
      scene.running().admin(verb, `/s360/${path}`, body);
    const retries = async () => objectAt(at((await admin('GET', '')).body, 'meta'));
    const retrying = async () => at(await retries(), 'retrying');
    const inStatus = async () =>
      listAt((await scene.running().admin('GET', '/s360/institutions')).body, 'data').map((one) =>
        at(one, 'retrying'),
      );
    const before = (await groupOf('failedPush')) as Cause;
    expect(await retrying()).toBe(0);

    await steer('PUT', 'institutions/myvenue/pauses', { sending: true });
    const all = { institution: 'myvenue', kind: 'push' };
    await steer('POST', 'failures/retry', all);
    expect(await groupOf('failedPush')).toBeNull();
    expect(await retries()).toMatchObject({ retrying: before.count, unresolvedKeys: [before.key] });
    expect(await inStatus()).toContain(before.count);
    expect((await steer('POST', 'failures/retry', all)).body).toEqual({
      data: { retried: 0, waitsUntil: null },
    });

    const times = before.count;
    await scene.s360().faults({ method, times, kind: 'business', statusDetail: 'error.email' });
    await steer('PUT', 'institutions/myvenue/pauses', { sending: false });
    const again = await until('all have failed again', async () => {
      const found = await groupOf('failedPush');
      return found?.count === times ? found : null;
    });
    expect(again.since).toBe(before.since);
    expect(await retrying()).toBe(0);
  });

  it('counts a bulk job that failed as tried again from its resumption to its first good step', async () => {
    const jobs = scene.running().strapi.db.query(BULK_JOB_UID);
    const meta = async () => objectAt(at((await admin('GET', '')).body, 'meta'));
    const code = 'Error';
    const failure = { code, reason: { code: 'bulkJobStopped', values: {} }, at: new Date() };
    // It names no institution, so that each step fails.
    const failed = { kind: 'push', state: 'failed', failure, createdAt: new Date() };
    const { id } = await jobs.create({ data: failed });
    expect(await meta()).toMatchObject({ retrying: 0 });
    await scene.running().admin('POST', `/s360/bulk-jobs/${String(id)}/resume`);
    expect(await meta()).toMatchObject({
      retrying: 1,
      unresolvedKeys: ['failedBulkJob::failed'],
    });
    await jobs.update({ where: { id }, data: { kind: 'guard' } });
    await until('it has ended well', async () => (await meta()).retrying === 0);
    expect(await jobs.findOne({ where: { id } })).toMatchObject({ state: 'done', failure: null });
  });

  it('says how many contacts bulk jobs to approve hold, and at which institution', async () => {
    const { db } = scene.running().strapi;
    const contacts = [await known('held'), await known('paused'), await known('held too')];
    const holding = async (at: number, state: string) => {
      const job = { kind: 'guard', state, createdAt: new Date() };
      const { id } = await db.query(BULK_JOB_UID).create({ data: job });
      const where = { institution: 'myvenue', contactNumber: contacts[at]?.number };
      const data = { state: 'pending', bulkJobId: id };
      await db.query(CONTACT_LINK_UID).update({ where, data });
      return Number(id);
    };
    const toApprove = async () =>
      (await groups()).find(({ kind }) => kind === 'bulkJobToApprove') ?? null;
    const jobs = [await holding(0, 'waiting'), await holding(1, 'paused')];
    expect(await toApprove()).toMatchObject({
      institution: '',
      count: 1,
      only: { bulkJobId: jobs[0] },
      heldAt: [{ institution: 'myvenue', contacts: 1 }],
    });
    jobs.push(await holding(2, 'waiting'));
    expect(await toApprove()).toMatchObject({
      count: 2,
      only: null,
      heldAt: [{ institution: 'myvenue', contacts: 2 }],
    });
    const held = { where: { bulkJobId: { $in: jobs } } };
    await db
      .query(CONTACT_LINK_UID)
      .updateMany({ ...held, data: { state: 'inSync', bulkJobId: null } });
    await db.query(BULK_JOB_UID).deleteMany({ where: { id: { $in: jobs } } });
  });

  it('shows to whom a group is assigned', async () => {
    const group = (await groupOf('failedPush')) as Cause;
    const { body } = await admin('GET', '/colleagues');
    const [ada] = listAt(body, 'data');
    expect(ada).toMatchObject({ name: 'Ada Admin' });
    const assigned = await mark(group, { assignee: at(ada, 'id') });
    expect(assigned.status).toBe(200);
    expect((await groupOf('failedPush'))?.assignee).toMatchObject({ name: 'Ada Admin' });
    expect((await mark(group, { assignee: 999 })).status).toBe(404);
    await mark(group, { assignee: null });
    expect((await groupOf('failedPush'))?.assignee).toBeNull();
  });

  it('refers a missing right to the team of S-360: after it, trying again sends', async () => {
    const { documentId, number } = await known('forbidden');
    await scene.s360().faults({ method, times: 1, kind: 'http', status: 403 });
    await scene.crm.saves(documentId, { firstName: 'Ada' });
    const forbidden = async () =>
      (await groups()).find(({ reason }) => reason?.code === 'callForbidden') ?? null;
    const group = await until('the push is forbidden', forbidden);
    expect(group).toMatchObject({ kind: 'failedPush', count: 1, actor: 's360' });
    await scene.running().admin('POST', '/s360/failures/retry', {
      institution: 'myvenue',
      kind: 'push',
      code: group.cause,
    });
    await until('it is sent', async () => (await forbidden()) === null);
    await scene.agreed();
    expect(at(await scene.s360().contact(number), 'individualContact')).toMatchObject({
      individualFirstname: 'Ada',
    });
  });

  it('rejects marks for a group that does not exist, and invalid requests', async () => {
    const nothing = { key: 'failedPush:museum:none' };
    expect((await admin('PUT', '/marks', { ...nothing, assignee: null })).status).toBe(404);
    expect((await admin('PUT', '/marks', nothing)).status).toBe(400);
    const long = { ...nothing, dismissal: { note: 'x'.repeat(501) } };
    expect((await admin('PUT', '/marks', long)).status).toBe(400);
  });

  it('can be read with the permission for the page, and marked only with the permission to steer the sync', async () => {
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readOverview]);
    expect((await reader('GET', '/s360/attention')).status).toBe(200);
    expect((await reader('GET', '/s360/attention/colleagues')).status).toBe(403);
    expect((await reader('PUT', '/s360/attention/marks', {})).status).toBe(403);
    const steerer = await scene.running().userWith([PERMISSION_ACTIONS.steerSync]);
    expect((await steerer('GET', '/s360/attention')).status).toBe(403);
    expect((await steerer('PUT', '/s360/attention/marks', {})).status).toBe(400);
  });
});
