import { valuesInS360 } from '../../helpers/contacts/contacts';
import { at, objectAt, textAt } from '../../helpers/json';
import { bulkJobsOf } from '../../helpers/bulk-jobs/bulk-jobs';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until, pause } from '../../helpers/waiting';

const NEW = 450;
const COMPANIES = 20;
const TWICE = 10;
const NAMELESS = 5;
const THERE = 30;
const DOUBLES = 8;
const CHANGED = 12;

/** A shared database server may be slow. */
const SLOWLY_MS = 120_000;

/** Slow enough for the test to intervene. */
const institution = (pushNewContacts: boolean) => ({
  code: 'myvenue',
  plugin: {
    pushNewContacts,
    limits: [{ scope: 'institution', calls: 40, perMs: 1_000 }],
  },
});

describe('the first bulk push of contacts to an institution', () => {
  const scene = sceneForAll({ institutions: [institution(false)] });
  let inS360Before: number;
  beforeAll(async () => {
    for (let index = 0; index < THERE; index += 1) {
      await scene
        .s360()
        .creates({ lastName: `There ${index}`, email: `there${index}@example.com` });
    }
    await scene.agreed();
    await insert(NEW, (n) => ({ lastName: `New ${n}`, email: `new${n}@example.com` }));
    await insert(COMPANIES, (n) => ({ type: 'structure', structureName: `Company ${n}` }));
    // The same people twice in the CRM, and people whom S-360 already has.
    await insert(TWICE, (n) => ({ lastName: `NEW ${n}`, email: `New${n}@example.com`, town: 'B' }));
    await insert(DOUBLES, (n) => ({ lastName: `Thére ${n}`, email: `there${n}@example.com` }));
    await insert(NAMELESS, (n) => ({ email: `nameless${n}@example.com` }));
    // Written without anything that marks links.
    const { connection } = scene.running().strapi.db;
    const linked = await connection('s360_contacts')
      .where('last_name', 'like', 'There %')
      .limit(CHANGED);
    await connection('s360_contacts')
      .whereIn(
        'id',
        linked.map(({ id }: { id: number }) => id),
      )
      .update({ town: 'Chur', zip_code: '7000' });
    inS360Before = (await scene.s360().contacts()).length;
    await scene.s360().forgetCalls();
  });

  async function insert(count: number, dataOf: (n: number) => object): Promise<void> {
    const query = scene.running().strapi.db.query('plugin::s360.contact');
    const data = Array.from({ length: count }, (_, n) => ({ type: 'individual', ...dataOf(n) }));
    await Reflect.apply(query.createMany, query, [{ data }]);
  }
  const bulkJobs = () => bulkJobsOf(scene);
  const sent = (more: number) =>
    until(`${more} are sent`, async () => (await scene.s360().saves()).length > more, SLOWLY_MS);
  const candidates = () =>
    scene.running().strapi.db.connection('s360_match_reviews').where({ state: 'open' });
  const creates = async () =>
    (await scene.s360().saves()).filter(
      ({ body }) => !JSON.stringify(body).includes('"contactNumber"'),
    );

  const EXPECTED = {
    contacts: NEW + COMPANIES + TWICE + DOUBLES + NAMELESS + THERE,
    createdIndividuals: NEW,
    createdStructures: COMPANIES,
    changedIndividuals: CHANGED,
    changedFields: 2 * CHANGED,
    unchanged: THERE - CHANGED,
    doubles: TWICE + DOUBLES,
    noName: NAMELESS,
  };
  const CALLS = NEW + COMPANIES + CHANGED;

  it('has a dry run that costs no call and writes nothing', async () => {
    const linksBefore = await scene.crm.links();
    const plan = await bulkJobs().posts('/push/plan', { institution: 'myvenue' });
    expect(plan).toMatchObject({ calls: CALLS, counts: EXPECTED, days: 1 });
    expect(await scene.s360().calls()).toEqual([]);
    expect(await scene.crm.links()).toEqual(linksBefore);
    expect(await bulkJobs().list()).toEqual([]);
  });

  it.each([
    ['one type', { type: 'structure' }, { contacts: COMPANIES, createdStructures: COMPANIES }],
    ['a field', { where: { lastName: 'New 33' } }, { contacts: 1, createdIndividuals: 1 }],
    ['blank fields', { where: { lastName: null, structureName: null } }, { noName: NAMELESS }],
    [
      'a missing link',
      { unlinkedOnly: true, where: { town: ['Chur', 'B'] } },
      { contacts: TWICE, createdIndividuals: TWICE },
    ],
    ['the time of the last update', { updatedSince: '2100-01-01T00:00:00Z' }, {}],
  ])('can be narrowed by %s', async (_what, filter, counts) => {
    const plan = await bulkJobs().posts('/push/plan', { institution: 'myvenue', ...filter });
    expect(plan.counts).toMatchObject(counts);
    const all = Number(objectAt(plan, 'counts').contacts ?? 0);
    expect(all).toBeLessThan(EXPECTED.contacts);
  });

  it('is rejected when the request is invalid', async () => {
    for (const body of [
      {},
      { institution: 'myvenue', where: { password: 'x' }, calls: CALLS },
      { institution: 'myvenue', typ: 'x', calls: CALLS },
    ]) {
      expect((await bulkJobs().call('POST', '/push', body)).status).toBe(400);
    }
    const elsewhere = { institution: 'nowhere', calls: CALLS };
    expect((await bulkJobs().call('POST', '/push', elsewhere)).status).toBe(404);
  });

  it('is rejected until somebody has agreed to its cost', async () => {
    const { body, status } = await bulkJobs().call('POST', '/push', { institution: 'myvenue' });
    expect(status).toBe(400);
    expect(textAt(body, 'error', 'message')).toContain('the number of calls');
    expect(await bulkJobs().list('?kind=push')).toEqual([]);
  });

  it('has a load scenario for validation, without personal data', async () => {
    const answer = await bulkJobs().call('POST', '/push/scenario', { institution: 'myvenue' });
    expect(answer.headers.get('content-type')).toMatch(/text\/markdown/);
    const text = String(answer.body);
    expect(text).toContain(`| saveIndividualContactData | create | ${NEW} |`);
    expect(text).toContain(`**${CALLS}**`);
    expect(text).not.toContain('@example.com');
  });

  it(
    'does what the dry run said, despite a pause and a restart, and creates nothing twice',
    async () => {
      const tooFew = { institution: 'myvenue', calls: CALLS - 1 };
      expect((await bulkJobs().call('POST', '/push', tooFew)).status).toBe(409);
      const twice = [CALLS, CALLS].map((calls) =>
        bulkJobs().call('POST', '/push', { institution: 'myvenue', calls }),
      );
      const answers = await Promise.all(twice);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const id = answers.map(({ body }) => at(body, 'data', 'id')).find(Boolean);
      await sent(60);
      await bulkJobs().decides(id, 'pause');
      await pause(1_500);
      const sentAtPause = (await scene.s360().saves()).length;
      await pause(1_500);
      expect((await scene.s360().saves()).length).toBe(sentAtPause);
      expect(await bulkJobs().one(id)).toMatchObject({ state: 'paused', total: CALLS });

      await bulkJobs().decides(id, 'resume');
      await sent(200);
      await scene.strapiStops();
      await scene.strapiStarts();
      const running = await bulkJobs().one(id);
      expect(running).toMatchObject({ state: 'running' });
      expect(Number(at(running, 'progress', 'waiting'))).toBeGreaterThan(0);

      const done = await bulkJobs().reaches(id, 'done', SLOWLY_MS);
      expect(done).toMatchObject({
        counts: { ...EXPECTED, sent: CALLS, failed: 0 },
        processed: CALLS,
        progress: { total: CALLS, marked: CALLS, sent: CALLS, waiting: 0 },
      });
      await scene.agreed();
      expect(await creates()).toHaveLength(NEW + COMPANIES);
      expect(await scene.s360().saves()).toHaveLength(CALLS);
      const inS360 = await scene.s360().contacts();
      expect(inS360).toHaveLength(inS360Before + NEW + COMPANIES);
      const names = inS360.map((one) => valuesInS360(one).lastName).filter(Boolean);
      expect(new Set(names).size).toBe(names.length);
    },
    3 * SLOWLY_MS,
  );

  it('opens one match review for each possible duplicate', async () => {
    expect(await candidates()).toHaveLength(TWICE + DOUBLES);
    const { id } = await bulkJobs().pushes({ institution: 'myvenue' });
    const done = await bulkJobs().reaches(id, 'done');
    expect(done).toMatchObject({ total: 0, counts: { doubles: TWICE + DOUBLES } });
    expect(await candidates()).toHaveLength(TWICE + DOUBLES);
    expect(await creates()).toHaveLength(NEW + COMPANIES);
  });

  it('creates a contact after a person has declared it to be somebody else', async () => {
    const [asked] = await candidates().limit(1);
    await candidates().where({ id: asked.id }).update({ state: 'dismissed' });
    const plan = await bulkJobs().posts('/push/plan', { institution: 'myvenue' });
    expect(plan.counts).toMatchObject({
      createdIndividuals: 1,
      doubles: TWICE + DOUBLES - 1,
    });
    const { id } = await bulkJobs().pushes({ institution: 'myvenue' });
    await bulkJobs().reaches(id, 'done');
    expect(await creates()).toHaveLength(NEW + COMPANIES + 1);
    expect(await candidates()).toHaveLength(TWICE + DOUBLES - 1);
  });

  it('takes back what was not sent yet when it is cancelled', async () => {
    await scene.s360().forgetCalls();
    await insert(300, (n) => ({ lastName: `Late ${n}` }));
    const { id } = await bulkJobs().pushes({ institution: 'myvenue' });
    await sent(20);
    const { counts } = await bulkJobs().decides(id, 'cancel');
    const takenBack = Number(objectAt(counts).takenBack);
    expect(takenBack).toBeGreaterThan(0);
    await scene.agreed();
    const late = (await scene.s360().contacts()).filter((one) =>
      valuesInS360(one).lastName?.startsWith('Late'),
    );
    expect(late.length).toBeLessThan(300);
    expect((await scene.s360().saves()).length).toBe(late.length);
    expect(await scene.crm.links({ bulkJobId: id })).toEqual([]);
    expect(objectAt(await bulkJobs().one(id), 'progress').sent).toBe(late.length);
    const again = await bulkJobs().posts('/push/plan', { institution: 'myvenue' });
    expect(objectAt(again, 'counts').createdIndividuals).toBe(300 - late.length);
    expect((await bulkJobs().call('POST', `/${String(id)}/resume`)).status).toBe(409);
  });

  it('sends nothing after it is cancelled, and leaves edits waiting for approval', async () => {
    const { admin, strapi } = scene.running();
    const there = strapi.db.connection('s360_contacts').where('last_name', 'like', 'There %');
    await there.update({ town: 'Zug' });
    await scene.s360().forgetCalls();
    const pauseSending = (sending: boolean) =>
      admin('PUT', '/s360/institutions/myvenue/pauses', { sending });
    await pauseSending(true);
    const wish = { institution: 'myvenue', where: { town: 'Zug' } };
    const { id } = await bulkJobs().pushes(wish);
    await until('all are marked', async () => at(await bulkJobs().one(id), 'processed') === THERE);
    await bulkJobs().decides(id, 'pause');
    const { counts } = await bulkJobs().decides(id, 'cancel');
    expect(counts).toMatchObject({ takenBack: 0, heldBack: THERE });
    expect(await bulkJobs().one(id)).toMatchObject({ progress: { sent: 0, waiting: 0 } });
    await pauseSending(false);
    await pause(1_500);
    expect(await scene.s360().saves()).toEqual([]);
    const [guard] = await bulkJobs().list('?kind=guard&state=waiting');
    expect(guard).toMatchObject({ author: `bulkJob:${String(id)}`, institution: 'myvenue' });
    await bulkJobs().decides(guard?.id, 'approve', { calls: THERE });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(THERE);
  });
});
