import { seedOfRun } from '../../runs/random';
import type { Scene } from '../../scene/scene';
import { playSales, startVenuesAlike } from './scenario';

/** It takes a few minutes at most next to other tests on two cores. */
const LONGEST_MS = 300_000;

/**
 * The body of a `describe`: contacts and orders in any order end in the same links and purchase
 * summaries.
 */
export function contactsAndOrders({
  longestMs = LONGEST_MS,
  runs,
}: {
  runs: number;
  longestMs?: number;
}): void {
  let scene: Scene;
  const seed = seedOfRun();
  beforeAll(async () => {
    scene = await startVenuesAlike();
  });
  afterAll(() => scene.end());

  it(
    `ends in the same links and purchase summaries as in S-360 (${runs} drawings, three orders each)`,
    () => playSales(scene, { runs, seed }),
    longestMs,
  );
}
