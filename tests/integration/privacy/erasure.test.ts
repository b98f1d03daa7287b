import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command, ExitCode } from '../../../server/src/app/commands/command';
import { eraseCommand } from '../../../server/src/app/commands/privacy/erase-command';
import { exportPersonCommand } from '../../../server/src/app/commands/privacy/export-person-command';
import {
  BOOKING_UID,
  CONTACT_HISTORY_UID,
  CONTACT_UID,
  ERASED_KEY_UID,
  ERASURE_UID,
} from '../../../server/src/contracts';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { uploads } from '../../helpers/bulk-jobs/bulk-jobs';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { storeBookings } from '../../helpers/bookings/stored-bookings';
import { placesOf } from '../../helpers/databases/whole-database';
import { pause } from '../../helpers/waiting';

describe('the erasure of a person', () => {
  const scene = sceneForAll();
  beforeAll(async () => {
    scene.excuse({ check: 'everybody', fits: /./, because: 'an erased person stays out' });
  });

  /** A person whom S-360 knows, too. */
  async function known(lastName: string) {
    const number = await scene.s360().creates({
      firstName: 'Petra',
      lastName,
      email: `${lastName.toLowerCase()}@petra.example`,
      street1: `${lastName}gasse 3`,
    });
    await scene.agreed();
    const documentId = textAt(await scene.crm.contactOf('myvenue', number), 'documentId');
    return { documentId, number };
  }
  const traces = (lastName: string) => placesOf(scene.running().strapi, [lastName]);
  const rows = (uid: string, where = {}) =>
    strapiDatabase(scene.running().strapi).query(uid).select('*').where(where).execute();

  async function types(
    command: Command,
    positionals: string[],
    options: Record<string, string | boolean> = {},
  ): Promise<{ exitCode: ExitCode; printed: string; complained: string }> {
    const [printed, complained]: [string[], string[]] = [[], []];
    const exitCode = await command.run({
      positionals,
      strapi: scene.running().strapi,
      flag: (name) => options[name] === true,
      text: (name) => (typeof options[name] === 'string' ? String(options[name]) : undefined),
      terminal: {
        print: (line) => void printed.push(line),
        complain: (line) => void complained.push(line),
        canAsk: false,
        confirm: () => Promise.resolve(false),
        onInterrupt: () => () => undefined,
      },
    });
    return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') };
  }

  const erases = (documentId: string, name: string) =>
    scene.running().admin('POST', `/s360/contacts/${documentId}/erasure`, { name });

  it('is refused when another name is typed', async () => {
    const documentId = await scene.crm.creates({ firstName: 'Ada', lastName: 'Typed' });
    await scene.agreed();
    const answer = await erases(documentId, 'Ada');
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      error: { details: { reason: { code: 'erasureNameDiffers' } } },
    });
    expect(await scene.crm.contact(documentId)).toMatchObject({ lastName: 'Typed' });
  });

  it('is refused while a booking of the person is under way', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Booking' });
    await scene.agreed();
    const [booking] = await storeBookings(scene.running().strapi, [
      { contactDocumentId: documentId, reference: 'CRM-OPEN-1', state: 'inDoubt' },
    ]);
    const answer = await erases(documentId, 'Booking');
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      error: { details: { errors: [{ reason: { code: 'erasureBookingOpen' } }] } },
    });
    const bookings = strapiDatabase(scene.running().strapi).query(BOOKING_UID);
    await bookings.where({ documentId: booking }).delete().execute();
  });

  it('answers 404 for a contact that does not exist', async () => {
    expect((await erases('nobody', 'Nobody')).status).toBe(404);
  });

  it('has not happened when it fails half-way, and is done when it is repeated', async () => {
    const { documentId } = await known('Halbweg');
    const before = await traces('Halbweg');
    let isBroken = true;
    scene.running().strapi.documents.use(async (context, next) => {
      const result = await next();
      if (isBroken && context.uid === CONTACT_UID && context.action === 'delete')
        throw new Error('the database has gone');
      return result;
    });
    expect((await erases(documentId, 'Petra Halbweg')).status).toBe(500);
    isBroken = false;
    expect(await traces('Halbweg')).toEqual(before);
    expect([await rows(ERASURE_UID), await rows(ERASED_KEY_UID)]).toEqual([[], []]);
    expect((await erases(documentId, 'Petra Halbweg')).status).toBe(200);
    expect(await traces('Halbweg')).toEqual([]);
    expect(await rows(ERASURE_UID)).toHaveLength(1);
  });

  it('leaves nothing when it races deliveries of the person, whichever comes first', async () => {
    for (const betweenMs of [0, 4, 15]) {
      const lastName = `Wettlauf${betweenMs}`;
      const { documentId, number } = await known(lastName);
      const item = await scene.s360().contact(number);
      const delivers = async (_none: unknown, index: number) => {
        await pause(index * betweenMs);
        const lastModificationDate = new Date().toISOString();
        return scene.delivers([{ ...item, lastModificationDate }]);
      };
      const deliveries = Array.from({ length: 4 }, delivers);
      const { status } = await erases(documentId, `Petra ${lastName}`);
      await Promise.all(deliveries);
      await scene.settled();
      expect(status).toBe(200);
      expect(await traces(lastName)).toEqual([]);
      expect(await scene.crm.links({ contactNumber: number })).toEqual([]);
    }
  });

  it('is previewed on the command line, and done only with the name', async () => {
    const { documentId, number } = await known('Zeilmann');
    const named = { institution: 'myvenue' };
    const preview = await types(eraseCommand, [number], named);
    expect(preview.exitCode).toBe(0);
    expect(preview.printed).toContain(`deactivate or anonymize contact ${number} in S-360`);
    expect(preview.printed).toContain('--yes "Petra Zeilmann"');
    const german = await types(eraseCommand, [documentId], { language: 'de' });
    expect(german.printed).toContain('Es wurde nichts gelöscht');
    await expect(types(eraseCommand, [documentId], { yes: 'Petra' })).rejects.toThrow('name');
    expect(await scene.crm.contact(documentId)).toMatchObject({ lastName: 'Zeilmann' });
    const erased = await types(eraseCommand, [number], {
      ...named,
      yes: 'Petra Zeilmann',
      json: true,
    });
    expect(erased.exitCode).toBe(0);
    expect(JSON.parse(erased.printed)).toMatchObject({
      erasedBy: { id: expect.stringMatching(/^command-line:/) },
      inS360: [{ institution: 'myvenue', contactNumbers: [number] }],
    });
    expect(await traces('Zeilmann')).toEqual([]);
    await expect(types(eraseCommand, [number], named)).rejects.toThrow(
      `Nothing is stored of number ${number} at myvenue`,
    );
  });

  it('is refused on the command line with exit code 1 while something is in the way', async () => {
    const { documentId } = await known('Wegsperr');
    const [booking] = await storeBookings(scene.running().strapi, [
      { contactDocumentId: documentId, reference: 'CRM-OPEN-2', state: 'inDoubt' },
    ]);
    const answer = await types(eraseCommand, [documentId], { yes: 'Petra Wegsperr' });
    expect(answer).toMatchObject({
      exitCode: 1,
      complained: expect.stringContaining('CRM-OPEN-2'),
    });
    const bookings = strapiDatabase(scene.running().strapi).query(BOOKING_UID);
    await bookings.where({ documentId: booking }).delete().execute();
  });

  it('exports a person on the command line, as JSON and as a page in a file of its own', async () => {
    const { documentId } = await known('Auskunft');
    const { printed } = await types(exportPersonCommand, [documentId]);
    expect(JSON.parse(printed)).toMatchObject({ name: 'Petra Auskunft' });
    const folder = mkdtempSync(path.join(tmpdir(), 's360-export-'));
    const file = path.join(folder, 'person.html');
    const page = { page: true, output: file, language: 'de' };
    expect((await types(exportPersonCommand, [documentId], page)).exitCode).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('<h2>S-360-Datensätze</h2>');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(types(exportPersonCommand, [documentId], page)).rejects.toThrow('EEXIST');
    rmSync(folder, { recursive: true });
  });

  it('reaches what a deleted contact left behind, which is found by number or name', async () => {
    const { documentId, number } = await known('Weggang');
    await scene.s360().orders({ orderState: 'CLOSED', contactReference: number });
    await scene.agreed();
    await scene.crm.saves(documentId, { email: 'neu@weggang.example' });
    await scene.agreed();
    await scene.crm.deletes(documentId);
    await scene.agreed();
    expect(await traces('Weggang')).not.toEqual([]);
    const finds = async (search: string) => {
      const path = `/s360/erasures/deleted-contacts?search=${encodeURIComponent(search)}`;
      return listAt((await scene.running().admin('GET', path)).body, 'data');
    };
    const found = {
      documentId,
      name: 'Petra Weggang',
      numbers: [{ institution: 'myvenue', number }],
      deletedAt: expect.any(String),
    };
    expect(await finds(number)).toEqual([found]);
    expect(await finds('weggang petra')).toEqual([found]);
    expect(await finds('neu@weggang')).toEqual([found]);
    expect(await finds('Auskunft')).toEqual([]);
    const preview = await scene.running().admin('GET', `/s360/contacts/${documentId}/erasure`);
    expect(objectAt(preview.body, 'data')).toMatchObject({ name: 'Petra Weggang', obstacles: [] });
    expect((await erases(documentId, 'Petra Weggang')).status).toBe(200);
    expect(await traces('Weggang')).toEqual([]);
    expect(await scene.crm.orders({ contactReference: number })).toEqual([]);
    expect(await finds(number)).toEqual([]);
  });

  it('keeps a contact out that was deleted before, and whose history has been forgotten', async () => {
    const { documentId, number } = await known('Vergangen');
    await scene.crm.deletes(documentId);
    await strapiDatabase(scene.running().strapi)
      .query(CONTACT_HISTORY_UID)
      .where({ contactDocumentId: documentId })
      .delete()
      .execute();
    expect((await erases(documentId, 'Petra Vergangen')).status).toBe(200);
    await scene.s360().changes(number, { town: 'Bern' });
    await scene.agreed();
    expect(await traces('Vergangen')).toEqual([]);
    expect((await erases(documentId, 'Petra Vergangen')).status).toBe(404);
  });

  it('certifies of an unchanged contact what the preview announced', async () => {
    const { documentId } = await known('Gleichviel');
    await scene.crm.saves(documentId, { street1: 'Gleichvielgasse 4' });
    await scene.agreed();
    const preview = await scene.running().admin('GET', `/s360/contacts/${documentId}/erasure`);
    const announced = at(preview.body, 'data', 'places');
    const erased = await erases(documentId, 'Petra Gleichviel');
    expect(at(erased.body, 'data', 'places')).toEqual(announced);
    expect(announced).toContainEqual({ place: CONTACT_HISTORY_UID, rows: expect.any(Number) });
    expect(await traces('Gleichviel')).toEqual([]);
  });

  it('keeps a person out of a file with a former e-mail or name, but not whoever the contact was taken for', async () => {
    const { documentId } = await known('Ledig');
    const otto = { firstName: 'Otto', lastName: 'Fremd', email: 'otto@fremd.example' };
    for (const values of [
      otto,
      { firstName: 'Petra', lastName: 'Ledig', email: 'petra@neu.example' },
      { lastName: 'Verheiratet' },
    ]) {
      await scene.crm.saves(documentId, values);
      await scene.agreed();
    }
    expect((await erases(documentId, 'Petra Verheiratet')).status).toBe(200);
    const { plan } = await uploads(
      scene,
      Buffer.from(
        [
          'Vorname;Nachname;E-Mail',
          'Petra;Verheiratet;petra@neu.example',
          'Petra;Verheiratet;ledig@petra.example',
          'Petra;Ledig;petra@neu.example',
          Object.values(otto).join(';'),
        ].join('\n'),
      ),
    );
    expect(plan).toMatchObject({ counts: { rows: 4, refused: 3, created: 1 } });
  });

  it('keeps a person out of a file with an e-mail that only another number of it had', async () => {
    const { documentId } = await known('Zweifach');
    const values = { firstName: 'Petra', lastName: 'Zweifach', email: 'zweite@petra.example' };
    const other = await scene.s360().creates(values);
    await scene.agreed();
    const remove = textAt(await scene.crm.contactOf('myvenue', other), 'documentId');
    const merge = `/s360/contacts/${documentId}/merge`;
    const merged = { remove, onTwoNumbers: 'unlinkRemoved' };
    expect((await scene.running().admin('POST', merge, merged)).status).toBe(200);
    expect((await erases(documentId, 'Petra Zweifach')).status).toBe(200);
    const file = Buffer.from(`firstName;lastName;email\n${Object.values(values).join(';')}`);
    const { plan } = await uploads(scene, file);
    expect(plan).toMatchObject({ counts: { rows: 1, refused: 1 } });
  });
});
