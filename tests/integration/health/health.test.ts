import { LEASE_UID } from '../../../server/src/contracts';
import { describeOn } from '../../helpers/databases/client';
import { valuesInS360 } from '../../helpers/contacts/contacts';
import { request } from '../../helpers/http';
import { at } from '../../helpers/json';
import type { SceneOptions } from '../../helpers/scene/scene';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';
import { modulesOf } from '../../helpers/strapi/modules';
import { until } from '../../helpers/waiting';

const OFF = { settings: { backgroundWork: false } };
const ON = { settings: { backgroundWork: true } };
const SAVE = 'saveIndividualContactData';

describe('the health of a process', () => {
  const scene = sceneForEach(ON);

  const answers = async (question: 'live' | 'ready') => {
    const { body, headers, status } = await request(
      `${scene.running().url}/api/s360/health/${question}`,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    return { status, body };
  };
  const LIVE = { status: 200, body: { status: 'live', reasons: [] } };
  const READY = { status: 200, body: { status: 'ready', reasons: [] } };
  const notReady = (reason: string) => ({
    status: 503,
    body: { status: 'notReady', reasons: [reason] },
  });
  const restartsWith = async (changed: SceneOptions) => {
    await scene.strapiStops();
    await scene.strapiStarts(changed);
  };
  const town = async () =>
    (await scene.s360().contacts()).map((contact) => valuesInS360(contact).town);

  /** A contact of which an update is on its way for so long. */
  async function isBeingSaved(ms: number): Promise<string> {
    const documentId = await scene.crm.creates({ lastName: 'Under way', town: 'A' });
    await scene.settled();
    await scene.s360().forgetCalls();
    await scene.s360().faults({ method: SAVE, times: 1, kind: 'timeout', ms });
    await scene.crm.saves(documentId, { town: 'B' });
    await until('it is being saved', async () => (await scene.s360().saves()).length > 0);
    return documentId;
  }

  it('is reported to anyone, with and without workers', async () => {
    expect(await answers('live')).toEqual(LIVE);
    await until('it is ready', async () => (await answers('ready')).status === 200);
    expect(await answers('ready')).toEqual(READY);
    await restartsWith(OFF);
    expect(await answers('ready')).toEqual(READY);
  });

  it('is that it lives and is not ready while the database does not answer', async () => {
    await restartsWith(OFF);
    const { connection } = scene.running().strapi.db;
    const connections = Number(at(connection.client, 'pool', 'max'));
    const held = await Promise.all(
      Array.from({ length: connections }, () => connection.transaction()),
    );
    expect(await answers('ready')).toEqual(notReady('databaseSilent'));
    expect(await answers('live')).toEqual(LIVE);
    await Promise.all(held.map((one) => one.rollback()));
    await until('it is ready', async () => (await answers('ready')).status === 200);
  });

  describeOn('sqlite')('on a database that only reads', () => {
    it('is that it lives and is not ready', async () => {
      await restartsWith(OFF);
      const { connection } = scene.running().strapi.db;
      await connection.raw('pragma query_only = on');
      expect(await answers('ready')).toEqual(notReady('databaseSilent'));
      expect(await answers('live')).toEqual(LIVE);
      await connection.raw('pragma query_only = off');
      await until('it is ready', async () => (await answers('ready')).status === 200);
    });

    it('leaves nothing behind where it tries to write', async () => {
      await restartsWith(OFF);
      await answers('ready');
      const leases = await scene.running().strapi.db.query(LEASE_UID).findMany();
      expect(leases.filter((lease: { job: string }) => lease.job.startsWith('ready/'))).toEqual([]);
    });
  });

  it('is that it lives and is not ready while it stops, and waits for a call in flight', async () => {
    const documentId = await isBeingSaved(2_000);
    const stopped = scene.strapiStops();
    expect(await answers('ready')).toEqual(notReady('stopping'));
    expect(await answers('live')).toEqual(LIVE);
    await stopped;
    await scene.strapiStarts(OFF);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
    expect(await town()).toEqual(['B']);
    expect(await scene.s360().saves()).toHaveLength(1);
    await restartsWith(ON);
  });

  it('ends in time, and the next process repeats the update that was cut short', async () => {
    const LATE_MS = 8_000;
    await restartsWith(ON);
    modulesOf(scene.running().strapi).process.stopWithinMs = 1_000;
    const startedAtMs = Date.now();
    const documentId = await isBeingSaved(LATE_MS);
    await scene.strapiStops();
    expect(Date.now() - startedAtMs).toBeLessThan(LATE_MS);
    await scene.strapiStarts(OFF);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'sending' });
    // As if half a minute had passed, in which the lease ends.
    const { db } = scene.running().strapi;
    await db.query(LEASE_UID).updateMany({ where: {}, data: { expiresAtMs: 1 } });
    await restartsWith(ON);
    await scene.agreed();
    expect(await town()).toEqual(['B']);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
  });
});
