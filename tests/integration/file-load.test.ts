import { at, listAt, objectAt } from '../helpers/json';
import { loadsOf, uploads } from '../helpers/loads';
import { startScene, type Scene } from '../helpers/scene';
import { pause, until } from '../helpers/waiting';

const ROWS = 1_000;
const KNOWN = 40;

/** What a person exports from a spreadsheet, in German, with semicolons, in windows-1252. */
const fileOf = (people: readonly number[]): Uint8Array => {
  const lines = ['Vorname;Nachname;E-Mail;Ort;Geburtsdatum;Schuhgrösse'];
  for (const n of people) {
    // Every tenth has no e-mail.
    const email = n % 10 === 9 ? '' : `person${n}@example.com`;
    lines.push(`Zoé ${n};"Müller; ${n}";${email};Zürich;${(n % 28) + 1}.2.19${60 + (n % 40)};42`);
  }
  return new Uint8Array(Buffer.from(lines.join('\r\n'), 'latin1'));
};
const people = (count: number, from = 0) => Array.from({ length: count }, (_, n) => from + n);
const file = (rows: number, from = 0) => fileOf(people(rows, from));

describe('a CSV file', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await startScene({
      institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
    });
    for (let n = 0; n < KNOWN; n += 1) {
      await scene.s360().creates({
        firstName: `Zoé ${n}`,
        lastName: `MULLER; ${n}`,
        email: `Person${n}@example.com`,
        ...(n % 2 === 0 && { town: 'Bern' }),
      });
    }
    await scene.agreed();
    await scene.s360().forgetCalls();
  });
  afterEach(() => scene.end());

  const loads = () => loadsOf(scene);
  const history = (where: object) =>
    scene.running().strapi.db.connection('s360_contact_history').where(where);
  const withEmail = Array.from({ length: KNOWN }, (_, n) => n).filter((n) => n % 10 !== 9);

  it('of 1,000 rows makes the contacts that its dry run tells, and the same file again makes none', async () => {
    const { id, plan, state } = await uploads(scene, file(ROWS));
    expect(state).toBe('planned');
    const made = ROWS - withEmail.length;
    const filled = withEmail.filter((n) => n % 2 === 1).length;
    const counts = {
      rows: ROWS,
      created: made,
      changed: withEmail.length,
      changedFields: withEmail.length + filled,
      keptDifferences: 3 * withEmail.length - filled,
    };
    expect(plan).toMatchObject({ counts, calls: withEmail.length });
    expect(objectAt(plan, 'mapping')).toEqual({
      Vorname: 'firstName',
      Nachname: 'lastName',
      'E-Mail': 'email',
      Ort: 'town',
      Geburtsdatum: 'birthDate',
    });
    expect(await scene.crm.contacts()).toHaveLength(KNOWN);

    await loads().decides(id, 'start');
    const done = await loads().reaches(id, 'done');
    expect(done).toMatchObject({ counts, processed: ROWS, total: ROWS, progress: { sent: 0 } });
    const contacts = await scene.crm.contacts();
    expect(contacts).toHaveLength(KNOWN + made);
    expect(contacts.find(({ email }) => email === 'person500@example.com')).toMatchObject({
      firstName: 'Zoé 500',
      lastName: 'Müller; 500',
      town: 'Zürich',
      birthDate: '1980-02-25',
      displayName: 'Zoé 500 Müller; 500',
    });
    expect(contacts.find(({ email }) => email === 'Person2@example.com')).toMatchObject({
      town: 'Bern',
    });
    const noted = await history({ cause: 'load', caused_by: String(id), field: null });
    expect(noted).toHaveLength(made);
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(withEmail.length);
    expect(await scene.crm.links()).toHaveLength(KNOWN);

    const again = await uploads(scene, file(ROWS));
    expect(objectAt(again, 'plan', 'counts')).toMatchObject({ rows: ROWS, same: ROWS });
    await loads().decides(again.id, 'start');
    await loads().reaches(again.id, 'done');
    expect(await scene.crm.contacts()).toHaveLength(KNOWN + made);
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(withEmail.length);
  });

  it('goes on after a restart where it stopped, and makes nothing twice', async () => {
    const { id } = await uploads(scene, file(4_000, 1_000));
    await loads().decides(id, 'start');
    await until('some rows are written', async () => Number((await loads().one(id)).processed) > 0);
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { backgroundWork: false } });
    const stopped = await loads().one(id);
    expect(stopped.state).toBe('running');
    expect(Number(stopped.processed)).toBeLessThan(4_000);
    const written = (await scene.crm.contacts()).length - KNOWN;
    expect(written).toBe(stopped.processed);
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { backgroundWork: true } });
    const done = await loads().reaches(id, 'done');
    expect(done).toMatchObject({ processed: 4_000, counts: { created: 4_000 } });
    expect(await scene.crm.contacts()).toHaveLength(KNOWN + 4_000);
  });

  /** Three contacts that a file made, with what somebody's code does when one of them is deleted. */
  async function threeMade(afterDelete: (name: unknown) => void) {
    const { id } = await uploads(scene, file(3, KNOWN));
    await loads().decides(id, 'start');
    await loads().reaches(id, 'done');
    scene.running().strapi.db.lifecycles.subscribe({
      models: ['plugin::s360.contact'],
      afterDelete: ({ result }) => afterDelete(at(result, 'firstName')),
    });
    return id;
  }

  it('whose undo another plugin refuses for a contact leaves that one, and says so', async () => {
    const kept = `Zoé ${KNOWN + 1}`;
    const id = await threeMade((name) => {
      if (name === kept) throw new RangeError('another plugin keeps contacts');
    });
    await loads().decides(id, 'undo');
    const undone = await loads().reaches(id, 'undone');
    expect(undone).toMatchObject({ failure: null });
    expect(undone.counts).toMatchObject({ undoDeleted: 2, undoLeftRefused: 1 });
    const left = (await scene.crm.contacts()).filter(({ firstName }) => firstName === kept);
    expect(left).toHaveLength(1);
    expect(undone.undoRefused).toMatchObject([
      { contactDocumentId: left[0]?.documentId, field: null, code: 'RangeError' },
    ]);
    expect(await scene.crm.contacts()).toHaveLength(KNOWN + 1);
  });

  it('whose undo finds no database tries again by itself, and leaves nobody for it', async () => {
    let failures = 1;
    const id = await threeMade(() => {
      if (failures-- > 0) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    });
    await loads().decides(id, 'undo');
    const undone = await loads().reaches(id, 'undone');
    expect(undone).toMatchObject({ counts: { undoDeleted: 3 }, undoRefused: [] });
    expect(await scene.crm.contacts()).toHaveLength(KNOWN);
  });

  it('is undone where nobody touched since what it wrote', async () => {
    const { id } = await uploads(scene, file(100), { filled: 'overwrite' });
    await loads().decides(id, 'start');
    await loads().reaches(id, 'done');
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

    const madeByLoad = 100 - withEmail.length;
    const fields = Number(objectAt(await loads().one(id), 'counts').changedFields);
    const expected = {
      deleted: madeByLoad - 4,
      restored: fields - 1,
      left: { changedSince: 2, knownAtS360: 1, inUse: 2, gone: 0 },
    };
    const plan = await loads().posts(`/${String(id)}/undo/plan`);
    expect(plan).toMatchObject(expected);
    const inUse = listAt(plan, 'findings').filter((one) => at(one, 'because') === 'inUse');
    expect(inUse.map((one) => at(one, 'contactDocumentId'))).toEqual([visiting, booking]);
    expect(await scene.crm.contacts()).toHaveLength(KNOWN + madeByLoad);

    await loads().decides(id, 'undo');
    const undone = await loads().reaches(id, 'undone');
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
    expect(bern).toHaveLength(withEmail.filter((n) => n % 2 === 0 && n !== 2).length);
    expect(undone.decisions).toMatchObject([
      { event: 'start' },
      { event: 'undo', author: 'admin:1' },
    ]);
    await scene.agreed();
    expect(await scene.crm.links({ state: 'unlinked' })).toEqual([]);
    expect((await scene.s360().contacts()).length).toBe(KNOWN + 1);
    expect((await loads().call('POST', `/${String(id)}/undo`)).status).toBe(409);
  });

  it('that would cost more calls than the guard lets pass waits for approval', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { bulkGuard: { links: 30, withinMs: 600_000 } } });
    const { id, plan } = await uploads(scene, file(KNOWN));
    expect(at(plan, 'calls')).toBe(withEmail.length);
    await loads().decides(id, 'start');
    await loads().reaches(id, 'done');
    await pause(1_500);
    expect(await scene.s360().saves()).toEqual([]);
    const [guard] = await loads().list('?kind=guard&state=waiting');
    expect(guard).toMatchObject({ author: `load:${String(id)}` });
    await loads().decides(guard?.id, 'approve', { calls: withEmail.length });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(withEmail.length);

    await loads().reaches(guard?.id, 'done');
    await loads().decides(id, 'undo');
    await loads().reaches(id, 'undone');
    await pause(1_500);
    expect(await scene.s360().saves()).toHaveLength(withEmail.length);
    const [ofUndo] = await loads().list('?kind=guard&state=waiting');
    await loads().decides(ofUndo?.id, 'approve', { calls: withEmail.length });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(2 * withEmail.length);
  });

  it('undone before its guard is approved costs nothing, and leaves no guard behind', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { bulkGuard: { links: 30, withinMs: 600_000 } } });
    const { id } = await uploads(scene, file(KNOWN));
    await loads().decides(id, 'start');
    await loads().reaches(id, 'done');
    expect(await scene.crm.links({ state: 'pending' })).toHaveLength(withEmail.length);
    await loads().decides(id, 'undo');
    await loads().reaches(id, 'undone');
    const guards = await loads().list('?kind=guard');
    expect(guards).toMatchObject([{ state: 'cancelled', author: `load:${String(id)}` }]);
    expect(await scene.crm.links({ state: 'pending' })).toEqual([]);
    await scene.agreed();
    expect(await scene.s360().saves()).toEqual([]);
  });

  it('cancelled before it has written anything leaves no guard behind', async () => {
    await scene.strapiStops();
    const bulkGuard = { links: 30, withinMs: 600_000 };
    await scene.strapiStarts({ settings: { bulkGuard, backgroundWork: false } });
    const { id } = await uploads(scene, file(KNOWN));
    await loads().decides(id, 'start');
    await loads().decides(id, 'cancel');
    expect(await loads().list('?kind=guard')).toEqual([]);
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { bulkGuard, backgroundWork: true } });
  });

  it('whose guard is approved before it is through waits for approval anew with its rest', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { bulkGuard: { links: 10, withinMs: 600_000 } } });
    const [first, second] = [people(20), people(20, 20)];
    const linked = withEmail.length / 2;
    const { id } = await uploads(scene, fileOf([...first, ...people(4_000, 1_000), ...second]));
    await loads().decides(id, 'start');
    await until('some rows are written', async () => Number((await loads().one(id)).processed) > 0);
    const paused = await loads().decides(id, 'pause');
    expect(Number(paused.processed)).toBeLessThan(4_000);
    const [guard] = await loads().list('?kind=guard&state=waiting');
    await loads().decides(guard?.id, 'approve', { calls: linked });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(linked);

    await loads().decides(id, 'resume');
    await loads().reaches(id, 'done');
    await pause(1_500);
    expect(await scene.s360().saves()).toHaveLength(linked);
    const [rest, ...others] = await loads().list('?kind=guard&state=waiting');
    expect([rest, others]).toMatchObject([{ author: `load:${String(id)}` }, []]);
    expect(rest?.id).not.toBe(guard?.id);
    await loads().decides(rest?.id, 'approve', { calls: linked });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(2 * linked);
  });

  it('is judged anew by other choices, and refused when it cannot be read', async () => {
    const { id } = await uploads(scene, file(5));
    const planned = await loads().posts(`/${String(id)}/plan`, { filled: 'overwrite' });
    expect(objectAt(planned, 'plan', 'counts').keptDifferences).toBeUndefined();
    const wrong = await loads().call('POST', `/${String(id)}/plan`, { mapping: { Ort: 'size' } });
    expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([
      400,
      expect.stringContaining('no field'),
    ]);
    await loads().decides(id, 'cancel');
    expect((await loads().call('POST', `/${String(id)}/start`)).status).toBe(409);
    expect((await loads().call('POST', '/file', {})).status).toBe(400);
    const spreadsheet = new TextEncoder().encode('PK\u0003\u0004,email\n1,2');
    await expect(uploads(scene, spreadsheet)).rejects.toThrow(/400.*no CSV file/);
  });

  it('without a column that is recognized is kept until its columns are named', async () => {
    const text = new TextEncoder().encode('x,y\nZoé,zoe@example.com\nUrs,urs@example.com');
    const { id, plan } = await uploads(scene, text);
    expect(plan).toEqual({
      counts: { rows: 2 },
      findings: [],
      calls: 0,
      mapping: {},
      headings: ['x', 'y'],
    });
    const refused = async (path: string, body: object) => {
      const { body: problem, status } = await loads().call('POST', `/${String(id)}/${path}`, body);
      return [status, at(problem, 'error', 'message')];
    };
    const unread = [400, 'No column is read: name the field of each column that counts.'];
    expect(await refused('start', {})).toEqual(unread);
    expect(await refused('plan', { filled: 'overwrite' })).toEqual(unread);
    const named = await loads().posts(`/${String(id)}/plan`, {
      mapping: { x: 'lastName', y: 'email' },
    });
    expect(objectAt(named, 'plan', 'counts')).toEqual({ rows: 2, created: 2 });
    await loads().decides(id, 'start');
    await loads().reaches(id, 'done');
    const emails = (await scene.crm.contacts()).map(({ email }) => email);
    expect(emails).toEqual(expect.arrayContaining(['zoe@example.com', 'urs@example.com']));
  });
});

