import { at, listAt, objectAt } from '../../helpers/json';
import { bulkJobsOf, uploads } from '../../helpers/bulk-jobs/bulk-jobs';
import {
  file,
  KNOWN,
  KNOWN_WITH_EMAIL,
  knownPeopleCome,
} from '../../helpers/bulk-jobs/people-file';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';

describe('the undo of a CSV import', () => {
  const scene = sceneForEach({
    institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
  });
  beforeEach(async () => {
    await knownPeopleCome(scene);
  });

  const bulkJobs = () => bulkJobsOf(scene);

  /** A file import that created three contacts, with a subscriber for their deletion. */
  async function threeMade(afterDelete: (name: unknown) => void) {
    const { id } = await uploads(scene, file(3, KNOWN));
    await bulkJobs().decides(id, 'start');
    await bulkJobs().reaches(id, 'done');
    scene.running().strapi.db.lifecycles.subscribe({
      models: ['plugin::s360.contact'],
      afterDelete: ({ result }) => afterDelete(at(result, 'firstName')),
    });
    return id;
  }

  it('skips a contact when another plugin refuses its deletion, and reports that', async () => {
    const kept = `Zoé ${KNOWN + 1}`;
    const id = await threeMade((name) => {
      if (name === kept) throw new RangeError('another plugin keeps contacts');
    });
    await bulkJobs().decides(id, 'undo');
    const undone = await bulkJobs().reaches(id, 'undone');
    expect(undone).toMatchObject({ failure: null });
    expect(undone.counts).toMatchObject({ undoDeleted: 2, undoLeftRefused: 1 });
    const left = (await scene.crm.contacts()).filter(({ firstName }) => firstName === kept);
    expect(left).toHaveLength(1);
    expect(undone.undoRefused).toMatchObject([
      { contactDocumentId: left[0]?.documentId, field: null, code: 'RangeError' },
    ]);
    expect(await scene.crm.contacts()).toHaveLength(KNOWN + 1);
  });

  it('is retried automatically after a database failure, and skips nobody', async () => {
    let failures = 1;
    const id = await threeMade(() => {
      if (failures-- > 0) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    });
    await bulkJobs().decides(id, 'undo');
    const undone = await bulkJobs().reaches(id, 'undone');
    expect(undone).toMatchObject({ counts: { undoDeleted: 3 }, undoRefused: [] });
    expect(await scene.crm.contacts()).toHaveLength(KNOWN);
  });

  it('is rejected once the history of the import is past its retention', async () => {
    const id = await threeMade(() => undefined);
    const { connection } = scene.running().strapi.db;
    const longAgo = new Date(Date.now() - 731 * 24 * 60 * 60 * 1000);
    await connection('s360_bulk_jobs').where({ id }).update({ started_at: longAgo });
    const answers = [
      await bulkJobs().call('POST', `/${String(id)}/undo/plan`),
      await bulkJobs().call('POST', `/${String(id)}/undo`),
    ];
    for (const { body, status } of answers) {
      expect([status, at(body, 'error', 'message')]).toEqual([
        409,
        expect.stringContaining('kept for 730 days'),
      ]);
    }
    expect(await bulkJobs().one(id)).toMatchObject({ state: 'done' });
  });

  it('restores everything that nobody has touched since', async () => {
    const { id } = await uploads(scene, file(100), { filled: 'overwrite' });
    await bulkJobs().decides(id, 'start');
    await bulkJobs().reaches(id, 'done');
    await scene.agreed();
    const contacts = await scene.crm.contacts();
    const byEmail = (email: string) =>
      String(contacts.find((contact) => contact.email === email)?.documentId);
    const changedNew = byEmail('person60@example.com');
    await scene.crm.saves(changedNew, { notes: 'spoke to her' });
    const pushed = byEmail('person61@example.com');
    await scene.crm.panel('POST', pushed, '/myvenue/push');
    await scene.agreed();
    const { strapi } = scene.running();
    const relates = (uid: string, data: object): unknown => {
      const documents = Reflect.apply(strapi.documents, strapi, [uid]);
      return documents.create({ data });
    };
    const visiting = byEmail('person62@example.com');
    await relates('api::visit.visit', { title: 'Guided tour', visitor: visiting });
    const booking = byEmail('person63@example.com');
    const draft = { reference: 'draft', institution: 'myvenue', kind: 'sale', state: 'draft' };
    await relates('plugin::s360.booking', { ...draft, contact: booking });
    const known = byEmail('person2@example.com');
    await scene.crm.saves(known, { town: 'Genf' });
    await scene.agreed();
    await scene.s360().forgetCalls();

    const madeByBulkJob = 100 - KNOWN_WITH_EMAIL.length;
    const fields = Number(objectAt(await bulkJobs().one(id), 'counts').changedFields);
    const expected = {
      deleted: madeByBulkJob - 4,
      restored: fields - 1,
      left: { changedSince: 2, knownAtS360: 1, inUse: 2, gone: 0 },
    };
    const plan = await bulkJobs().posts(`/${String(id)}/undo/plan`);
    expect(plan).toMatchObject(expected);
    const inUse = listAt(plan, 'findings').filter((one) => at(one, 'because') === 'inUse');
    expect(inUse.map((one) => at(one, 'contactDocumentId'))).toEqual([visiting, booking]);
    expect(await scene.crm.contacts()).toHaveLength(KNOWN + madeByBulkJob);

    await bulkJobs().decides(id, 'undo');
    const undone = await bulkJobs().reaches(id, 'undone');
    expect(undone.counts).toMatchObject({
      undoDeleted: expected.deleted,
      undoRestored: expected.restored,
      undoLeftChanged: 2,
      undoLeftKnown: 1,
      undoLeftInUse: 2,
    });
    expect(await scene.crm.contacts()).toHaveLength(KNOWN + 4);
    expect(await scene.crm.contact(known)).toMatchObject({
      town: 'Genf',
      email: 'Person2@example.com',
    });
    expect(await scene.crm.contact(changedNew)).toMatchObject({ notes: 'spoke to her' });
    const bern = (await scene.crm.contacts()).filter(({ town }) => town === 'Bern');
    expect(bern).toHaveLength(KNOWN_WITH_EMAIL.filter((n) => n % 2 === 0 && n !== 2).length);
    expect(undone.decisions).toMatchObject([
      { event: 'start' },
      { event: 'undo', author: 'admin:1' },
    ]);
    const noted = await scene.running().strapi.db.connection('s360_contact_history');
    const byUndo = noted.filter((row: unknown) => at(row, 'cause') === 'undo');
    expect(byUndo).toHaveLength(expected.restored);
    await scene.agreed();
    expect(await scene.crm.links({ state: 'unlinked' })).toEqual([]);
    expect((await scene.s360().contacts()).length).toBe(KNOWN + 1);
    expect((await bulkJobs().call('POST', `/${String(id)}/undo`)).status).toBe(409);
  });
});
