import type { Core } from '@strapi/strapi';
import { workersOf } from './app/workers';
import { getService } from './services';

/** Calls in flight end, leases are given back: the next process need not wait. */
export default async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await getService(strapi, 'contractChecks').stop();
  await workersOf(strapi).stop();
}
