import { setTimeout as pause } from 'node:timers/promises';
import { modulesOf } from '../../helpers/modules';
import { startScene, type Scene } from '../../helpers/scene';

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
    let statements = 0;
    const note = ({ sql }: { sql: string }) => {
      if (sql.includes('s360_')) statements += 1;
    };
    strapi.db.connection.on('query', note);
    modulesOf(strapi).workers.start();
    await pause(MEASURED_MS);
    strapi.db.connection.removeListener('query', note);
    expect(statements / (MEASURED_MS / 1000)).toBeLessThan(10);
  });
});
