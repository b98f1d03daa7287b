import { at, listAt, objectAt } from '../../helpers/json';
import { bulkJobsOf, uploads, writesOf } from '../../helpers/bulk-jobs/bulk-jobs';
import {
  file,
  KNOWN,
  KNOWN_WITH_EMAIL,
  knownPeopleCome,
} from '../../helpers/bulk-jobs/people-file';
import { sceneForAll, sceneForEach } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const ROWS = 1_000;

describe('a CSV import', () => {
  const scene = sceneForEach({
    institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
  });
  beforeEach(async () => {
    await knownPeopleCome(scene);
  });

  const bulkJobs = () => bulkJobsOf(scene);
  const history = (where: object) =>
    scene.running().strapi.db.connection('s360_contact_history').where(where);

  it('of 1,000 rows creates the contacts that its dry run announced, and the same file again creates none', async () => {
    const { id, plan, state } = await uploads(scene, file(ROWS));
    expect(state).toBe('planned');
    const made = ROWS - KNOWN_WITH_EMAIL.length;
    const filled = KNOWN_WITH_EMAIL.filter((n) => n % 2 === 1).length;
    const counts = {
      rows: ROWS,
      created: made,
      changed: KNOWN_WITH_EMAIL.length,
      changedFields: KNOWN_WITH_EMAIL.length + filled,
      keptDifferences: 3 * KNOWN_WITH_EMAIL.length - filled,
    };
    expect(plan).toMatchObject({
      counts,
      calls: KNOWN_WITH_EMAIL.length,
      callsWithoutApproval: 200,
    });
    expect(objectAt(plan, 'mapping')).toEqual({
      Vorname: 'firstName',
      Nachname: 'lastName',
      'E-Mail': 'email',
      Ort: 'town',
      Geburtsdatum: 'birthDate',
    });
    expect(await scene.crm.contacts()).toHaveLength(KNOWN);

    await bulkJobs().decides(id, 'start');
    const done = await bulkJobs().reaches(id, 'done');
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
    const noted = await history({ cause: 'bulkJob', caused_by: String(id), field: null });
    expect(noted).toHaveLength(made);
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(KNOWN_WITH_EMAIL.length);
    expect(await scene.crm.links()).toHaveLength(KNOWN);

    const again = await uploads(scene, file(ROWS));
    expect(objectAt(again, 'plan', 'counts')).toMatchObject({ rows: ROWS, same: ROWS });
    await bulkJobs().decides(again.id, 'start');
    await bulkJobs().reaches(again.id, 'done');
    expect(await scene.crm.contacts()).toHaveLength(KNOWN + made);
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(KNOWN_WITH_EMAIL.length);
  });

  it('keeps the lines that it left out, to correct and import again', async () => {
    const twin = { type: 'individual', firstName: 'Ina', lastName: 'Zwilling' };
    for (const town of ['Bern', 'Basel']) {
      await writesOf(scene).create({ ...twin, email: 'twin@example.com', town });
    }
    const lines = [
      'Vorname;Nachname;E-Mail;Ort',
      'Neu;Neumann;new@example.com;Bern',
      ';;;Bern',
      'Ina;Zwilling;twin@example.com;=2+2',
    ];
    const { id, choices, fileName } = await uploads(scene, Buffer.from(lines.join('\n')));
    expect(fileName).toBe('contacts.csv');
    expect(choices).toMatchObject({ mapping: { Ort: 'town' }, filled: 'keep', blanks: 'keep' });
    const leftOut = async () => {
      const { body } = await bulkJobs().call('GET', `/${String(id)}/left-out`);
      return objectAt(body, 'data');
    };
    const planned = await leftOut();
    expect(planned).toMatchObject({
      fileName: 'contacts.csv',
      separator: ';',
      headings: ['Vorname', 'Nachname', 'E-Mail', 'Ort'],
      lines: [
        { line: 3, cells: ['', '', '', 'Bern'], reasons: [{ code: 'rowNameless' }] },
        {
          line: 4,
          cells: ['Ina', 'Zwilling', 'twin@example.com', "'=2+2"],
          reasons: [{ code: 'rowMatches' }],
        },
      ],
    });

    await bulkJobs().decides(id, 'start');
    const done = await bulkJobs().reaches(id, 'done');
    expect(done.counts).toMatchObject({ created: 1, refused: 1, ambiguous: 1 });
    expect(Date.parse(String(done.undoableUntil))).toBeGreaterThan(Date.now());
    expect(await leftOut()).toEqual(planned);
    // One of the two is gone: the line would fit now, but it was left out.
    const [first] = (await scene.crm.contacts()).filter(({ town }) => town === 'Basel');
    await scene.crm.deletes(String(first?.documentId));
    expect(listAt(await leftOut(), 'lines')).toMatchObject([{ line: 3 }, { line: 4, reasons: [] }]);
  });

  it('continues after a restart where it stopped, and creates nothing twice', async () => {
    const { id } = await uploads(scene, file(4_000, 1_000));
    await bulkJobs().decides(id, 'start');
    await until(
      'some rows are written',
      async () => Number((await bulkJobs().one(id)).processed) > 0,
    );
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { backgroundWork: false } });
    const stopped = await bulkJobs().one(id);
    expect(stopped.state).toBe('running');
    expect(Number(stopped.processed)).toBeLessThan(4_000);
    const written = (await scene.crm.contacts()).length - KNOWN;
    expect(written).toBe(stopped.processed);
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { backgroundWork: true } });
    const done = await bulkJobs().reaches(id, 'done');
    expect(done).toMatchObject({ processed: 4_000, counts: { created: 4_000 } });
    expect(await scene.crm.contacts()).toHaveLength(KNOWN + 4_000);
  });

  it('is evaluated again with other choices, and rejected when it is unreadable', async () => {
    const { id } = await uploads(scene, file(5));
    const planned = await bulkJobs().posts(`/${String(id)}/plan`, { filled: 'overwrite' });
    expect(objectAt(planned, 'plan', 'counts').keptDifferences).toBeUndefined();
    const wrong = await bulkJobs().call('POST', `/${String(id)}/plan`, {
      mapping: { Ort: 'size' },
    });
    expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([
      400,
      expect.stringContaining('no field'),
    ]);
    const seen = { filled: 'keep', mapping: at(planned, 'plan', 'mapping') };
    const answer = await bulkJobs().call('POST', `/${String(id)}/start`, seen);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([
      409,
      expect.stringContaining('other choices'),
    ]);
    await bulkJobs().decides(id, 'cancel');
    expect((await bulkJobs().call('POST', `/${String(id)}/start`)).status).toBe(409);
    expect((await bulkJobs().call('POST', '/file', {})).status).toBe(400);
    const spreadsheet = new TextEncoder().encode('PK\u0003\u0004,email\n1,2');
    await expect(uploads(scene, spreadsheet)).rejects.toThrow(/400.*no CSV file/);
    const begun = new TextEncoder().encode('Zoé;zoe@example.com\nUrs;urs@example.com');
    await expect(uploads(scene, begun)).rejects.toThrow(/400.*names no columns/);
    const mapping = { mapping: { Zoé: 'lastName' } };
    await expect(uploads(scene, begun, mapping)).rejects.toThrow(/400.*names no columns/);
  });

  it('without a recognized column is stored until its columns are named', async () => {
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
      const { body: problem, status } = await bulkJobs().call(
        'POST',
        `/${String(id)}/${path}`,
        body,
      );
      return [status, at(problem, 'error', 'message')];
    };
    const unread = [400, 'No column is read: name the field of each column that counts.'];
    expect(await refused('start', {})).toEqual(unread);
    expect(await refused('plan', { filled: 'overwrite' })).toEqual(unread);
    const named = await bulkJobs().posts(`/${String(id)}/plan`, {
      mapping: { x: 'lastName', y: 'email' },
    });
    expect(objectAt(named, 'plan', 'counts')).toEqual({ rows: 2, created: 2 });
    await bulkJobs().decides(id, 'start');
    await bulkJobs().reaches(id, 'done');
    const emails = (await scene.crm.contacts()).map(({ email }) => email);
    expect(emails).toEqual(expect.arrayContaining(['zoe@example.com', 'urs@example.com']));
  });
});

describe('a CSV import with a filter for sent contacts', () => {
  const sends = { where: [{ field: 'town', is: 'Bern' }] };
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { pushNewContacts: true, sends } },
      { code: 'museum', plugin: { pushNewContacts: false, matching: [['mobilePhone', 'name']] } },
    ],
  });

  it('creates at the institution the contacts in the filter, and the others once they are included', async () => {
    const lines = ['firstName;lastName;town', 'Ada;In;Bern', 'Bea;Out;Chur', 'Cleo;Blank;'];
    const { id, plan } = await uploads(scene, new Uint8Array(Buffer.from(lines.join('\r\n'))));
    expect(plan).toMatchObject({ counts: { created: 3 }, calls: 1 });
    await bulkJobsOf(scene).decides(id, 'start');
    await bulkJobsOf(scene).reaches(id, 'done');
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
