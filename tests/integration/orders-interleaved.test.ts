import { playSales, startVenuesAlike } from '../helpers/orders/interleavings/scenario';
import { isPostgresReachable, useOwnPostgres } from '../helpers/postgres';
import { seedOfRun } from '../helpers/random';
import { runCount } from '../helpers/run-counts';
import type { Scene } from '../helpers/scene';

const RUNS = runCount({ test: 16, long: 600 });
/** There a run takes longer; its transactions run beside each other, which SQLite's do not. */
const POSTGRES_RUNS = runCount({ test: 8, long: 200 });

/** Beside other tests on two cores it takes some minutes at most. */
const LONGEST_MS = 300_000;

function contactsAndOrders(runs: number, prepare: () => Promise<() => Promise<void>>): void {
  let scene: Scene;
  let tidyUp: () => Promise<void>;
  const seed = seedOfRun();
  beforeAll(async () => {
    tidyUp = await prepare();
    scene = await startVenuesAlike();
  });
  afterAll(async () => {
    await scene.end();
    await tidyUp();
  });

  it(
    `end in the same links and facts, those of S-360 (${runs} drawings, three orders each)`,
    () => playSales(scene, { runs, seed }),
    LONGEST_MS,
  );
}

describe('contacts and orders in any order', () =>
  contactsAndOrders(RUNS, () => Promise.resolve(() => Promise.resolve())));

if (isPostgresReachable()) {
  describe('contacts and orders in any order, on PostgreSQL', () =>
    contactsAndOrders(
      POSTGRES_RUNS,
      async () => (await useOwnPostgres('s360_orders_interleaved')).drop,
    ));
}
