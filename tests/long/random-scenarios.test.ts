import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compileChild } from '../helpers/killed-process/killable-strapi';
import { makeTemplate, startVenue, type Venue } from '../helpers/killed-process/venue';
import { randomFrom, seedOfRun, shuffled, type Random } from '../helpers/runs/random';
import { exceededLimits, type RollingLimit } from '../helpers/venue-life/call-limits';
import { echoes } from '../helpers/venue-life/echo';
import { noDeeds, type LeftOut } from '../helpers/venue-life/edits';
import { violations } from '../helpers/venue-life/invariants';
import { createLife, type Life } from '../helpers/venue-life/life';
import { drawnRules } from '../helpers/venue-life/rules';
import { readTables } from '../helpers/venue-life/tables';

const RUNS = Number(process.env.SCENARIO_RUNS ?? 200);
/**
 * The runs that share one Strapi and its field rules, each with its own contacts. Their seeds begin
 * alike, so that a repeated seed meets the same rules.
 */
const RUNS_PER_STRAPI = 10;
const STRAPIS_AT_ONCE = 3;
const HALF_HOUR_MS = 30 * 60_000;

const LIMIT: RollingLimit = { calls: 40, perMs: 3_000 };
const PLUGIN = {
  limits: [{ scope: 'institution', ...LIMIT }],
  // Shorter than the simulated timeout.
  timeoutMs: 1_000,
};

/** Removes and returns the seeds for the next Strapi. */
function nextPart(seeds: number[]): number[] {
  const [first] = seeds;
  return first === undefined ? [] : seeds.splice(0, RUNS_PER_STRAPI - (first % RUNS_PER_STRAPI));
}

/** Random events in random order, some at the same time, with a cycle after each group. */
async function playRun(venue: Venue, life: Life, random: Random): Promise<void> {
  await life.s360Creates();
  await life.s360CreatesCompany();
  await life.bothInstitutionsCreate();
  await life.crmCreates();
  await venue.atRest(noDeeds());
  const anyDeed = [
    life.crmCreates,
    life.crmCreatesCompany,
    life.crmEdits,
    life.crmEdits,
    life.crmEmpties,
    life.crmDecidesConflict,
    life.crmDecidesConsent,
    life.s360Creates,
    life.s360CreatesCompany,
    life.s360Edits,
    life.s360Edits,
    life.s360Blanks,
    life.s360LeavesOut,
    life.s360EditsTheLatest,
    life.s360DecidesConsent,
    life.bothEdit,
    life.bothEdit,
    life.payloadComesAgain,
    life.oddPayloadComes,
    life.crmDeletes,
    life.s360Fails,
    life.s360Fails,
    life.cycle,
    life.cycle,
  ];
  for (let round = 0; round < 3; round += 1) {
    life.looksAt(await readTables(venue.place.access()));
    const deeds = shuffled(random, anyDeed).slice(0, 4 + random.below(8));
    while (deeds.length > 0) {
      await Promise.all(deeds.splice(0, 1 + random.below(3)).map((deed) => deed()));
    }
  }
}

describe('the random scenarios on a real Strapi', () => {
  let folder: string;
  let program: string;
  let templateFile: string;
  const firstSeed = seedOfRun();

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 's360-template-'));
    program = compileChild();
    templateFile = await makeTemplate(program, folder);
  }, 180_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(path.dirname(program), { recursive: true, force: true });
  });

  /**
   * Plays runs one after the other on one Strapi; returns what is wrong after the first bad run.
   */
  async function playsOn(seeds: readonly number[]): Promise<string[]> {
    const [firstOfAll = 0] = seeds;
    const drawing = randomFrom(firstOfAll - (firstOfAll % RUNS_PER_STRAPI));
    const venue = await startVenue({
      program,
      templateFile,
      institutions: [
        { code: 'myvenue', plugin: { ...PLUGIN, fields: drawnRules(drawing) } },
        { code: 'museum', plugin: { ...PLUGIN, fields: drawnRules(drawing) } },
      ],
    });
    // These contacts stay excluded, even when a later run checks them.
    const leftOut: LeftOut[] = [];
    try {
      for (const seed of seeds) {
        const wrong = await problemsOfRun(venue, seed, leftOut);
        if (wrong.length > 0) return wrong.map((what) => `seed ${seed}: ${what}`);
      }
      return [];
    } catch (error) {
      return [`seeds ${seeds.join()}: ${String(error)}\n${venue.strapi().log()}`];
    } finally {
      await venue.end();
    }
  }

  async function problemsOfRun(venue: Venue, seed: number, leftOut: LeftOut[]): Promise<string[]> {
    const random = randomFrom(seed);
    const deeds = { ...noDeeds(), leftOut };
    const life = createLife(venue.place, { deeds, random, tag: `${seed}` });
    await playRun(venue, life, random);
    for (const code of venue.place.institutions) await venue.place.s360(code).faults();
    const world = await venue.atRest(deeds);
    const wrong = [
      ...violations(world),
      ...world.s360.flatMap((state) => exceededLimits(state, LIMIT)),
    ];
    return wrong.length > 0 ? wrong : echoes(venue.place, world.tables);
  }

  it(
    `end ${RUNS} times with both sides equal, nothing lost, nothing created twice and no echo`,
    async () => {
      const seeds = Array.from({ length: RUNS }, (_none, index) => firstSeed + index);
      const startedAt = performance.now();
      const wrong: string[] = [];
      const lane = async () => {
        for (let part = nextPart(seeds); part.length > 0; part = nextPart(seeds)) {
          wrong.push(...(await playsOn(part)));
        }
      };
      await Promise.all(Array.from({ length: STRAPIS_AT_ONCE }, lane));
      const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
      console.log(`${RUNS} runs, ${minutes} minutes`);
      expect(wrong).toEqual([]);
    },
    HALF_HOUR_MS,
  );
});
