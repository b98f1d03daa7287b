import { startScene, type Scene, type SceneOptions } from './scene';

type Hook = (work: () => Promise<void>) => void;

/** Starts and ends the scene in these hooks; until then, the answered one can only be passed on. */
function sceneBetween(before: Hook, after: Hook, options?: SceneOptions): Scene {
  let started: Scene | null = null;
  before(async () => {
    started = await startScene(options);
  });
  after(async () => {
    await started?.end();
    started = null;
  });
  const scene = (): Scene => {
    if (started) return started;
    throw new Error('The scene is only there while a test runs.');
  };
  return {
    get crm() {
      return scene().crm;
    },
    s360: (code) => scene().s360(code),
    running: () => scene().running(),
    simulator: () => scene().simulator(),
    delivers: (body, code) => scene().delivers(body, code),
    posts: (options, code) => scene().posts(options, code),
    deliversOrders: (body, code) => scene().deliversOrders(body, code),
    postsOrders: (options, code) => scene().postsOrders(options, code),
    timePasses: (advanceMs) => scene().timePasses(advanceMs),
    cycle: () => scene().cycle(),
    settled: (withinMs) => scene().settled(withinMs),
    agreed: (withinMs) => scene().agreed(withinMs),
    s360Stops: () => scene().s360Stops(),
    s360Returns: () => scene().s360Returns(),
    strapiStops: () => scene().strapiStops(),
    strapiStarts: (changed) => scene().strapiStarts(changed),
    excuse: (excuse) => scene().excuse(excuse),
    end: () => scene().end(),
  };
}

/** One scene for all tests of a `describe`. */
export const sceneForAll = (options?: SceneOptions): Scene =>
  sceneBetween(beforeAll, afterAll, options);

/** A scene of its own for each test of a `describe`. */
export const sceneForEach = (options?: SceneOptions): Scene =>
  sceneBetween(beforeEach, afterEach, options);
