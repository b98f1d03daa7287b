import type { Core } from '@strapi/strapi';
import { getService } from './services';
import { stopHousekeeping } from './services/background/housekeeping';

/** Calls in flight end, leases are given back: the next process need not wait. */
export default async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  stopHousekeeping(strapi);
  await getService(strapi, 'mappingFiller').stop();
  await getService(strapi, 'background').stop();
}
