import type { Core } from '@strapi/strapi';
import { modulesOf } from './modules';
import { workersOf } from './workers';

/**
 * Begins what works outside of requests: when Strapi serves, and for commands that wait for work.
 * Leases see to it that no two processes do the same. A second call changes nothing.
 */
export function beginWork(strapi: Core.Strapi): void {
  const { configuration, institutionWatch, process } = modulesOf(strapi);
  process.notifications.open();
  // Workers also look for changed institutions, and more often.
  if (configuration.backgroundWork) workersOf(strapi).start();
  else institutionWatch.start();
}
