import { type Carrier, startCarrier } from '../../helpers/carriers/carriers';
import { describeOn } from '../../helpers/databases/client';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import {
  compileChild,
  startKillable,
  type KillableStrapi,
} from '../../helpers/killed-process/killable-strapi';
import { modulesOf } from '../../helpers/strapi/modules';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { startScene, type Scene } from '../../helpers/scene/scene';
import { pause, until } from '../../helpers/waiting';

const SETUP = { code: 'myvenue' };
const TIMES = 7;
/** Without notifications it takes half of the three seconds between two looks. */
const AT_ONCE_MS = 700;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;

describeOn('postgres', 'mysql')('a change', () => {
  let carrier: Carrier;
  let scene: Scene;
  let worker: KillableStrapi;
  beforeAll(async () => {
    carrier = await startCarrier();
    const { wake } = carrier;
    scene = await startScene({ institutions: [SETUP], settings: { backgroundWork: false, wake } });
    scene.excuse(OWN_PAYLOADS);
    worker = await startKillable({
      program: compileChild(),
      database: scene.running().database,
      institutions: [pluginInstitution(SETUP, scene.simulator().url)],
      settings: { wake },
    });
    await untilHeard();
  });
  afterAll(async () => {
    await scene.end();
    await worker.stop();
    await carrier.end();
  });

  const untilHeard = () =>
    until(
      'both processes listen',
      async () => (await carrier.listeners(scene.running().strapi)) === 2,
      60_000,
    );

  /** The times from a change in this process to its effect by the other one. */
  async function tookMs(
    change: (round: number) => Promise<() => Promise<boolean>>,
    rounds = TIMES,
  ) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const isDone = await change(round);
      const startedAt = performance.now();
      await until('the other process has worked', isDone);
      times.push(performance.now() - startedAt);
      // Away from the rhythm of the looks.
      await pause(310);
    }
    return times;
  }

  const saves = (rounds = TIMES) =>
    tookMs(async (round) => {
      const email = `heard${round}.${Date.now()}@example.com`;
      await scene.crm.creates({ type: 'individual', lastName: 'Heard', email });
      return async () =>
        (await scene.s360().calls()).some(({ body }) => JSON.stringify(body).includes(email));
    }, rounds);

  it('sends a save of one process at once when another one does the work', async () => {
    expect(median(await saves())).toBeLessThan(AT_ONCE_MS);
  });

  it('applies a delivery at once that another process has received', async () => {
    const times = await tookMs(async (round) => {
      const contactNumber = String(9_000_000 + round);
      const individualContact = { individualLastname: `Delivered ${round}` };
      await scene.delivers([{ contactNumber, type: 'INDIVIDUAL', individualContact }]);
      return async () => (await scene.crm.deliveries({ state: 'stored' })).length === 0;
    });
    expect(median(times)).toBeLessThan(AT_ONCE_MS);
  });

  it('is found by the regular look while the connections are lost, and heard again afterwards', async () => {
    const { strapi } = scene.running();
    await carrier.breaks(strapi);
    await until('this process hears nothing', () =>
      Promise.resolve(!modulesOf(strapi).process.notifications.areHeard()),
    );
    await saves(1);
    await carrier.mend();
    await untilHeard();
    expect(median(await saves())).toBeLessThan(AT_ONCE_MS);
  });
});
