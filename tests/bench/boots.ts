import { rmSync } from 'node:fs';
import { appWithoutPlugin } from '../helpers/app/app-without-plugin';
import type { KillableStrapi } from '../helpers/killed-process/killable-strapi';
import { INSTITUTION, MANY_INSTITUTIONS } from './app';
import { withProcesses } from './processes';
import type { Measurement } from './report';
import { alternate, type Contender, type RoundCounts } from './rounds';
import { median } from './statistics';

/** The boot that makes the tables only warms up. */
const COUNTS: RoundCounts = { rounds: 5, warmUp: 1 };
const LIMIT_MS = 300;

/**
 * How much longer a process takes until it listens than one of the same app without the plugin, in
 * ms: with one institution and with 300. Each has a database of its own with all tables.
 */
export async function measureBoots(): Promise<Measurement[]> {
  const plainApp = appWithoutPlugin();
  try {
    return await withProcesses(async ({ newHome, start }) => {
      let latest: KillableStrapi | null = null;
      const booting = async (institutions: readonly string[], app?: string): Promise<Contender> => {
        const home = await newHome();
        const options = { home, institutions, trust: 'notStarted' as const };
        return async () => {
          await latest?.stop();
          return async () => {
            latest = await start({ ...options, ...(app !== undefined && { app }) });
          };
        };
      };
      const contenders = {
        plain: await booting([], plainApp),
        one: await booting([INSTITUTION]),
        many: await booting(MANY_INSTITUTIONS),
      };
      const { many, one, plain } = await alternate(contenders, COUNTS);
      return [longer('boot', one, plain), longer('institutions-boot', many, plain)];
    });
  } finally {
    rmSync(plainApp, { recursive: true, force: true });
  }
}

const longer = (
  bench: string,
  withPlugin: readonly number[],
  plain: readonly number[],
): Measurement => ({
  bench,
  ratio: median(withPlugin) - median(plain),
  limit: { atMost: LIMIT_MS },
  figures: { withPluginMs: median(withPlugin), plainMs: median(plain), rounds: COUNTS.rounds },
});
