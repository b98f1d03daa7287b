import { playSales, startVenuesAlike } from '../helpers/orders/interleavings/scenario';
import { seedOfRun } from '../helpers/random';
import { runCount } from '../helpers/run-counts';
import type { Scene } from '../helpers/scene';

const RUNS = runCount({ test: 16, long: 600 });

/** Beside other tests on two cores it takes some minutes at most. */
const LONGEST_MS = 300_000;

describe('contacts and orders in any order', () => {
  let scene: Scene;
  const seed = seedOfRun();
  beforeAll(async () => {
    scene = await startVenuesAlike();
  });
  afterAll(() => scene.end());

  it(
    `end in the same links and facts, those of S-360 (${RUNS} drawings, three orders each)`,
    () => playSales(scene, { runs: RUNS, seed }),
    LONGEST_MS,
  );
});
