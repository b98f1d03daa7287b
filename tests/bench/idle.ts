import { pause } from '../helpers/waiting';
import type { KillableStrapi } from '../helpers/killed-process/killable-strapi';
import { MANY_INSTITUTIONS } from './app';
import { costsDuring, sumOf, withProcesses } from './processes';
import type { Measurement } from './report';

const PROCESSES = 3;
/** Long enough for everything that runs every minute. */
const IDLE_MS = 62_000;
/** Every job has run once: what the first minute finds at each institution is recorded once. */
const SETTLED_AFTER_MS = 65_000;

/**
 * What three processes cost together at rest with 300 institutions, and the one that costs most of
 * a core. SQLite has one process.
 */
export function measureIdle(): Promise<Measurement[]> {
  const isSqlite = (process.env.DATABASE_CLIENT ?? 'sqlite') === 'sqlite';
  return withProcesses(async ({ newHome, start }) => {
    const home = await newHome();
    const processes: KillableStrapi[] = [];
    while (processes.length < (isSqlite ? 1 : PROCESSES)) {
      processes.push(await start({ home, institutions: MANY_INSTITUTIONS }));
    }
    await pause(SETTLED_AFTER_MS);
    const { costs, tookMs } = await costsDuring(processes, () => pause(IDLE_MS));
    const figures = { processes: processes.length };
    return [
      {
        bench: 'institutions-idle',
        ratio: (sumOf(costs.map(({ statements }) => statements)) * 1000) / tookMs,
        limit: { atMost: 10 },
        figures,
      },
      {
        bench: 'institutions-idle-cpu',
        ratio: (Math.max(...costs.map(({ cpuMs }) => cpuMs)) * 100) / tookMs,
        limit: { atMost: 1 },
        figures,
      },
    ];
  });
}
