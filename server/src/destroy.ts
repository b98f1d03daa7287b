import type { Core } from '@strapi/strapi';
import { workersOf } from './app/workers';

/** Calls in flight end, leases are given back: the next process need not wait. */
export default async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await workersOf(strapi).stop();
}
