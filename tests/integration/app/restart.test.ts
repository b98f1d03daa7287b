import { CONTACT_LINK_UID, INSTITUTION_UID, LEASE_UID } from '../../../server/src/contracts';
import { valuesInS360 } from '../../helpers/contacts/contacts';
import { objectAt, textAt } from '../../helpers/json';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const OFF = { settings: { backgroundWork: false } };
const ON = { settings: { backgroundWork: true } };
const HOUR_MS = 3_600_000;

describe('a restart of Strapi', () => {
  const scene = sceneForEach(ON);

  async function restartsWith(changed: typeof OFF): Promise<void> {
    await scene.strapiStops();
    await scene.strapiStarts(changed);
  }
  const named = async (lastName: string) =>
    (await scene.s360().contacts()).filter((one) => valuesInS360(one).lastName === lastName);

  it('is followed by the pushes that were pending before', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Known' });
    await scene.settled();
    await restartsWith(OFF);
    await scene.crm.saves(documentId, { town: 'Bern' });
    const created = await scene.crm.creates({ lastName: 'New' });
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'pending' });
    expect(await named('New')).toEqual([]);
    await restartsWith(ON);
    await scene.agreed();
    expect((await named('Known')).map(valuesInS360)).toMatchObject([{ town: 'Bern' }]);
    expect(await named('New')).toHaveLength(1);
    expect(await scene.crm.status(created, 'myvenue')).toMatchObject({ state: 'inSync' });
  });

  it('is followed by the deliveries that were stored before', async () => {
    await restartsWith(OFF);
    const number = await scene.s360().creates({ lastName: 'Stored' });
    await scene.cycle();
    expect(await scene.crm.contactOf('myvenue', number)).toBeNull();
    await restartsWith(ON);
    await scene.settled();
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ lastName: 'Stored' });
  });

  it('waits for a call in progress, whose answer is not lost', async () => {
    const method = 'saveIndividualContactData';
    await scene.s360().faults({ method, times: 1, kind: 'timeout', ms: 800 });
    const documentId = await scene.crm.creates({ lastName: 'Under way' });
    await until('it is being saved', async () => (await scene.s360().saves()).length > 0);
    await restartsWith(ON);
    await scene.agreed();
    expect(await named('Under way')).toHaveLength(1);
    expect(await scene.s360().saves()).toHaveLength(1);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
  });

  /** Leaves a link like a process that is killed during a push. */
  async function killedWhileSending(documentId: string, kind: 'create' | 'update', values: object) {
    const { db } = scene.running().strapi;
    const link = objectAt(await scene.crm.link(documentId, 'myvenue'));
    const sending = {
      kind,
      contactType: 'individual',
      revision: link.markedRevision,
      values,
      fence: 0,
      startedAtMs: Date.now(),
    };
    await db.query(CONTACT_LINK_UID).update({
      where: { id: link.id },
      data: { state: 'sending', sending },
    });
  }

  it('after a kill during an update sends the update again', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Killed', town: 'A' });
    await scene.settled();
    await restartsWith(OFF);
    await scene.crm.saves(documentId, { town: 'B' });
    await killedWhileSending(documentId, 'update', { town: 'B' });
    await scene.s360().forgetCalls();
    await restartsWith(ON);
    await scene.agreed();
    expect((await named('Killed')).map(valuesInS360)).toMatchObject([{ town: 'B' }]);
    expect(await scene.s360().saves()).toHaveLength(1);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
  });

  it('after a kill during a create puts it in doubt and does not repeat it', async () => {
    await restartsWith(OFF);
    const documentId = await scene.crm.creates({ lastName: 'Killed' });
    await killedWhileSending(documentId, 'create', { lastName: 'Killed' });
    await restartsWith(ON);
    await scene.settled();
    const status = await scene.crm.status(documentId, 'myvenue');
    expect(status).toMatchObject({ state: 'inDoubt', failure: { code: 'interrupted' } });
    expect(status.inDoubt?.nextLookupAt).not.toBeNull();
    expect(await scene.s360().saves()).toEqual([]);
  });

  it('keeps the clock offset of S-360 for the time before its first answer', async () => {
    await scene.timePasses(HOUR_MS);
    const documentId = await scene.crm.creates({ lastName: 'Ahead', town: 'A' });
    await scene.settled();
    await until("S-360's clock is kept", async () => {
      const [row] = await scene.running().strapi.db.query(INSTITUTION_UID).findMany({});
      return Number(row?.clockOffsetMs ?? 0) > 0;
    });
    await restartsWith(OFF);
    await scene.crm.saves(documentId, { town: 'B' });
    const method = 'saveIndividualContactData';
    await scene.s360().faults({ method, times: 1, kind: 'timeout', ms: 14_000 });
    const startedAtMs = Date.now();
    await restartsWith(ON);
    const sending = await until(
      'the edit is being sent',
      async () => objectAt(await scene.crm.link(documentId, 'myvenue')).sending,
    );
    expect(objectAt(sending).startedAtMs).toBeGreaterThan(startedAtMs + HOUR_MS - 2_000);
    await scene.s360().recovers();
    await scene.agreed();
  });

  it('releases the leases, so that the next process need not wait', async () => {
    const holders = async () => {
      const { db } = scene.running().strapi;
      const rows = await db.query(LEASE_UID).findMany({ where: { holder: { $notNull: true } } });
      return rows.map(({ holder }) => String(holder));
    };
    const before = await until('a lease is held', async () => {
      const held = await holders();
      return held.length > 0 && held;
    });
    await restartsWith(OFF);
    expect((await holders()).filter((holder) => before.includes(holder))).toEqual([]);
  });

  it('with another base URL sends nothing and gives the reason', async () => {
    scene.excuse({
      check: 'rest',
      fits: / is (pending|to be read)$/,
      because: 'the link is of another system',
    });
    const documentId = await scene.crm.creates({ lastName: 'Copy', town: 'A' });
    await scene.settled();
    const configured = textAt(await scene.crm.link(documentId, 'myvenue'), 'baseUrl');
    await scene.strapiStops();
    const elsewhere = `${configured}/`.replace('127.0.0.1', 'localhost').replace(/\/$/, '');
    await scene.strapiStarts({
      institutions: [{ code: 'myvenue', plugin: { baseUrl: elsewhere } }],
    });
    await scene.s360().forgetCalls();
    await scene.crm.saves(documentId, { town: 'B' });
    const fresh = await scene.crm.creates({ lastName: 'Made here' });
    await until('it is made', async () => (await named('Made here')).length > 0);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      state: 'pending',
      waiting: { kind: 'otherSystem', linkedBaseUrl: configured, configuredBaseUrl: elsewhere },
    });
    expect(await scene.s360().saves()).toHaveLength(1);
    expect((await scene.crm.status(fresh, 'myvenue')).contactNumber).not.toBeNull();
    await scene.crm.panel('POST', documentId, '/myvenue/push');
    await scene.crm.panel('POST', documentId, '/myvenue/pull');
    await scene.crm.creates({ lastName: 'Later' });
    await until('it is made', async () => (await named('Later')).length > 0);
    expect(await scene.s360().saves()).toHaveLength(2);
    expect((await named('Copy')).map(valuesInS360)).toMatchObject([{ town: 'A' }]);
  });
});
