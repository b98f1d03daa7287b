import { setTimeout as pause } from 'node:timers/promises';
import { modulesOf } from '../../helpers/strapi/modules';
import { startScene, type Scene } from '../../helpers/scene/scene';
import { statementsOf } from '../../helpers/databases/statements';

const INSTITUTIONS = 40;
const MEASURED_MS = 4_000;

describe('a process without work', () => {
  let scene: Scene;
  beforeAll(async () => {
    const codes = Array.from({ length: INSTITUTIONS }, (_, index) => `venue${index}`);
    scene = await startScene({
      institutions: codes.map((code) => ({ code })),
      settings: { backgroundWork: false },
    });
  });
  afterAll(async () => {
    await modulesOf(scene.running().strapi).workers.stop();
    await scene.end();
  });

  it('makes a few statements a second from its start, however many institutions it works for', async () => {
    const { strapi } = scene.running();
    const statements = await statementsOf(strapi, async () => {
      modulesOf(strapi).workers.start();
      await pause(MEASURED_MS);
    });
    const own = statements.filter((sql) => sql.includes('s360_'));
    expect(own.length / (MEASURED_MS / 1000)).toBeLessThan(10);
  });
});
