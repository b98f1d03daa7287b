import type { Core } from '@strapi/strapi';
import { workersOf } from './app/workers';
import { madeModulesOf, type Modules } from './app/modules';
import { endsWithin } from './kernel/time/ends-within';

/**
 * Ends all work: from now on nothing begins, calls in flight are waited for, and leases are released,
 * so that the next process need not wait. What takes too long is left to the next process, as after
 * a crash. Strapi still answers meanwhile.
 */
export default async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const modules = madeModulesOf(strapi);
  if (modules === null) return;
  const { stopWithinMs } = modules.process;
  if (await endsWithin(stopAll(strapi, modules), stopWithinMs)) return;
  modules.process.log.warn(
    `what was in flight has not ended within ${stopWithinMs} ms. The next process takes it over: it repeats updates and asks S-360 about creates.`,
  );
}

async function stopAll(strapi: Core.Strapi, modules: Modules): Promise<void> {
  await Promise.all([
    workersOf(strapi).stop(),
    modules.contractChecks.stop(),
    modules.institutionWatch.stop(),
  ]);
  await modules.process.notifications.close();
}
