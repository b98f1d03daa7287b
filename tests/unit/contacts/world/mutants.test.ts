import { ENGINE_MUTANTS } from '../../../helpers/mutants/engine-mutants';
import type * as RunWorldModule from '../../../helpers/world/run-world';
import { loadMutated } from '../../../helpers/mutants/mutated-modules';

type RunWorld = typeof RunWorldModule;

/** Enough to detect each of them; most are detected within a few runs. */
const MAX_RUNS = 300;
/** The first seed for a mistake without a known one. */
const FIRST_SEED = 1;

/**
 * A mistake in the engine must break an invariant, as an invariant that cannot break proves
 * nothing.
 */
describe('the simulated world', () => {
  it.each(ENGINE_MUTANTS)('detects $mistake', async (mutant) => {
    const { runWorld } = loadMutated('tests/helpers/world/run-world.ts', [mutant]) as RunWorld;
    let noticed: string[] = [];
    let runs = 0;
    while (noticed.length === 0 && runs < MAX_RUNS) {
      noticed = await runWorld((mutant.noticedBy ?? FIRST_SEED) + runs);
      runs += 1;
    }
    console.log(`${mutant.mistake}: noticed in run ${runs}: ${noticed[0] ?? 'never'}`);
    expect(noticed).not.toEqual([]);
    // Code that cannot run is no mistake that an invariant noticed.
    expect(noticed.join()).not.toMatch(/(Reference|Syntax|Type)Error/);
  });

  it('finds no violation in the unchanged engine', async () => {
    const { runWorld } = loadMutated('tests/helpers/world/run-world.ts', []) as RunWorld;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + 20; seed += 1) {
      expect(await runWorld(seed)).toEqual([]);
    }
  });
});
