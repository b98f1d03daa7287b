import type { Core } from '@strapi/strapi';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommandLine } from '../../server/src/app/commands';
import { CARRIED_TABLES } from '../../server/src/app/transfer/internal-tables';
import {
  BOOKING_EVENT_UID,
  BOOKING_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  INSTITUTION_SECRET_UID,
  INSTITUTION_UID,
  ORDER_HOLDER_UID,
  ORDER_UID,
} from '../../server/src/contracts';
import { startBookingScene, type BookingScene } from '../helpers/booking-scene';
import { exports, imports, typesIn } from '../helpers/data-transfer';
import { newHome } from '../helpers/databases/home';
import { pluginInstitution, WEBHOOK_KEY } from '../helpers/institutions';
import { at, listAt, objectAt } from '../helpers/json';
import { modulesOf } from '../helpers/modules';
import { startStrapi, unservedStrapi, type RunningStrapi } from '../helpers/strapi';
import { pause } from '../helpers/waiting';

const THEATRE_SECRETS = { s360: 'secret-of-the-theatre', webhook: 'key-of-the-theatre-webhook' };
/** Longer than workers take to find due work. */
const A_WHILE_MS = 1_500;

const THEATRE = {
  code: 'theatre',
  name: 'The Theatre',
  authentication: { operator: 'THEATRE_CRM', partner: 'strapi-plugin-s360' },
  webhook: { authentication: { kind: 'apiKey', header: WEBHOOK_KEY.header } },
  catalog: false,
  pushNewContacts: false,
};

describe('a Strapi to which another one was exported and imported', () => {
  let scene: BookingScene;
  let folder: string;
  let archive: string;
  let tables: string;
  let home: string;
  let there: RunningStrapi | null = null;
  const before: Record<string, unknown[]> = {};
  let secrets: string[] = [];

  const institutions = () => [pluginInstitution({ code: 'myvenue' }, scene.simulator().url)];
  const rows = (strapi: Core.Strapi, uid: string): Promise<Record<string, unknown>[]> =>
    strapi.db.query(uid).findMany({ orderBy: { id: 'asc' } });
  const without = (all: Record<string, unknown>[]) => all.map(({ id: _id, ...row }) => row);
  const command = (strapi: Core.Strapi, ...args: string[]) => {
    const terminal = {
      print: () => undefined,
      complain: () => undefined,
      canAsk: false,
      confirm: () => Promise.resolve(false),
      onInterrupt: () => () => undefined,
    };
    return runCommandLine(args, terminal, () =>
      Promise.resolve({ strapi, close: () => Promise.resolve() }),
    );
  };
  async function unserved<T>(at: string, use: (strapi: Core.Strapi) => Promise<T>): Promise<T> {
    const strapi = await unservedStrapi({ institutions: institutions(), folder: at }).load();
    try {
      return await use(strapi);
    } finally {
      await strapi.destroy();
    }
  }

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 's360-transfer-'));
    scene = await startBookingScene();
    const { admin, strapi } = scene.running();
    const added = await admin('POST', '/s360/institution-settings', {
      settings: { ...THEATRE, baseUrl: `${scene.simulator().url}/theatre` },
      secrets: THEATRE_SECRETS,
    });
    expect(added.status).toBe(200);
    const known = await scene.knownContact({ lastName: 'Known', town: 'A' });
    const draft = await scene.composes({ contactDocumentId: known, lines: [scene.seats(1)] });
    await scene.closes(await scene.comesTo(await scene.submits(draft), 'created'));
    await scene.comesTo(draft, 'closed');
    await admin('PUT', '/s360/institutions/myvenue/pauses', { sending: true });
    await scene.crm.saves(known, { town: 'B' });
    await scene.crm.creates({ lastName: 'Waiting' });
    await scene.submits(await scene.composes({ contactDocumentId: known, lines: [scene.seats(1)] }));
    console.log(await rows(strapi, ORDER_UID).then((x) => x.length));
    await strapi.db.query(ORDER_HOLDER_UID).create({
      data: {
        institution: 'myvenue',
        orderDocumentId: 'an-order',
        contactReference: '4711',
        contactDocumentId: known,
        units: 2,
      },
    });
    await scene.strapiStops();
    await unserved(scene.running().folder, async (strapi) => {
      for (const uid of [...CARRIED_TABLES, CONTACT_UID, CONTACT_LINK_UID, BOOKING_UID])
        before[uid] = without(await rows(strapi, uid));
      const stored = await rows(strapi, INSTITUTION_SECRET_UID);
      secrets = stored.map(({ encrypted }) => String(encrypted));
      archive = await exports(strapi, path.join(folder, 'archive'));
      tables = path.join(folder, 'tables.jsonl');
      expect(await command(strapi, 'export-tables', tables)).toBe(0);
    });
    home = await newHome();
    await unserved(home, (strapi) => imports(strapi, archive));
    await scene.s360().forgetCalls();
    there = await startStrapi({ institutions: institutions(), folder: home });
  });
  afterAll(async () => {
    await there?.stop();
    rmSync(folder, { recursive: true, force: true });
    await scene.strapiStarts();
    await scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending: false });
    await scene.end();
  });

  it('shows what is in it', async () => {
    const text = readFileSync(archive, 'utf8');
    console.log(typesIn(archive));
    console.log([...text.matchAll(/"key":"(plugin_s360[^"]*)"/g)].map(([, key]) => key));
    for (const secret of [...secrets, ...Object.values(THEATRE_SECRETS), 'demo-secret', WEBHOOK_KEY.key])
      console.log(secret.slice(0, 30), text.includes(secret));
    const strapi = there!.strapi;
    for (const uid of Object.keys(before)) console.log(uid, before[uid]!.length, (await rows(strapi, uid)).length);
    await pause(A_WHILE_MS);
    console.log(await scene.s360().calls());
    console.log(JSON.stringify(await rows(strapi, INSTITUTION_UID), null, 1));
    console.log(JSON.stringify(await rows(strapi, CONTACT_HISTORY_UID), null, 1));
    console.log(JSON.stringify(await rows(strapi, BOOKING_EVENT_UID), null, 1));
    console.log(JSON.stringify((await rows(strapi, CONTACT_LINK_UID)).map(({state, baseUrl, contactNumber})=>({state,baseUrl,contactNumber})), null, 1));
    console.log(JSON.stringify((await rows(strapi, BOOKING_UID)).map(({state, baseUrl})=>({state,baseUrl})), null, 1));
    console.log(JSON.stringify(await there!.strapi.store.get({type:'core', key:'persisted_tables'})));
  });
});
