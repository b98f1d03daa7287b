import { seedOfRun } from '../../../helpers/runs/random';
import { isLongRun, runCount } from '../../../helpers/runs/run-counts';
import { explainRun } from '../../../helpers/world/explain-run';
import { runWorld } from '../../../helpers/world/run-world';

const RUNS = runCount({ test: 150, long: 20_000 });
const TESTS = 10;
/** `npm test` always uses the same runs; the long run draws new seeds. */
const FIXED_SEED = 1;
const LONGEST_MS = 3_600_000;

/**
 * Under any events in any order (edits on both sides, faults, crashes, late and repeated payloads
 * …), everything comes to rest and every invariant holds. Each run has its own seed: `TEST_SEED=…
 * TEST_RUNS=1` repeats one.
 */
describe('the institutions that share contacts in the simulated world', () => {
  const firstSeed = isLongRun() || process.env.TEST_SEED !== undefined ? seedOfRun() : FIXED_SEED;
  const perTest = Math.ceil(RUNS / TESTS);
  const parts = Array.from({ length: Math.ceil(RUNS / perTest) }, (_unused, part) => ({
    from: firstSeed + part * perTest,
    runs: Math.min(perTest, RUNS - part * perTest),
  }));

  it.each(parts)(
    'lose nothing and come to rest with equal contacts in $runs runs from seed $from',
    async ({ from, runs }) => {
      for (let seed = from; seed < from + runs; seed += 1) {
        const violations = await runWorld(seed);
        if (violations.length > 0) throw new Error(await explainRun(seed, violations));
      }
    },
    LONGEST_MS,
  );
});
