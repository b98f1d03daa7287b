import { at, listAt, objectAt } from '../../../helpers/json';
import { bulkJobsOf, uploads } from '../../../helpers/bulk-jobs/bulk-jobs';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { numberSaved } from '../../../helpers/scene/s360-side';
import { until } from '../../../helpers/waiting';
import type { PersonValues } from '../../../helpers/contacts/contacts';
import { personInS360 } from '../../../helpers/contacts/contacts';

const plugin = (pushNewContacts: boolean) => ({
  pushNewContacts,
  pastData: { contactsUpdatedSince: '2024-01-01' },
  matching: [
    ['email', 'name'],
    ['mobilePhone', 'name'],
  ],
});

/** New contacts are sent to `myvenue` automatically, and to `museum` by bulk jobs. */
describe('a contact that already exists in S-360', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: plugin(true) },
      { code: 'museum', plugin: plugin(false) },
    ],
  });
  let people = 0;
  beforeEach(async () => {
    for (const code of ['myvenue', 'museum']) await scene.s360(code).forgetCalls();
  });

  type Code = 'myvenue' | 'museum';
  type Person = PersonValues & { lastName: string; email: string };
  const bulkJobs = () => bulkJobsOf(scene);
  const someone = (): Person => {
    people += 1;
    return { lastName: `Keller ${people}`, email: `keller-${people}@example.com` };
  };
  /** S-360 has had the person for a long time and sent it when the CRM did not have it. */
  async function excluded(code: Code, values: PersonValues): Promise<string> {
    const { contactNumber } = await scene.s360(code).writes({
      ...personInS360(values),
      dateLastModified: '2021-05-01T10:00:00.000Z',
    });
    await scene.agreed();
    const number = String(contactNumber);
    expect(await scene.crm.contactOf(code, number)).toBeNull();
    return number;
  }
  const file = (...rows: Person[]) =>
    uploads(
      scene,
      new TextEncoder().encode(
        [
          'Nachname;E-Mail;Mobile',
          ...rows.map((row) => `${row.lastName};${row.email};${row.mobilePhone ?? ''}`),
        ].join('\n'),
      ),
      { mapping: { Nachname: 'lastName', 'E-Mail': 'email', Mobile: 'mobilePhone' } },
    );
  async function bulkJobFile(...rows: Person[]) {
    const { id, plan } = await file(...rows);
    await bulkJobs().decides(id, 'start');
    return { plan: objectAt(plan), done: await bulkJobs().reaches(id, 'done') };
  }
  const only = (row: Person) => ({ institution: 'museum', where: { lastName: row.lastName } });
  async function push(row: Person) {
    const plan = await bulkJobs().posts('/push/plan', only(row));
    const { id } = await bulkJobs().posts('/push', { ...only(row), calls: plan.calls });
    const done = await bulkJobs().reaches(id, 'done');
    return { plan, done, counts: objectAt(done, 'counts') };
  }
  const documentOf = async ({ email }: Person): Promise<string> => {
    const found = (await scene.crm.contacts()).find((contact) => contact.email === email);
    return String(objectAt(found).documentId);
  };
  const linkOf = async (row: Person, code: Code) => scene.crm.link(await documentOf(row), code);
  const creates = async (code: Code) =>
    (await scene.s360(code).saves()).filter((call) => numberSaved(call) === null);
  const excludedItems = async (code: Code) => {
    const path = `/s360/institutions/${code}/excluded-items`;
    return at((await scene.running().admin('GET', path)).body, 'data', 'count');
  };
  const receiving = (code: Code, isPaused: boolean) =>
    scene.running().admin('PUT', `/s360/institutions/${code}/pauses`, { receiving: isPaused });
  const asked = async (contactNumber: string) => {
    const answer = await scene
      .running()
      .admin('GET', '/s360/match-reviews?state=open&pageSize=100');
    return objectAt(
      listAt(answer.body, 'data').find((one) => at(one, 'contactNumber') === contactNumber),
    );
  };
  const decide = (id: unknown, decision: object) =>
    scene.running().admin('POST', `/s360/match-reviews/${String(id)}/decision`, decision);

  describe('and was excluded as too old', () => {
    it('is linked by a bulk push after a file brought it into the CRM', async () => {
      const anna = someone();
      const number = await excluded('museum', anna);
      await bulkJobFile(anna);
      const { counts, done, plan } = await push(anna);
      expect(plan).toMatchObject({ calls: 0, counts: { contacts: 1, excluded: 1 } });
      expect(counts).toMatchObject({ contacts: 1, excluded: 1 });
      expect(counts.createdIndividuals).toBeUndefined();
      expect(done).toMatchObject({ total: 0, processed: 0 });
      await scene.agreed();
      expect(await linkOf(anna, 'museum')).toMatchObject({ contactNumber: number });
      expect(await creates('museum')).toEqual([]);
      expect(await scene.crm.deliveries({ origin: 'again' })).toMatchObject([
        { institution: 'museum', state: 'applied', items: 1, excluded: 0 },
      ]);
      expect(await excludedItems('museum')).toBe(0);
    });

    it('is linked by the file import when new contacts are sent, as its dry run says', async () => {
      const bea = someone();
      const other = someone();
      const number = await excluded('myvenue', bea);
      const { done, plan } = await bulkJobFile(bea, other);
      expect(plan).toMatchObject({ calls: 1, counts: { created: 2, excluded: 1 } });
      expect(done).toMatchObject({ counts: { created: 2, excluded: 1 } });
      await scene.agreed();
      expect(await linkOf(bea, 'myvenue')).toMatchObject({ contactNumber: number });
      expect(await creates('myvenue')).toHaveLength(1);
    });

    it('is linked when a person saves it', async () => {
      const carla = someone();
      const number = await excluded('myvenue', carla);
      await scene.crm.creates(carla);
      await scene.agreed();
      expect(await linkOf(carla, 'myvenue')).toMatchObject({ contactNumber: number });
      expect(await creates('myvenue')).toEqual([]);
    });

    it('is linked when a person pushes it', async () => {
      const dora = someone();
      const number = await excluded('museum', dora);
      const documentId = await scene.crm.creates(dora);
      expect((await scene.crm.panel('POST', documentId, '/museum/push')).status).toBe(200);
      await scene.agreed();
      expect(await linkOf(dora, 'museum')).toMatchObject({ contactNumber: number });
      expect(await creates('museum')).toEqual([]);
    });

    it('waits while receiving is paused, even after a restart', async () => {
      const emma = someone();
      const number = await excluded('museum', emma);
      await scene.crm.creates(emma);
      await receiving('museum', true);
      expect((await push(emma)).counts).toMatchObject({ excluded: 1 });
      await scene.strapiStops();
      await scene.strapiStarts();
      expect((await push(emma)).counts).toMatchObject({ excluded: 1 });
      expect(await linkOf(emma, 'museum')).toBeNull();
      await receiving('museum', false);
      await scene.agreed();
      expect(await linkOf(emma, 'museum')).toMatchObject({ contactNumber: number });
      expect(await creates('museum')).toEqual([]);
      expect(await excludedItems('museum')).toBe(0);
    });

    it('is found even when an earlier version or another mapping excluded it', async () => {
      const fred = { ...someone(), mobilePhone: '+41 79 555 00 01' };
      const number = await excluded('museum', fred);
      await scene.crm.creates({ ...fred, email: 'new@example.com' });
      const { connection } = scene.running().strapi.db;
      await connection('s360_excluded_items').update({
        email_key: null,
        phone_key: null,
        name_key: null,
        keyed_by: null,
      });
      expect((await push(fred)).plan).toMatchObject({ counts: { excluded: 1 } });
      await scene.agreed();
      expect(await scene.crm.contactOf('museum', number)).toMatchObject({
        lastName: fred.lastName,
      });
      expect(await creates('museum')).toEqual([]);
    });

    it('stays excluded when nobody matches', async () => {
      const gina = someone();
      await excluded('museum', gina);
      const other = someone();
      await scene.crm.creates(other);
      expect((await push(other)).counts).toMatchObject({ createdIndividuals: 1 });
      expect(await excludedItems('museum')).toBe(1);
      await scene.running().admin('POST', '/s360/institutions/museum/excluded-items/import', {});
      await scene.agreed();
    });

    it('leads to a match review when several contacts match, and waits for the decision', async () => {
      const hans = someone();
      const number = await excluded('museum', hans);
      const one = await scene.crm.creates(hans);
      const two = await scene.crm.creates({ ...hans, email: hans.email.toUpperCase() });
      expect((await push(hans)).counts).toMatchObject({ excluded: 2 });
      await scene.settled();
      const question = await asked(number);
      expect(question).toMatchObject({
        kind: 'match',
        contacts: [{ documentId: one }, { documentId: two }],
      });
      expect((await push(hans)).counts).toMatchObject({ heldMatchReview: 2 });
      expect((await decide(question.id, { contact: one })).status).toBe(200);
      await scene.agreed();
      expect(await scene.crm.link(one, 'museum')).toMatchObject({ contactNumber: number });
      expect(await creates('museum')).toEqual([]);
      expect(await excludedItems('museum')).toBe(0);
    });
  });

  it('and may be one of several contacts is not created during the match review', async () => {
    const ivo = someone();
    const one = await scene.crm.creates(ivo);
    const two = await scene.crm.creates({ ...ivo, email: ivo.email.toUpperCase() });
    const number = await scene.s360('museum').creates(ivo);
    await scene.agreed();
    await scene.s360('museum').forgetCalls();
    const { counts, plan } = await push(ivo);
    expect(plan).toMatchObject({ calls: 0, counts: { contacts: 2, heldMatchReview: 2 } });
    expect(counts).toMatchObject({ contacts: 2, heldMatchReview: 2 });
    expect((await scene.crm.panel('POST', one, '/museum/push')).status).toBe(409);
    const { id } = await asked(number);
    expect((await decide(id, { contact: one })).status).toBe(200);
    await scene.agreed();
    expect(await scene.crm.link(one, 'museum')).toMatchObject({ contactNumber: number });
    expect((await push(ivo)).counts).toMatchObject({ doubles: 1 });
    expect(await scene.crm.link(two, 'museum')).toBeNull();
    expect(await creates('museum')).toEqual([]);
  });

  it('by the rules of the institution is not created by a file import, but leads to a match review', async () => {
    const jana = { ...someone(), mobilePhone: '+41 79 555 00 02' };
    const number = await scene.s360('myvenue').creates(jana);
    await scene.agreed();
    const moved = { ...jana, email: `new-${jana.email}` };
    const twice = { ...jana, email: `newer-${jana.email}` };
    await scene.s360('myvenue').forgetCalls();
    const { done, plan } = await bulkJobFile(moved, twice);
    expect(plan).toMatchObject({ calls: 0, counts: { created: 2, doubles: 2 } });
    expect(done).toMatchObject({ counts: { created: 2, doubles: 2 } });
    await scene.agreed();
    expect(await linkOf(moved, 'myvenue')).toBeNull();
    expect(await creates('myvenue')).toEqual([]);
    const question = await asked(number);
    expect(question).toMatchObject({
      kind: 'merge',
      contacts: [{ contactNumber: number }, { contactNumber: null }],
    });
  });

  it('and occurs twice in a file by the rules of the institution is created once', async () => {
    const kim = { ...someone(), mobilePhone: '+41 79 555 00 03' };
    const { done, plan } = await bulkJobFile(kim, { ...kim, email: `new-${kim.email}` });
    expect(plan).toMatchObject({ calls: 1, counts: { created: 2, doubles: 1 } });
    expect(done).toMatchObject({ counts: { created: 2, doubles: 1 } });
    await until('one is created', async () => (await creates('myvenue')).length > 0);
    await scene.agreed();
    expect(await creates('myvenue')).toHaveLength(1);
  });
});
