import { LEASE_UID } from '../../../server/src/contracts';
import { HOUR_MS, MINUTE_MS } from '../../../server/src/kernel/time/durations';
import { databaseClient, describeOn } from '../../helpers/databases/client';
import { SERVERS } from '../../helpers/databases/waiting-statements';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import {
  compileChild,
  startKillable,
  type KillableStrapi,
} from '../../helpers/killed-process/killable-strapi';
import { startScene, type Scene } from '../../helpers/scene/scene';
import { modulesOf } from '../../helpers/strapi/modules';
import { pause, until } from '../../helpers/waiting';

const SETUP = { code: 'myvenue' };
const SAVE = 'saveIndividualContactData';
/** Longer than anything waits after a first failure, and far from the jump. */
const SOON_MS = 10 * MINUTE_MS;
/** Several looks of every worker. */
const SOME_LOOKS_MS = 8_000;

// On SQLite, Strapi is one process.
describeOn(...SERVERS)('a process whose clock is an hour ahead', () => {
  let scene: Scene;
  let ahead: KillableStrapi;
  const startsAhead = () =>
    startKillable({
      program: compileChild(),
      database: scene.running().database,
      institutions: [pluginInstitution(SETUP, scene.simulator().url)],
      // Proven by the other process; this one would note it under its own time.
      trust: 'notStarted',
      clockAheadMs: HOUR_MS,
    });
  beforeAll(async () => {
    scene = await startScene({ institutions: [SETUP], settings: { backgroundWork: false } });
    ahead = await startsAhead();
  });
  afterAll(async () => {
    await scene.end();
    await ahead.stop();
  });

  /** Columns of the plugin with a time that is yet to come for long. */
  async function farColumns(): Promise<string[]> {
    const { connection } = scene.running().strapi.db;
    const schema = databaseClient() === 'mysql' ? 'database()' : 'current_schema()';
    const columns: { table: string; column: string; type: string }[] = await connection(
      'information_schema.columns',
    )
      .select({ table: 'table_name', column: 'column_name', type: 'data_type' })
      .whereRaw(`table_schema = ${schema}`)
      .where('table_name', 'like', 's360_%');
    const soon = Date.now() + SOON_MS;
    const far: string[] = [];
    for (const { column, table, type } of columns) {
      const isTime = /^(timestamp|datetime)/.test(type);
      if (!isTime && !(type === 'bigint' && column.endsWith('_ms'))) continue;
      const found = await connection(table)
        .where(column, '>', isTime ? new Date(soon) : soon)
        .select('id');
      if (found.length > 0) far.push(`${table}.${column}`);
    }
    return far;
  }

  it('parks nothing for the hour: what failed waits as long as elsewhere', async () => {
    await scene.s360().faults({ method: SAVE, times: 1, kind: 'http', status: 503 });
    const documentId = await scene.crm.creates({ lastName: 'Waits', email: 'w@example.com' });
    const waiting = await until('it waits for its next attempt', async () => {
      const link = await scene.crm.link(documentId, SETUP.code);
      return link?.attempts === 1 && link;
    });
    expect(Date.parse(String(waiting.nextAttemptAt)) - Date.now()).toBeLessThan(SOON_MS);
    await scene.agreed(2 * MINUTE_MS);
    expect(await scene.s360().contacts()).toHaveLength(1);
  });

  it('stores no time that others would wait for', async () => {
    const number = await scene.s360().creates({ lastName: 'There', email: 't@example.com' });
    await scene.agreed();
    const contact = await scene.crm.contactOf(SETUP.code, number);
    const limited = { method: SAVE, times: 1, kind: 'http', status: 509 };
    await scene.s360().faults(limited);
    await scene.crm.saves(String(contact?.documentId), { firstName: 'Limited' });
    await until('the limit was reached', async () => {
      return (await scene.s360().calls(SAVE)).some(({ status }) => status === 509);
    });
    await scene.crm.creates({ lastName: 'Next', email: 'next@example.com' });
    expect(await farColumns()).toEqual([]);
  });

  it('takes no lease that another process holds', async () => {
    await scene.agreed(2 * MINUTE_MS);
    await ahead.stop();
    const jobs = ['dispatch:myvenue', 'apply:myvenue:contacts'];
    const { strapi } = scene.running();
    const holds = (expiresAtMs: number) =>
      strapi.db.query(LEASE_UID).updateMany({
        where: { job: { $in: jobs } },
        data: { holder: 'another', expiresAtMs },
      });
    await holds(Date.now() + MINUTE_MS);
    ahead = await startsAhead();
    const callsBefore = (await scene.s360().calls()).length;
    await scene.crm.creates({ lastName: 'Held', email: 'held@example.com' });
    const number = await scene.s360().creates({ lastName: 'Back', email: 'back@example.com' });
    await scene.cycle();
    await pause(SOME_LOOKS_MS);
    expect(await scene.crm.contactOf(SETUP.code, number)).toBeNull();
    expect(await scene.s360().calls()).toHaveLength(callsBefore);
    await holds(1);
    await scene.agreed(2 * MINUTE_MS);
    expect(await scene.crm.contactOf(SETUP.code, number)).not.toBeNull();
  });

  it('leaves its work to a process whose clock is right, at once', async () => {
    await scene.s360().faults({ method: SAVE, times: 1, kind: 'http', status: 503 });
    await scene.crm.creates({ lastName: 'Left', email: 'left@example.com' });
    await until('its save has failed', async () => {
      return (await scene.s360().calls(SAVE)).some(({ status }) => status === 503);
    });
    await ahead.stop();
    modulesOf(scene.running().strapi).workers.start();
    await scene.agreed(2 * MINUTE_MS);
    const names = (await scene.s360().contacts()).map((contact) => JSON.stringify(contact));
    expect(names.filter((name) => name.includes('Left'))).toHaveLength(1);
  });
});
