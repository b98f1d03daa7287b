import type { Core } from '@strapi/strapi';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommandLine } from '../../../../server/src/app/commands';
import { CARRIED_TABLES } from '../../../../server/src/app/module-parts';
import {
  BOOKING_EVENT_UID,
  BOOKING_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  INSTITUTION_SECRET_UID,
  INSTITUTION_UID,
  ORDER_HOLDER_UID,
} from '../../../../server/src/contracts';
import { startBookingScene, type BookingScene } from '../../../helpers/scene/booking-scene';
import {
  exportStrapi,
  importIntoStrapi,
  storeKeysIn,
  typesIn,
} from '../../../helpers/app/data-transfer';
import { newHome } from '../../../helpers/databases/home';
import { pluginInstitution, WEBHOOK_KEY } from '../../../helpers/institutions/institutions';
import { at, listAt } from '../../../helpers/json';
import { modulesOf } from '../../../helpers/strapi/modules';
import { startStrapi, unservedStrapi, type RunningStrapi } from '../../../helpers/strapi/strapi';
import { pause } from '../../../helpers/waiting';

type Rows = Record<string, unknown>[];

const SECRETS = { s360: 'secret-of-the-theatre', webhook: 'key-of-the-theatre-webhook' };
/** A contact of the CRM that nobody meant to send anywhere. */
const UNSENT = 'meant-to-stay-in-the-crm';
/** Longer than workers take to start; the dispatcher looks for due work at once. */
const A_WHILE_MS = 1_500;

const rowsOf = (strapi: Core.Strapi, uid: string): Promise<Rows> =>
  strapi.db.query(uid).findMany({ orderBy: { id: 'asc' } });
const withoutIds = (rows: Rows): Rows => rows.map(({ id: _id, ...row }) => row);

/** Users stay, and the same id is somebody else there: their names come along. */
const withNames = (rows: Rows = []): Rows =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        value === 'admin:1' ? 'elsewhere:Ada Admin' : value,
      ]),
    ),
  );

/** What a command of `strapi-s360` ends with at a loaded Strapi, where nobody can be asked. */
function exitCodeOf(strapi: Core.Strapi, ...args: string[]): Promise<number> {
  const terminal = {
    print: () => undefined,
    complain: () => undefined,
    canAsk: false,
    confirm: () => Promise.resolve(false),
    onInterrupt: () => () => undefined,
  };
  const app = { strapi, close: () => Promise.resolve() };
  return runCommandLine(args, terminal, () => Promise.resolve(app));
}

