import type { Core } from '@strapi/strapi';
import { modulesOf, type Modules } from './modules';
import { startHousekeeping, stopHousekeeping } from './background/housekeeping';
import { describeError } from '../kernel/describe-error';

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
  const modules = modulesOf(strapi);
  let running: Promise<void> | null = null;
  let isStopped = false;
  return {
    start() {
      if (!isStopped) running ??= startAll(strapi, modules);
    },
    async stop() {
      isStopped = true;
      if (running === null) return;
      await running;
      stopHousekeeping(strapi);
      await modules.mappingFiller.stop();
      await modules.workers.stop();
    },
  };
}

async function startAll(strapi: Core.Strapi, modules: Modules): Promise<void> {
  try {
    await modules.alarms.noticeDowntime();
  } catch (error) {
    strapi.log.error(`s360: alarms may miss how long this was down: ${describeError(error)}`);
  }
  modules.workers.start();
  modules.mappingFiller.start();
  startHousekeeping(strapi, modules);
}