describe('a CSV file, where an institution is sent some of the new contacts', () => {
  let scene: Scene;
  beforeAll(async () => {
    const sends = { where: [{ field: 'town', is: 'Bern' }] };
    scene = await startScene({
      institutions: [
        { code: 'myvenue', plugin: { pushNewContacts: true, sends } },
        { code: 'museum', plugin: { pushNewContacts: false } },
      ],
    });
  });
  afterAll(() => scene.end());

  it('makes those there that the filter lets out, the others once they come in', async () => {
    const lines = ['firstName;lastName;town', 'Ada;In;Bern', 'Bea;Out;Chur', 'Cleo;Blank;'];
    const { id, plan } = await uploads(scene, new Uint8Array(Buffer.from(lines.join('\r\n'))));
    expect(plan).toMatchObject({ counts: { created: 3 }, calls: 1 });
    await loadsOf(scene).decides(id, 'start');
    await loadsOf(scene).reaches(id, 'done');
    await scene.settled();
    const contacts = await scene.crm.contacts();
    const linked = async () =>
      (await scene.crm.links()).map(({ contactDocumentId, state }) => [
        contacts.find(({ documentId }) => documentId === contactDocumentId)?.lastName,
        state,
      ]);
    expect(await linked()).toEqual([['In', 'inSync']]);

    const out = contacts.find(({ lastName }) => lastName === 'Out');
    await scene.crm.saves(String(out?.documentId), { town: 'Bern' });
    await scene.settled();
    expect(await linked()).toEqual([
      ['In', 'inSync'],
      ['Out', 'inSync'],
    ]);
    expect(await scene.s360().saves()).toHaveLength(2);
  });
});
