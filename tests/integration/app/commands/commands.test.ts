import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileFrom } from '../../../../server/src/bulk-jobs';
import { at, listAt, objectAt } from '../../../helpers/json';
import { startScene, type Scene } from '../../../helpers/scene/scene';
import { modulesOf } from '../../../helpers/strapi/modules';
import { typedCommands } from '../../../helpers/app/typed-commands';

describe('a command of strapi-s360', () => {
  let scene: Scene;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 's360-commands-'));
    scene = await startScene({
      institutions: [
        {
          code: 'myvenue',
          plugin: {
            pushNewContacts: false,
            callsPerMonth: 10_000,
            pastData: { contactsUpdatedSince: '2020-01-01', ordersCreatedSince: '2020-01-01' },
          },
        },
      ],
    });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await scene.end();
  });

  const typed = () => typedCommands(scene);

  it('pushes contacts only after it has stated the calls and somebody has agreed', async () => {
    await scene.crm.creates({ lastName: 'First', email: 'first@example.com' });
    await scene.crm.creates({ lastName: 'Second', email: 'second@example.com' });
    const push = ['push', 'myvenue', '--unlinked-only'];
    const dry = await typed().types([...push, '--dry-run']);
    expect(dry).toMatchObject({ exitCode: 0, complained: '' });
    expect(dry.printed).toContain('It costs 2 calls');
    expect(await typed().types(push)).toMatchObject({
      exitCode: 2,
      complained: expect.stringContaining('--yes'),
    });
    expect(await typed().types(push, false)).toMatchObject({ exitCode: 2 });
    expect(await scene.s360().saves()).toEqual([]);
    const done = await typed().types([...push, '--yes']);
    expect(done).toMatchObject({ exitCode: 0, printed: expect.stringContaining(': done.') });
    expect(await scene.s360().saves()).toHaveLength(2);
    const bulkJob = objectAt((await scene.running().admin('GET', '/s360/bulk-jobs')).body);
    expect(at(listAt(bulkJob, 'data')[0], 'author')).toMatch(/^command-line:/);
    expect(await typed().types(push)).toMatchObject({
      exitCode: 0,
      printed: expect.stringContaining('Nothing is to be sent.'),
    });
  });

  it('pushes nothing while sending is paused, and says how to resume it', async () => {
    await scene.crm.creates({ lastName: 'Paused', email: 'paused@example.com' });
    const pauses = (sending: boolean) =>
      scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending });
    await pauses(true);
    expect(await typed().types(['push', 'myvenue', '--yes'])).toMatchObject({
      exitCode: 2,
      complained: expect.stringContaining('is paused'),
    });
    await pauses(false);
    expect(await typed().types(['push', 'myvenue', '--yes'])).toMatchObject({ exitCode: 0 });
  });

  it('reads contacts by their numbers, and names those that S-360 does not have', async () => {
    const contactNumber = await scene.s360().creates({ lastName: 'Read', email: 'r@example.com' });
    const { exitCode, printed } = await typed().types([
      'pull',
      'myvenue',
      contactNumber,
      '99999999',
      '--yes',
    ]);
    expect(exitCode).toBe(1);
    expect(printed).toContain('It costs 2 calls');
    expect(printed).toContain(
      '99999999: S-360 refused this and answered: error.contact.unknown. It may not have what',
    );
    const names = (await scene.crm.contacts()).map(({ lastName }) => lastName);
    expect(names).toContain('Read');
  });

  it('names what it has read and the depth of past data leaves out', async () => {
    await scene.s360().writes({
      contactNumber: '4711',
      type: 'INDIVIDUAL',
      dateLastModified: '2019-05-01T00:00:00.000+00:00',
      individualContact: { individualLastname: 'Past' },
    });
    const { exitCode, printed } = await typed().types(['pull', 'myvenue', '4711', '--yes']);
    expect(exitCode).toBe(1);
    expect(printed).toContain('  4711: left out');
    expect(await typed().json('pull', 'myvenue', '4711', '--yes')).toEqual({
      read: 1,
      leftOut: ['4711'],
      open: [],
    });
  });

  it('says of numbers that it leaves unread who goes on with them', async () => {
    const contactNumber = await scene.s360().creates({ lastName: 'Left', email: 'l@example.com' });
    const method = 'getContactData';
    await scene.s360().faults({ method, times: 1, kind: 'timeout', ms: 1000 });
    const { exitCode, printed } = await typed().leaves(['pull', 'myvenue', contactNumber, '--yes']);
    expect(exitCode).toBe(1);
    expect(printed).toContain(`${contactNumber}: waits\nWhat waits is not finished. A running`);
    await scene.settled();
  });

  it.each([
    ['status', ['status', 'myvenue', 'myvenu']],
    ['push', ['push', 'myvenu', '--yes']],
    ['pull', ['pull', 'myvenu', '1', '--yes']],
    ['replay', ['replay', 'myvenu', '1', '--yes']],
    ['check', ['check', 'myvenu']],
    ['erase', ['erase', '1', '--institution', 'myvenu']],
    ['export-person', ['export-person', '1', '--institution', 'myvenu']],
  ])('does nothing at an institution that does not exist: %s', async (_name, args) => {
    expect(await typed().types(args)).toMatchObject({
      exitCode: 2,
      printed: '',
      complained: expect.stringContaining('no institution myvenu. Did you mean myvenue?'),
    });
  });

  it('lists the institutions when the typed one is like none of them', async () => {
    const { complained } = await typed().types(['status', 'opera']);
    expect(complained).toContain('There is no institution opera. There are: myvenue.');
  });

  it('applies deliveries again after it has stated how many', async () => {
    await scene.agreed();
    const replay = ['replay', 'myvenue', '--from', '2020-01-01'];
    const dry = await typed().json(...replay, '--dry-run');
    expect(dry).toMatchObject({ isQueued: false });
    expect(Number(dry.deliveries)).toBeGreaterThan(0);
    const { exitCode, printed } = await typed().types([...replay, '--yes']);
    expect([exitCode, printed]).toEqual([0, expect.stringContaining('All are applied again.')]);
  });

  it('says of named deliveries how many are not there', async () => {
    const replay = ['replay', 'myvenue', '1', '998', '999'];
    const { exitCode, printed } = await typed().types([...replay, '--dry-run']);
    expect(printed).toContain('1 delivery with');
    expect(printed).toContain('2 not found: of another institution, or kept no longer.');
    expect(exitCode).toBe(1);
    expect(await typed().types([...replay, '--yes'])).toMatchObject({ exitCode: 1 });
    expect(await typed().types(['replay', 'myvenue', '1', '--yes'])).toMatchObject({ exitCode: 0 });
  });

  it('reads and applies nothing while receiving is paused, unless it is left until then', async () => {
    const pauses = (receiving: boolean) =>
      scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { receiving });
    await pauses(true);
    const replay = ['replay', 'myvenue', '--from', '2020-01-01', '--yes'];
    for (const args of [['pull', 'myvenue', '1001', '--yes'], replay]) {
      expect(await typed().types(args)).toMatchObject({
        exitCode: 2,
        complained: expect.stringContaining('receiving from myvenue is paused'),
      });
    }
    expect(await typed().types([...replay, '--no-wait'])).toMatchObject({
      exitCode: 0,
      printed: expect.stringContaining('The running Strapi applies them.'),
    });
    await pauses(false);
    await scene.settled();
  });

  it('imports a CSV file after it has stated the changes, and leaves no plan of a dry run', async () => {
    const file = path.join(folder, 'people.csv');
    writeFileSync(file, 'First name,Last name,Email\nIda,Import,ida@example.com\n');
    const dry = await typed().types(['import', file, '--dry-run']);
    expect(dry).toMatchObject({ exitCode: 0 });
    expect(dry.printed).toContain('Last name → lastName');
    const planned = await scene.running().admin('GET', '/s360/bulk-jobs?state=planned');
    expect(listAt(planned.body, 'data')).toEqual([]);
    const job = await typed().json('import', file, '--yes');
    expect(job).toMatchObject({ state: 'done', counts: { rows: 1, created: 1 } });
    expect(await typed().types(['import', path.join(folder, 'none.csv')])).toMatchObject({
      exitCode: 2,
      complained: expect.stringContaining('none.csv'),
    });
  });

  it('refuses a file of which it would read no column, and keeps no plan of it', async () => {
    const file = path.join(folder, 'shoes.csv');
    writeFileSync(file, 'Shoe size,Colour\n38,red\n');
    for (const option of ['--dry-run', '--yes']) {
      const { complained, exitCode, printed } = await typed().types(['import', file, option]);
      expect(printed).toContain('Shoe size → not read');
      expect(complained).toContain('No column is read: name the field of each column that counts.');
      expect(exitCode).toBe(2);
    }
    const planned = await scene.running().admin('GET', '/s360/bulk-jobs?state=planned');
    expect(listAt(planned.body, 'data')).toEqual([]);
  });

  it('leaves no plan of an import that is interrupted while it is planned, or asks', async () => {
    const file = path.join(folder, 'left.csv');
    writeFileSync(file, 'Last name\nUnplanned\n');
    const left = { exitCode: 2, complained: 'Nothing was done.' };
    expect(await typed().leaves(['import', file, '--yes'])).toMatchObject(left);
    expect(await typed().types(['import', file], 'interrupts')).toMatchObject(left);
    const planned = await scene.running().admin('GET', '/s360/bulk-jobs?state=planned');
    expect(listAt(planned.body, 'data')).toEqual([]);
    expect(await scene.crm.contacts()).not.toContainEqual(
      expect.objectContaining({ lastName: 'Unplanned' }),
    );
  });

  it('ends with 1 when an import has left lines out', async () => {
    const file = path.join(folder, 'partly.csv');
    writeFileSync(file, 'Last name,Email\nPartly,partly@example.com\n,\n,nobody@example.com\n');
    const { exitCode, printed } = await typed().types(['import', file, '--yes']);
    expect(printed).toMatch(/: done\.\n(.*\n)* +refused +1/);
    expect(exitCode).toBe(1);
  });

  it('says in words what is wrong with a file, and changes nothing', async () => {
    const absent = path.join(folder, 'absent');
    const there = path.join(folder, 'there');
    const damaged = path.join(folder, 'damaged');
    const says = async (...args: string[]) => {
      const { complained, exitCode } = await typed().types(args);
      expect(exitCode).toBe(2);
      return complained;
    };
    expect(await says('import', absent)).toBe(`There is no such file or folder: ${absent}`);
    expect(await says('import', folder)).toContain('This is a folder, name a file');
    expect(await says('import-tables', absent, '--yes')).toContain('There is no such file');
    expect((await typed().types(['export-tables', there])).exitCode).toBe(0);
    expect(await says('export-tables', there)).toContain('exists already, name a new one');
    writeFileSync(damaged, readFileSync(there, 'utf8').replace(/\n/, '\n{'));
    expect(await says('import-tables', damaged, '--yes')).toContain('a line of it is not JSON');
    const row = '["s360::contact-history",{"id":9,"contactDocumentId":"x","cause":"crm"}]';
    writeFileSync(damaged, readFileSync(there, 'utf8').replace(/\n/, `\n${row}\n`));
    expect(await says('import-tables', damaged, '--yes')).toContain('does not know');
  });

  it('says what a file of tables holds before it asks whether to replace them', async () => {
    await scene.crm.creates({ lastName: 'Carried', email: 'carried@example.com' });
    const file = path.join(folder, 'tables.jsonl');
    const { printed } = await typed().types(['export-tables', file]);
    const [counted] = /contact-history +[1-9]\d*/.exec(printed) ?? [];
    expect(counted).toBeDefined();
    expect(await typed().types(['import-tables', file], false)).toMatchObject({
      exitCode: 2,
      printed: expect.stringContaining(counted ?? 'no count'),
    });
  });

  it('computes the purchase summaries of all contacts anew', async () => {
    expect(await typed().json('rebuild')).toMatchObject({
      state: 'done',
      rebuiltAt: expect.any(String),
    });
  });

  it('says how institutions are, and ends with 1 while something waits for a person', async () => {
    const before = await typed().types(['status']);
    expect(before.printed).toContain('(myvenue)');
    await scene.delivers(['not an item']);
    await scene.settled();
    const { exitCode, printed } = await typed().types(['status', 'myvenue']);
    expect(printed).toMatch(/calls this month: [\d,]+ of 10,000$/m);
    expect(exitCode).toBe(1);
    expect(printed).toContain('  ! An item not imported (itemNotImported: 1): S-360 sent');
    const { attention, institutions } = await typed().json('status');
    expect(institutions).toMatchObject([{ code: 'myvenue', quarantinedItems: 1 }]);
    expect(attention).toContainEqual(expect.objectContaining({ kind: 'itemNotImported' }));
    expect(await typed().types(['status', 'opera'])).toMatchObject({ exitCode: 2 });
  });

  it('says what waits for a person at no single institution', async () => {
    const { bulkJobs } = modulesOf(scene.running().strapi);
    const file = fileFrom('people.csv', Buffer.from('Last name,Email\nPlan,plan@example.com\n'));
    const { id } = await bulkJobs.addFile(file, {}, 'mcp:1', () => true);
    const { printed } = await typed().types(['status']);
    expect(printed).toContain(
      'All institutions: waits for a person\n  ! A bulk job to approve (bulkJobToApprove: 1, planned)',
    );
    await bulkJobs.decide({ id, event: 'cancel', author: 'admin:1' });
    expect((await typed().types(['status'])).printed).not.toContain('All institutions');
  });
});
