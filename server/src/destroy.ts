import type { Core } from '@strapi/strapi';
import { workersOf } from './app/workers';
import { madeModulesOf } from './app/modules';

/** Waits for calls in flight and releases leases, so that the next process need not wait. */
export default async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const modules = madeModulesOf(strapi);
  if (modules === null) return;
  await modules.contractChecks.stop();
  await modules.institutionWatch.stop();
  await workersOf(strapi).stop();
}
