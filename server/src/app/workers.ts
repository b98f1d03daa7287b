import type { Core } from '@strapi/strapi';
import { getService } from '../services';
import { startHousekeeping, stopHousekeeping } from '../services/background/housekeeping';
import { describeError } from '../services/describe-error';

/** Everything of the plugin that works outside of requests, in this process. */
export interface Workers {
  /** Starts them; a second time changes nothing. */
  start(): void;
  /** Calls in flight end and leases are given back. Touches nothing where they were never started. */
  stop(): Promise<void>;
}

const workers = new WeakMap<Core.Strapi, Workers>();

/** The workers of a Strapi; at first they are at rest. */
export function workersOf(strapi: Core.Strapi): Workers {
  const known = workers.get(strapi);
  if (known) return known;
  const created = createWorkers(strapi);
  workers.set(strapi, created);
  return created;
}

function createWorkers(strapi: Core.Strapi): Workers {
  let running: Promise<void> | null = null;
  let isStopped = false;
  return {
    start() {
      if (!isStopped) running ??= startAll(strapi);
    },
    async stop() {
      isStopped = true;
      if (running === null) return;
      await running;
      stopHousekeeping(strapi);
      await getService(strapi, 'mappingFiller').stop();
      await getService(strapi, 'background').stop();
    },
  };
}

async function startAll(strapi: Core.Strapi): Promise<void> {
  try {
    await getService(strapi, 'alarms').noticeDowntime();
  } catch (error) {
    strapi.log.error(`s360: alarms may miss how long this was down: ${describeError(error)}`);
  }
  getService(strapi, 'background').start();
  getService(strapi, 'mappingFiller').start();
  startHousekeeping(strapi);
}
