import type { Knex } from 'knex';
import { CONTACT_UID } from '../../../server/src/contracts';
import { databaseClient, describeOn } from '../../helpers/databases/client';
import { SERVERS } from '../../helpers/databases/waiting-statements';
import { modulesOf } from '../../helpers/strapi/modules';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { pause, until } from '../../helpers/waiting';

const OWN_ID =
  databaseClient() === 'mysql' ? 'select connection_id() as id' : 'select pg_backend_pid() as id';

/** After it the driver has heard that its connection ended. */
const HEARD_OF_MS = 300;

// SQLite has no connection that could be lost.
describeOn(...SERVERS)('a transaction whose connection ends before its commit', () => {
  const scene = sceneForAll({ settings: { backgroundWork: false } });
  const connection = () => scene.running().strapi.db.connection;

  /** Ends a connection, as the database does with one that is idle for too long. */
  async function ends(id: number): Promise<void> {
    if (databaseClient() === 'mysql') {
      await connection().raw(`kill connection ${id}`);
      return;
    }
    await connection().raw(`select pg_terminate_backend(${id})`);
    const others = connection()('pg_stat_activity').where({ pid: id });
    await until('it has ended', async () => (await others.clone()).length === 0);
    await pause(HEARD_OF_MS);
  }

  /** Writes a contact, and returns the id of the connection. */
  async function writes(trx: Knex.Transaction): Promise<number> {
    await trx('s360_contacts').insert({ document_id: 'cut', type: 'individual', last_name: 'Cut' });
    const answer: unknown = await trx.raw(OWN_ID);
    return Number(/"id":"?(\d+)/.exec(JSON.stringify(answer))?.[1]);
  }
  const contacts = () =>
    scene
      .running()
      .strapi.db.query(CONTACT_UID)
      .count({ where: { lastName: 'Cut' } });

  /** Written past the plugin, it has no history. */
  afterEach(() => connection()('s360_contacts').where({ document_id: 'cut' }).delete());

  it('is not taken for committed', async () => {
    const { database } = modulesOf(scene.running().strapi);
    const cutOff = database.transaction(async (trx) => ends(await writes(trx)));
    await expect(cutOff).rejects.toThrow();
    // The pool may hand out the ended connection once more.
    await until('a connection answers', () =>
      connection()
        .raw('select 1')
        .then(
          () => true,
          () => false,
        ),
    );
    expect(await contacts()).toBe(0);
  });

  it('is repeated as a whole where it may be', async () => {
    const { database } = modulesOf(scene.running().strapi);
    let attempts = 0;
    await database.transactionWithRetries(async (trx) => {
      attempts += 1;
      const id = await writes(trx);
      if (attempts === 1) await ends(id);
    });
    expect([attempts, await contacts()]).toEqual([2, 1]);
  });
});
