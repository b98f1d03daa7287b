import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startKilledLife } from '../helpers/killed-process/killed-life';
import { compileChild } from '../helpers/killed-process/killable-strapi';
import { makeTemplate } from '../helpers/killed-process/venue';
import { randomFrom, seedOfRun } from '../helpers/runs/random';

const SEEDS = Number(process.env.KILL_SEEDS ?? 20);
/** Only matching points, for a closer look at one of them. */
const POINTS = new RegExp(process.env.KILL_POINTS ?? '');
/** One more than the cores, as each child waits half of its time. */
const CHILDREN_AT_ONCE = 3;
const RECORDED_ROUNDS = 8;
/** A point that is passed less often may be missing in a scenario. */
const TIMES_PASSED = 3;
const HOUR_MS = 60 * 60_000;

const PHASES = ['receive', 'apply', 'push', 'acknowledge'];
const phaseOf = (point: string): number => PHASES.findIndex((phase) => point.startsWith(phase));

describe('a process killed with SIGKILL', () => {
  let folder: string;
  let program: string;
  let templateFile: string;
  /** Lanes must end with the test. */
  let isOver = false;
  const firstSeed = seedOfRun();

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 's360-template-'));
    program = compileChild();
    templateFile = await makeTemplate(program, folder);
  }, 180_000);
  afterAll(() => {
    isOver = true;
    rmSync(folder, { recursive: true, force: true });
    rmSync(path.dirname(program), { recursive: true, force: true });
  });

  /** The points that a process passes repeatedly, in order of their first pass. */
  async function enumerated(): Promise<string[]> {
    const life = await startKilledLife({ program, templateFile, seed: firstSeed });
    try {
      const rounds = await life.records(RECORDED_ROUNDS);
      const timesPassed = new Map<string, number>();
      for (const point of rounds.flat()) timesPassed.set(point, (timesPassed.get(point) ?? 0) + 1);
      const points = [...timesPassed]
        .filter(([, times]) => times >= TIMES_PASSED)
        .map(([point]) => point);
      return points.sort((a, b) => phaseOf(a) - phaseOf(b));
    } finally {
      await life.end();
    }
  }

  /** Kills at each point once; returns the violations and notes points that were never reached. */
  async function killsEverywhere(
    seed: number,
    points: readonly string[],
    missed: string[],
  ): Promise<string[]> {
    const random = randomFrom(seed);
    const rest = [...points];
    const wrong: string[] = [];
    const life = await startKilledLife({ program, templateFile, seed });
    try {
      while (rest.length > 0 && !isOver) {
        const [point = ''] = rest.splice(random.below(rest.length), 1);
        if (!(await life.isKilledAt(point))) {
          missed.push(point);
          continue;
        }
        const found = await life.recovers();
        wrong.push(...found.map((what) => `seed ${seed}, killed at "${point}": ${what}`));
        if (found.length > 0) return wrong;
      }
      return wrong;
    } finally {
      await life.end();
    }
  }

  it(
    'at any point of receive, apply, push and acknowledge loses nothing and creates nothing twice',
    async () => {
      const all = await enumerated();
      const points = all.filter((point) => POINTS.test(point));
      console.log(all.map((point, index) => `${index + 1}. ${point}`).join('\n'));
      const seeds = Array.from({ length: SEEDS }, (_none, index) => firstSeed + index);
      const wrong: string[] = [];
      const missed: string[] = [];
      const startedAt = performance.now();
      const lane = async () => {
        for (let seed = seeds.shift(); seed !== undefined && !isOver; seed = seeds.shift()) {
          wrong.push(...(await killsEverywhere(seed, points, missed)));
        }
      };
      await Promise.all(Array.from({ length: CHILDREN_AT_ONCE }, lane));
      const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
      console.log(`${points.length} points, ${SEEDS} seeds, ${minutes} minutes`);
      expect(new Set(all.map(phaseOf)).size).toBe(PHASES.length);
      expect(wrong).toEqual([]);
      // A scenario may lose a race at a point, so the point must be reached with most seeds only.
      for (const point of points) {
        const times = missed.filter((other) => other === point).length;
        if (times > 0) console.log(`${times} of ${SEEDS} seeds never came to "${point}"`);
        expect(times).toBeLessThanOrEqual(SEEDS / 10);
      }
    },
    HOUR_MS,
  );
});
