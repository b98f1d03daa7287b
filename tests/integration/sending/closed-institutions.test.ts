import { sceneForEach } from '../../helpers/scene/scene-for-tests';
import { at, objectAt, textAt } from '../../helpers/json';
import { pause, until } from '../../helpers/waiting';

const method = 'saveIndividualContactData';

describe('an institution that refuses calls', () => {
  const scene = sceneForEach();

  /** Refuses one call and returns the time until the next one. */
  async function closedForMs(fault: object, between = () => Promise.resolve()): Promise<number> {
    await scene.s360().faults({ method, times: 1, kind: 'http', ...fault });
    await scene.crm.creates({ lastName: 'Refused' });
    await until('it was refused', async () => (await scene.s360().saves()).length === 1);
    await between();
    await scene.settled(60_000);
    const [refused, next] = await scene.s360().saves();
    return Date.parse(next?.at ?? '') - Date.parse(refused?.at ?? '');
  }

  it.each([
    [509, undefined],
    [509, 'date'],
    [429, undefined],
    [429, 'date'],
    [503, undefined],
    [503, 'date'],
  ])('with %i gets no calls until its Retry-After (%s)', async (status, retryAfterForm) => {
    const ms = await closedForMs({ status, retryAfterSeconds: 4, retryAfterForm });
    // The date and the clock it is compared with are cut to the second.
    expect(ms).toBeGreaterThanOrEqual(3_000);
    expect(ms).toBeLessThan(9_000);
  });

  it.each([509, 429])('with %i gets no calls even after a restart of Strapi', async (status) => {
    const ms = await closedForMs({ status, retryAfterSeconds: 15 }, async () => {
      await scene.strapiStops();
      await scene.strapiStarts();
      expect(await scene.s360().saves()).toHaveLength(1);
    });
    expect(ms).toBeGreaterThanOrEqual(15_000);
    expect(ms).toBeLessThan(30_000);
  });

  it('with 404 gets no calls of that method for a while, and all others at once', async () => {
    const structure = 'saveStructureContactData';
    const others = Array.from({ length: 12 }, (_, index) => `Company ${index}`);
    await scene.s360().faults({ method: structure, times: 50, kind: 'http', status: 404 });
    const companies = await Promise.all(
      others.map((structureName) => scene.crm.creates({ type: 'structure', structureName })),
    );
    await until('it was refused', async () => (await scene.s360().calls(structure)).length > 0);
    await scene.crm.creates({ lastName: 'Not concerned' });
    await until('a person is saved', async () => (await scene.s360().calls(method)).length === 1);
    const refused = (await scene.s360().calls(structure)).length;
    expect(refused).toBeLessThan(companies.length);
    const status = async () =>
      objectAt((await scene.running().admin('GET', '/s360/institutions')).body, 'data', 0);
    expect(await status()).toMatchObject({ missingMethods: [structure], closedUntil: null });
    await scene.s360().recovers();
    await scene.settled(60_000);
    expect((await scene.crm.links()).map(({ state }) => state)).not.toContain('failed');
    expect(await status()).toMatchObject({ missingMethods: [] });
  }, 90_000);

  /** A contact in sync, whose next edit meets the fault. */
  async function editMeets(fault: object): Promise<string> {
    const documentId = await scene.crm.creates({ lastName: 'Patient' });
    await scene.agreed();
    await scene.s360().forgetCalls();
    await scene.s360().faults({ method, kind: 'http', ...fault });
    await scene.crm.saves(documentId, { firstName: 'Anna' });
    return documentId;
  }
  const saveCount = async () => (await scene.s360().saves()).length;

  it('is tried at once when a person wants that, and is well again', async () => {
    const documentId = await editMeets({ times: 1000, status: 500 });
    // By then nothing is tried for half a minute at least.
    await until('it failed six times', async () => (await saveCount()) >= 6, 90_000);
    await scene.s360().faults();
    const failed = await saveCount();
    expect((await scene.crm.panel('POST', documentId, '/myvenue/push')).status).toBe(200);
    await until(
      'it is sent',
      async () => (await scene.crm.status(documentId, 'myvenue')).state === 'inSync',
      8_000,
    );
    expect(await saveCount()).toBe(failed + 1);
  }, 120_000);

  it('is not tried before the time that S-360 named, which the answer to the person says', async () => {
    const documentId = await editMeets({ times: 1, status: 503, retryAfterSeconds: 40 });
    await until('it is closed', async () => {
      const { waiting } = await scene.crm.status(documentId, 'myvenue');
      return waiting?.kind === 'retry' || waiting?.kind === 'closed';
    });
    const { body } = await scene.crm.panel('POST', documentId, '/myvenue/push');
    const closedUntil = textAt(body, 'data', 'waiting', 'closedUntil');
    expect(Date.parse(closedUntil) - Date.now()).toBeGreaterThan(20_000);
    const selection = { institution: 'myvenue', kind: 'push' };
    const again = await scene.running().admin('POST', '/s360/failures/retry', selection);
    expect(at(again.body, 'data', 'retried')).toBe(0);
    await pause(4_000);
    expect(await saveCount()).toBe(1);
  }, 60_000);
});
