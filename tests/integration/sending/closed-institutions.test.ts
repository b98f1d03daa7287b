import { sceneForEach } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

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
});
