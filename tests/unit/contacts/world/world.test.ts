import { seedOfRun } from '../../../helpers/runs/random';
import { isLongRun, runCount } from '../../../helpers/runs/run-counts';
import { explainRun } from '../../../helpers/world/explain-run';
import { runWorld } from '../../../helpers/world/run-world';

const TESTS = 10;
/** `npm test` always uses the same runs; the long run draws new seeds. */
const FIXED_SEED = 1;
const LONGEST_MS = 3_600_000;

/**
 * Runs that once failed: a late value or a conflict hid a form of a value that S-360 has (7407,
 * 5497), another contact took the number of a call (4836, 8390), an agreement followed the call
 * that refused it within a second (6395), and a person in S-360 set again what a create had set
 * (20837).
 */
const RARE_RUNS = [4836, 5497, 6395, 7407, 8390, 20837];

const firstSeed = isLongRun() || process.env.TEST_SEED !== undefined ? seedOfRun() : FIXED_SEED;

function partsOf(runs: number): { from: number; runs: number }[] {
  const perTest = Math.ceil(runs / TESTS);
  return Array.from({ length: Math.ceil(runs / perTest) }, (_unused, part) => ({
    from: firstSeed + part * perTest,
    runs: Math.min(perTest, runs - part * perTest),
  }));
}

async function runAll(from: number, runs: number, hasForms: boolean): Promise<void> {
  for (let seed = from; seed < from + runs; seed += 1) {
    const violations = await runWorld(seed, { hasForms });
    if (violations.length > 0) throw new Error(await explainRun(seed, violations, { hasForms }));
  }
}

/**
 * Under any events in any order (edits on both sides, faults, crashes, late and repeated payloads
 * …), everything comes to rest and every invariant holds. Each run has its own seed: `TEST_SEED=…
 * TEST_RUNS=1` repeats one.
 */
describe('the institutions that share contacts in the simulated world', () => {
  it.each(partsOf(runCount({ test: 150, long: 20_000 })))(
    'lose nothing and come to rest with equal contacts in $runs runs from seed $from',
    ({ from, runs }) => runAll(from, runs, false),
    LONGEST_MS,
  );

  it.each(partsOf(runCount({ test: 40, long: 10_000 })))(
    'pass on no cut, capital or crossed-out value of two of three in $runs runs from seed $from',
    ({ from, runs }) => runAll(from, runs, true),
    LONGEST_MS,
  );

  it.each(RARE_RUNS)('pass on no such value in the rare events of seed %i', (seed) =>
    runAll(seed, 1, true),
  );
});