describe('data that was exported and imported into another Strapi with the same S-360', () => {
  let scene: BookingScene;
  let folder: string;
  let archive: string;
  let tables: string;
  let encrypted: string[];
  let copy: RunningStrapi | null = null;
  let home: string;
  let known: string;
  let waiting: string;
  let booked: string;
  const exported = new Map<string, Rows>();

  const institutions = () => [pluginInstitution({ code: 'myvenue' }, scene.simulator().url)];
  async function loaded<T>(at: string, use: (strapi: Core.Strapi) => Promise<T>): Promise<T> {
    const strapi = await unservedStrapi({ institutions: institutions(), folder: at }).load();
    try {
      return await use(strapi);
    } finally {
      await strapi.destroy();
    }
  }
  const copyStarts = async () => {
    copy = await startStrapi({ institutions: institutions(), folder: home });
    return copy;
  };
  const running = (): RunningStrapi => {
    if (copy === null) throw new Error('the copy is stopped');
    return copy;
  };
  const pauses = (sending: boolean) =>
    scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending });

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 's360-transfer-'));
    tables = path.join(folder, 'tables.jsonl');
    scene = await startBookingScene();
    const theatre = {
      code: 'theatre',
      name: 'The Theatre',
      baseUrl: `${scene.simulator().url}/theatre`,
      authentication: { operator: 'THEATRE_CRM', partner: 'strapi-plugin-s360' },
      webhook: { authentication: { kind: 'apiKey', header: WEBHOOK_KEY.header } },
      catalog: false,
      pushNewContacts: false,
    };
    const added = { settings: theatre, secrets: SECRETS };
    await scene.running().admin('POST', '/s360/institution-settings', added);
    known = await scene.knownContact({ lastName: 'Known', town: 'A' });
    await pauses(true);
    await scene.crm.saves(known, { town: 'B' });
    waiting = await scene.crm.creates({ lastName: 'Waiting' });
    const draft = await scene.composes({ contactDocumentId: known, lines: [scene.seats(1)] });
    booked = draft.documentId;
    await scene.submits(draft);
    await scene.strapiStops();
    await loaded(scene.running().folder, async (strapi) => {
      await strapi.db.query(ORDER_HOLDER_UID).create({
        data: {
          institution: 'myvenue',
          orderDocumentId: 'an-order',
          contactReference: '4711',
          contactDocumentId: known,
          units: 2,
        },
      });
      await strapi.db.query(CONTACT_LINK_UID).update({
        where: { contactDocumentId: waiting },
        data: { bulkJobId: 7 },
      });
      // A pause would keep the copy silent too.
      await strapi.db
        .query(INSTITUTION_UID)
        .update({ where: { code: 'myvenue' }, data: { sendingPaused: false } });
      const now = new Date();
      await strapi.db.connection('s360_contacts').insert({
        document_id: UNSENT,
        type: 'individual',
        last_name: 'Unsent',
        created_at: now,
        updated_at: now,
      });
      await strapi.db.query(CONTACT_HISTORY_UID).create({
        data: { contactDocumentId: UNSENT, cause: 'crm', changedAt: now },
      });
      for (const uid of [...CARRIED_TABLES, CONTACT_UID, CONTACT_LINK_UID, BOOKING_UID])
        exported.set(uid, withoutIds(await rowsOf(strapi, uid)));
      const stored = await rowsOf(strapi, INSTITUTION_SECRET_UID);
      encrypted = stored.map((row) => String(row.encrypted));
      archive = await exportStrapi(strapi, path.join(folder, 'archive'));
      expect(await exitCodeOf(strapi, 'export-tables', tables)).toBe(0);
      await strapi.db
        .query(INSTITUTION_UID)
        .update({ where: { code: 'myvenue' }, data: { sendingPaused: true } });
      await strapi.db.connection('s360_contacts').where({ document_id: UNSENT }).delete();
      await strapi.db
        .query(CONTACT_HISTORY_UID)
        .deleteMany({ where: { contactDocumentId: UNSENT } });
    });
    home = await newHome();
    await loaded(home, (strapi) => importIntoStrapi(strapi, archive));
    await scene.s360().forgetCalls();
    await copyStarts();
  });
  afterAll(async () => {
    await copy?.stop();
    rmSync(folder, { recursive: true, force: true });
    await scene.strapiStarts();
    await pauses(false);
    await scene.end();
  });

  it('contains no secret and no internal table', () => {
    const text = readFileSync(archive, 'utf8');
    expect(text).toContain('"lastName":"Waiting"');
    expect(encrypted).toHaveLength(2);
    const secrets = [...encrypted, ...Object.values(SECRETS), 'demo-secret', WEBHOOK_KEY.key];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(typesIn(archive).filter((type) => !type.startsWith('plugin::s360.'))).toEqual([]);
    const harmless =
      /^(aliveAt|facts|version|contactView|order(Line)?View|(mapping|receives):\w+)$/;
    expect(storeKeysIn(archive).filter((key) => !harmless.test(key))).toEqual([]);
  });

  it('waits in the other Strapi until a person starts sending there', async () => {
    await pause(A_WHILE_MS);
    expect(await scene.s360().calls()).toEqual([]);
    const { body } = await running().admin('GET', '/s360/institutions');
    const status = { state: 'stopped', cause: 'imported', by: null };
    expect(listAt(body, 'data')).toMatchObject([{ code: 'myvenue', sending: { status } }]);
    expect(await rowsOf(running().strapi, CONTACT_LINK_UID)).toMatchObject([
      { contactDocumentId: known, state: 'pending' },
      { contactDocumentId: waiting, state: 'pending', bulkJobId: null },
    ]);
    expect(await rowsOf(running().strapi, BOOKING_UID)).toMatchObject([
      { state: 'submitted', author: 'elsewhere:admin:1' },
    ]);
    const bookings = await running().admin('GET', `/s360/bookings/${booked}`);
    expect(at(bookings.body, 'data', 'progress')).toMatchObject({
      step: 'waiting',
      reason: 'stopped',
    });
  });

  it('says of each contact and booking that its earlier history stayed behind', async () => {
    const history = await running().admin('GET', `/s360/contacts/${known}/history`);
    expect(listAt(history.body, 'data')).toMatchObject([{ kind: 'created', cause: 'transfer' }]);
    const booking = await running().admin('GET', `/s360/bookings/${booked}`);
    expect(listAt(booking.body, 'data', 'events')).toMatchObject([{ kind: 'transferred' }]);
  });

  it('has no contact that is taken for new and would be created in S-360', async () => {
    expect(await modulesOf(running().strapi).sweep.run(new Date(0))).toBe(0);
    const where = { contactDocumentId: UNSENT };
    expect(
      await running()
        .strapi.db.query(CONTACT_UID)
        .count({ where: { documentId: UNSENT } }),
    ).toBe(1);
    expect(await running().strapi.db.query(CONTACT_LINK_UID).count({ where })).toBe(0);
  });

  it('gets history, holders of seats and events of bookings by import-tables, all or nothing', async () => {
    for (const uid of [CONTACT_HISTORY_UID, ORDER_HOLDER_UID, BOOKING_EVENT_UID])
      expect(exported.get(uid)).not.toEqual([]);
    await running().stop('keep');
    copy = null;
    const cut = path.join(folder, 'cut.jsonl');
    writeFileSync(cut, readFileSync(tables, 'utf8').split('\n').slice(0, -2).join('\n'));
    await loaded(home, async (strapi) => {
      expect(await exitCodeOf(strapi, 'import-tables', cut, '--yes')).toBe(2);
      expect(await exitCodeOf(strapi, 'import-tables', tables)).toBe(2);
      expect(await rowsOf(strapi, ORDER_HOLDER_UID)).toEqual([]);
      expect(await exitCodeOf(strapi, 'import-tables', tables, '--yes')).toBe(0);
      for (const uid of CARRIED_TABLES)
        expect([uid, withoutIds(await rowsOf(strapi, uid))]).toEqual([
          uid,
          withNames(exported.get(uid)),
        ]);
    });
    const { admin } = await copyStarts();
    const { body } = await admin('GET', `/s360/contacts/${known}/history?field=town`);
    expect(listAt(body, 'data')[0]).toMatchObject({ newValue: 'B', by: { name: 'Ada Admin' } });
  });
});
