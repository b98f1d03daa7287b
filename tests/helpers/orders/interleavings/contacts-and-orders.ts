import { seedOfRun } from '../../random';
import type { Scene } from '../../scene';
import { playSales, startVenuesAlike } from './scenario';

/** It takes a few minutes at most next to other tests on two cores. */
const LONGEST_MS = 300_000;

/**
 * The body of a `describe`: contacts and orders in any order end in the same links and purchase
 * summaries. `prepare` chooses the database and returns its clean-up.
 */
export function contactsAndOrders(
  { longestMs = LONGEST_MS, runs }: { runs: number; longestMs?: number },
  prepare: () => Promise<() => Promise<void>>,
): void {
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
    `ends in the same links and purchase summaries as in S-360 (${runs} drawings, three orders each)`,
    () => playSales(scene, { runs, seed }),
    longestMs,
  );
}
