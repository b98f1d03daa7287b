import { listAt } from '../../helpers/json';
import type { ReceivedCall } from '../../helpers/scene/s360-side';
import { startScene, type Scene } from '../../helpers/scene/scene';
import { until } from '../../helpers/waiting';

const CALLS = 5;
const PER_MS = 3000;
const CONTACTS = 14;

/** The highest number of calls in any window of this length. */
function maxWithin(calls: readonly ReceivedCall[], lengthMs: number): number {
  const times = calls.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
  const counts = times.map(
    (start) => times.filter((at) => at >= start && at < start + lengthMs).length,
  );
  return Math.max(0, ...counts);
}

describe('the configured limits of calls', () => {
  let scene: Scene;
  afterEach(() => scene.end());

  it('are never exceeded by a burst of edits, all of which arrive', async () => {
    scene = await startScene({
      institutions: [
        {
          code: 'myvenue',
          plugin: { limits: [{ scope: 'service', calls: CALLS, perMs: PER_MS }] },
        },
      ],
    });
    const names = Array.from({ length: CONTACTS }, (_none, index) => `Burst ${index}`);
    await Promise.all(names.map((lastName) => scene.crm.creates({ lastName })));
    await scene.settled(30_000);
    const calls = await scene.s360().calls();
    expect(calls).toHaveLength(CONTACTS);
    expect(maxWithin(calls, PER_MS)).toBeLessThanOrEqual(CALLS);
    expect(maxWithin(calls, PER_MS)).toBeGreaterThan(1);
  });

  it('that equal those of S-360 cause no refused call', async () => {
    scene = await startScene({
      institutions: [
        {
          code: 'myvenue',
          s360: { limits: { perEndpointPerMinute: 8 } },
          plugin: { limits: [{ scope: 'service', calls: 8, perMs: 60_000 }] },
        },
      ],
    });
    const names = Array.from({ length: CONTACTS }, (_none, index) => `Minute ${index}`);
    await Promise.all(names.map((lastName) => scene.crm.creates({ lastName })));
    scene.excuse({ check: 'rest', fits: /is pending$/, because: 'the minute is used up' });
    // A third of the window is kept for bookings. A link is no longer pending while its call is under
    // way: what S-360 has answered counts.
    await until('six are sent', async () => (await scene.s360().calls()).length >= 6, 30_000);
    const calls = await scene.s360().calls();
    expect(calls.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
  });

  it('can be raised to more than 60 calls of a service in a minute', async () => {
    scene = await startScene();
    const names = Array.from({ length: 80 }, (_none, index) => `Many ${index}`);
    const query = scene.running().strapi.db.query('plugin::s360.contact');
    const rows = names.map((lastName) => ({ documentId: lastName, type: 'individual', lastName }));
    await query.createMany({ data: rows });
    await scene.settled(30_000);
    expect(await scene.s360().calls()).toHaveLength(80);
  });

  it('survive a restart, as permits are counted in the database', async () => {
    const limits = [{ scope: 'service', calls: 2, perMs: 60_000 }];
    scene = await startScene({ institutions: [{ code: 'myvenue', plugin: { limits } }] });
    scene.excuse({ check: 'rest', fits: /is pending$/, because: 'the minute is used up' });
    for (const lastName of ['One', 'Two', 'Three']) await scene.crm.creates({ lastName });
    await until('two are sent', async () => (await scene.s360().calls()).length >= 2);
    await scene.strapiStops();
    await scene.strapiStarts();
    await scene.crm.creates({ lastName: 'Four' });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await scene.s360().calls()).toHaveLength(2);
    const permits: unknown = await scene.running().strapi.db.connection('s360_permits').select('*');
    expect(listAt(permits)).toHaveLength(2);
  });
});
