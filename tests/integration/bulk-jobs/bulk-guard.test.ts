import { forgetPast } from '../../../server/src/app/background/forget-past';
import { modulesOf } from '../../helpers/strapi/modules';
import { CONTACT_LINK_UID, CONTACT_UID, PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { valuesInS360 } from '../../helpers/contacts/contacts';
import { at, listAt, objectAt } from '../../helpers/json';
import { bulkJobsOf, writesOf } from '../../helpers/bulk-jobs/bulk-jobs';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { pause, until } from '../../helpers/waiting';

const LIST = `/content-manager/collection-types/${CONTACT_UID}`;

const LIMIT = 20;
const settings = { bulkGuard: { links: LIMIT } };

describe('many links that are marked at the same time', () => {
  const scene = sceneForAll({ settings: { bulkGuard: { links: 1000 } } });
  let contacts: string[];
  beforeAll(async () => {
    const made: string[] = [];
    for (let index = 0; index < 40; index += 1) {
      made.push(await writesOf(scene).create({ type: 'individual', lastName: `Person ${index}` }));
    }
    contacts = made;
    await scene.agreed();
    await scene.strapiStops();
    await scene.strapiStarts({ settings });
  });
  beforeEach(() => scene.s360().forgetCalls());

  const bulkJobs = () => bulkJobsOf(scene);
  const writes = () => writesOf(scene);
  const heldLinks = (bulkJobId: unknown) => scene.crm.links({ bulkJobId, state: 'pending' });
  const waitingBulkJob = async () => {
    const [job] = await bulkJobs().list('?state=waiting&kind=guard');
    return objectAt(job);
  };
  const townsInS360 = async () =>
    (await scene.s360().contacts()).map((one) => valuesInS360(one).town);
  const pauseSending = (sending: boolean) =>
    scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending });
  /** Long enough for the dispatcher to send what is due. */
  const sentIsDue = () => pause(1_500);

  it('in one transaction wait for an approval that shows the contacts, their fields, the calls and what the time rests on, and are then sent', async () => {
    await writes().transaction(async () => {
      for (const documentId of contacts) await writes().update(documentId, { town: 'Bern' });
    });
    await sentIsDue();
    expect(await scene.s360().saves()).toEqual([]);
    const { id, total } = await waitingBulkJob();
    expect(total).toBe(40);
    const details = await bulkJobs().one(id);
    expect(details).toMatchObject({ kind: 'guard', state: 'waiting', total: 40, author: null });
    expect(details.costs).toMatchObject([
      {
        institution: 'myvenue',
        calls: 40,
        days: 1,
        basis: { ahead: 0, limitedBy: 'windows', perMinute: expect.any(Number) },
      },
    ]);
    const linksOf = (bulkJob: unknown) =>
      scene.running().admin('GET', `/s360/links?bulkJob=${String(bulkJob)}`);
    const shown = await linksOf(id);
    expect(at(shown.body, 'meta', 'pagination', 'total')).toBe(40);
    const ofAnother = await linksOf(Number(id) + 1);
    expect(at(ofAnother.body, 'meta', 'pagination', 'total')).toBe(0);
    expect(at(shown.body, 'data', 0)).toMatchObject({ pendingFields: ['town'] });
    const [first] = contacts;
    const status = await scene.crm.status(String(first), 'myvenue');
    expect(status).toMatchObject({
      state: 'pending',
      waiting: { kind: 'bulkJob', bulkJobId: id, bulkJobState: 'waiting' },
    });
    expect((await bulkJobs().call('POST', `/${String(id)}/approve`, { calls: 39 })).status).toBe(
      409,
    );
    await pauseSending(true);
    const approved = await bulkJobs().decides(id, 'approve', { calls: 40 });
    const running = await bulkJobs().one(id);
    await pauseSending(false);
    expect(running).toMatchObject({
      state: 'running',
      costs: [{ calls: 40, basis: { ahead: 0 } }],
    });
    expect(approved.decisions).toMatchObject([
      { event: 'approve', author: 'admin:1', authorName: expect.stringMatching(/\S/) },
    ]);
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(40);
    const done = await bulkJobs().reaches(id, 'done');
    expect(done.counts).toMatchObject({ sent: 40, failed: 0 });
  });

  it('up to the limit are sent at once', async () => {
    await writes().transaction(async () => {
      for (const documentId of contacts.slice(0, LIMIT))
        await writes().update(documentId, { town: 'Basel' });
    });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(LIMIT);
  });

  it('by one API token, one by one, wait from the limit on, while another author is not delayed', async () => {
    const [other, ...others] = contacts;
    const script = await writes().program('Cleaning up');
    for (const documentId of others) await script.update(documentId, { town: 'Chur' });
    const newsletter = await writes().program('Newsletter');
    await newsletter.update(String(other), { town: 'Chur' });
    await until('the other one is sent', async () => {
      const { state } = await scene.crm.status(String(other), 'myvenue');
      return state === 'inSync';
    });
    await sentIsDue();
    // A call that S-360 refused for its limits is repeated, so calls are not counted.
    const arrived = (await townsInS360()).filter((town) => town === 'Chur');
    expect(arrived.length).toBeLessThanOrEqual(LIMIT + 2);
    const job = await waitingBulkJob();
    expect(job.author).toBe(script.author);
    const held = await heldLinks(job.id);
    expect(held.length + arrived.length).toBeGreaterThanOrEqual(40);
    expect(held.every(({ lane }) => lane === 'bulk')).toBe(true);
    await bulkJobs().decides(job.id, 'reject');
    await sentIsDue();
    expect(await heldLinks(job.id)).toHaveLength(held.length);
    const documentId = String(held[0]?.contactDocumentId);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      waiting: { kind: 'bulkJob', bulkJobState: 'rejected' },
    });
    await bulkJobs().decides(job.id, 'approve');
    await scene.agreed();
    expect((await townsInS360()).filter((town) => town === 'Chur')).toHaveLength(40);
    expect((await bulkJobs().call('POST', `/${String(job.id)}/reject`, {})).status).toBe(409);
  });

  it('are not released by a retry of all failures, only by a retry of a single contact', async () => {
    const failing = contacts.map(String).slice(0, 3);
    const fault = { method: 'saveIndividualContactData', times: 3, kind: 'business' };
    await scene.s360().faults({ ...fault, statusDetail: 'error.held' });
    for (const documentId of failing) await writes().update(documentId, { town: 'Olten' });
    await until('all were refused', async () =>
      (await scene.crm.links({ state: 'failed' })).length === failing.length ? true : null,
    );
    const retries = async (selection: object) => {
      const wish = { institution: 'myvenue', kind: 'push', ...selection };
      const answer = await scene.running().admin('POST', '/s360/failures/retry', wish);
      return at(answer.body, 'data', 'retried');
    };
    await writes().transaction(async () => {
      for (const documentId of contacts) await writes().update(documentId, { town: 'Aarau' });
    });
    const { id } = await waitingBulkJob();
    const causes = await scene.running().admin('GET', '/s360/failures');
    expect(listAt(causes.body, 'data').map((cause) => at(cause, 'failed'))).toEqual([0]);
    // Links are like this after a failure during a hold, or from an earlier version.
    const { connection, metadata } = scene.running().strapi.db;
    const held = (await heldLinks(id)).slice(0, failing.length).map((link) => Number(link.id));
    const { tableName } = metadata.get(CONTACT_LINK_UID);
    await connection(tableName).whereIn('id', held).update({ failure_code: 'error.held' });
    const unresolved = async () =>
      listAt((await scene.running().admin('GET', '/s360/failures')).body, 'data');
    expect(await unresolved()).toMatchObject([{ failed: 0, retrying: 0, onHold: held.length }]);
    const light = await scene.running().admin('GET', '/s360/institutions');
    expect(at(light.body, 'data', 0)).toMatchObject({ retrying: 0, onHold: held.length });
    await scene.s360().forgetCalls();
    expect(await retries({ code: 'error.held' })).toBe(0);
    await sentIsDue();
    expect(await scene.s360().saves()).toEqual([]);
    expect(await heldLinks(id)).toHaveLength(40);
    const [{ contactDocumentId } = {}] = await scene.crm.links({ failureCode: 'error.held' });
    expect(await retries({ contactDocumentId })).toBe(1);
    await until('it is sent', async () => (await scene.s360().saves()).length === 1);
    await bulkJobs().decides(id, 'approve');
    await scene.agreed();
  });

  it('count as not sent once a person rejected them, and no longer as waiting', async () => {
    await writes().transaction(async () => {
      for (const documentId of contacts) await writes().update(documentId, { town: 'Sion' });
    });
    const { id } = await waitingBulkJob();
    const counted = async () => {
      const { admin } = scene.running();
      const listed = async (state: string) =>
        at((await admin('GET', `/s360/links?state=${state}`)).body, 'meta', 'pagination', 'total');
      const found = async (state: string) => {
        const segment = `segment[0][kind]=state&segment[0][is]=${state}`;
        return at((await admin('GET', `${LIST}?${segment}`)).body, 'pagination', 'total');
      };
      const status = at((await admin('GET', '/s360/institutions')).body, 'data', 0);
      const countOf = async (state: string) => [
        at(status, 'links', state),
        await listed(state),
        await found(state),
      ];
      return { pending: await countOf('pending'), notSent: await countOf('notSent') };
    };
    expect(await counted()).toEqual({ pending: [40, 40, 40], notSent: [0, 0, 0] });
    await bulkJobs().decides(id, 'reject');
    expect(await counted()).toEqual({ pending: [0, 0, 0], notSent: [40, 40, 40] });
    const [contact] = contacts.map(String);
    const records = await scene
      .running()
      .admin('GET', `/s360/contacts/records?contacts=${contact}`);
    expect(at(records.body, 'data', 0, 'records', 0, 'state')).toBe('notSent');
    expect(await scene.crm.status(String(contact), 'myvenue')).toMatchObject({ state: 'notSent' });
    await bulkJobs().decides(id, 'approve');
    await scene.agreed();
  });

  it('do not delay a save by a person or a repeated manual push', async () => {
    await writes().transaction(async () => {
      for (const documentId of contacts) await writes().update(documentId, { town: 'Genf' });
    });
    const { id } = await waitingBulkJob();
    const [saved, pushed] = contacts.map(String);
    await scene.crm.saves(String(saved), { firstName: 'By hand' });
    await scene.crm.panel('POST', String(pushed), '/myvenue/push');
    await until('both are in sync', async () => {
      const states = [
        await scene.crm.status(String(saved), 'myvenue'),
        await scene.crm.status(String(pushed), 'myvenue'),
      ];
      return states.every(({ state }) => state === 'inSync');
    });
    expect(await scene.s360().saves()).toHaveLength(2);
    expect(await heldLinks(id)).toHaveLength(38);
    await bulkJobs().decides(id, 'approve');
    await scene.agreed();
    await bulkJobs().reaches(id, 'done');
  });

  it('for new contacts also wait, and nothing is created before the approval', async () => {
    const before = (await scene.s360().contacts()).length;
    await writes().transaction(async () => {
      for (let index = 0; index <= LIMIT; index += 1)
        await writes().create({ type: 'individual', lastName: `New ${index}` });
    });
    await sentIsDue();
    expect(await scene.s360().contacts()).toHaveLength(before);
    const { id } = await waitingBulkJob();
    await bulkJobs().decides(id, 'approve');
    await scene.agreed();
    await bulkJobs().reaches(id, 'done');
    expect(await scene.s360().contacts()).toHaveLength(before + LIMIT + 1);
  });

  it('by the sweep also wait', async () => {
    const because = 'what is written by SQL has no history';
    scene.excuse({ check: 'history', fits: /town: the history says .*, then By SQL$/, because });
    const { db } = scene.running().strapi;
    await db.connection('s360_contacts').update({ town: 'By SQL', updated_at: new Date() });
    await modulesOf(scene.running().strapi).sweep.run(new Date(0));
    await sentIsDue();
    const job = await waitingBulkJob();
    expect(job).toMatchObject({ author: 'sweep' });
    expect(await scene.s360().saves()).toEqual([]);
    expect((await heldLinks(job.id)).length).toBe(40 + LIMIT + 1);
    await bulkJobs().decides(job.id, 'approve');
    await scene.agreed();
    await bulkJobs().reaches(job.id, 'done');
  });

  it('can be approved with the permission for bulk jobs, and seen with the permission for the page', async () => {
    const { body } = await bulkJobs().call('GET', '?pageSize=1');
    expect(at(body, 'meta', 'pagination', 'pageSize')).toBe(1);
    const id = String(objectAt(listAt(body, 'data'), 0).id);
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readOverview]);
    expect((await reader('GET', `/s360/bulk-jobs/${id}`)).status).toBe(200);
    expect((await reader('POST', `/s360/bulk-jobs/${id}/approve`, {})).status).toBe(403);
    const runner = await scene.running().userWith([PERMISSION_ACTIONS.runBulkJobs]);
    expect((await runner('POST', `/s360/bulk-jobs/${id}/approve`, { calls: 0 })).status).toBe(409);
    expect((await runner('POST', `/s360/bulk-jobs/${id}/approve`, {})).status).toBe(400);
    expect((await runner('POST', '/s360/bulk-jobs/999999/approve', { calls: 0 })).status).toBe(404);
    expect((await runner('POST', '/s360/bulk-jobs/nothing/approve', { calls: 0 })).status).toBe(
      400,
    );
  });

  it('have a bulk job that is deleted long after its end, but not while it waits', async () => {
    const { strapi } = scene.running();
    const rows = () => strapi.db.connection('s360_bulk_jobs').orderBy('id');
    await strapi.db.connection('s360_bulk_jobs').insert({
      kind: 'guard',
      state: 'waiting',
      created_at: new Date(0),
    });
    const before = (await rows()).length;
    await forgetPast(modulesOf(strapi));
    expect(await rows()).toHaveLength(before);
    await strapi.db
      .connection('s360_bulk_jobs')
      .where({ state: 'done' })
      .update({ ended_at: new Date(0) });
    await forgetPast(modulesOf(strapi));
    expect((await rows()).map(({ state }: { state: string }) => state)).toEqual(['waiting']);
    expect(await scene.crm.links({ state: 'pending' })).toEqual([]);
  });
});
