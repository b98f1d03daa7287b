import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startKilledLife } from '../helpers/killed-process/killed-life';
import { compileChild } from '../helpers/killed-process/killable-strapi';
import { makeTemplate } from '../helpers/killed-process/venue';
import { randomFrom, seedOfRun } from '../helpers/runs/random';

const ROUNDS = Number(process.env.TERMINATED_ROUNDS ?? 20);
/** Within this time a round is under way. */
const ROUND_MS = 500;
const STOP_WITHIN_MS = 25_000;
/** For closing the server and the database, on a busy machine. */
const CLOSED_WITHIN_MS = 10_000;
const ENDLESS_MS = 60_000;

describe('a process ended with SIGTERM under load', () => {
  let folder: string;
  let program: string;
  let templateFile: string;
  const seed = seedOfRun();
  const random = randomFrom(seed);

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 's360-template-'));
    program = compileChild();
    templateFile = await makeTemplate(program, folder);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(path.dirname(program), { recursive: true, force: true });
  });

  it('finishes what is in flight, releases its leases, and loses and doubles nothing', async () => {
    const life = await startKilledLife({ program, templateFile, seed });
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        const { heldLeases, signal } = await life.terminates(random.below(ROUND_MS));
        expect({ seed, signal, heldLeases }).toEqual({ seed, signal: null, heldLeases: [] });
        expect(await life.recovers()).toEqual([]);
      }
    } finally {
      await life.end();
    }
  });

  it('ends in time although S-360 does not answer, and the next process takes over', async () => {
    const life = await startKilledLife({ program, templateFile, seed });
    try {
      for (let round = 0; round < ROUNDS / 4; round += 1) {
        const { signal, tookMs } = await life.terminates(ROUND_MS, ENDLESS_MS);
        expect(signal).toBeNull();
        expect(tookMs).toBeLessThan(STOP_WITHIN_MS + CLOSED_WITHIN_MS);
        expect(await life.recovers()).toEqual([]);
      }
    } finally {
      await life.end();
    }
  });
});
