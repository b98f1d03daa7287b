import { rmSync } from 'node:fs';
import path from 'node:path';
import { databaseOf, newHome, removeHome } from '../helpers/databases/home';
import type { Cost } from '../helpers/killed-process/child';
import {
  compileChild,
  startKillable,
  type KillableStrapi,
} from '../helpers/killed-process/killable-strapi';
import { configured, settings } from './app';

/** Starts processes of their own, each on the database of a folder. */
export interface Processes {
  /** A folder with an empty database. */
  newHome(): Promise<string>;
  start(options: {
    home: string;
    institutions: readonly string[];
    /** The folder of the app; by default the tests' own. */
    app?: string;
    /** By default institutions in use for a long time; `notStarted` takes no time at the boot. */
    trust?: 'notStarted';
  }): Promise<KillableStrapi>;
}

/** Lets work start processes; stops them and removes their databases afterwards. */
export async function withProcesses<T>(work: (processes: Processes) => Promise<T>): Promise<T> {
  const program = compileChild();
  const homes: string[] = [];
  const started: KillableStrapi[] = [];
  try {
    return await work({
      async newHome() {
        const home = await newHome();
        homes.push(home);
        return home;
      },
      async start({ home, institutions, ...others }) {
        const process = await startKillable({
          program,
          database: databaseOf(home),
          institutions: configured(institutions),
          settings: settings(true),
          isMeasured: true,
          ...others,
        });
        started.push(process);
        return process;
      },
    });
  } finally {
    await Promise.all(started.filter((process) => process.isAlive()).map((it) => it.stop()));
    for (const home of homes) await removeHome(home);
    rmSync(path.dirname(program), { recursive: true, force: true });
  }
}

/** What each of the processes costs during some work, which takes `tookMs`. */
export async function costsDuring(
  processes: readonly KillableStrapi[],
  work: () => Promise<unknown>,
): Promise<{ costs: Cost[]; tookMs: number }> {
  const costs = () => Promise.all(processes.map((process) => process.cost()));
  const before = await costs();
  const begunMs = performance.now();
  await work();
  const tookMs = performance.now() - begunMs;
  const after = await costs();
  return {
    costs: after.map(({ cpuMs, statements }, index) => ({
      cpuMs: cpuMs - (before[index]?.cpuMs ?? NaN),
      statements: statements - (before[index]?.statements ?? NaN),
    })),
    tookMs,
  };
}

export const sumOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0);
