import type { Core } from '@strapi/strapi';
import { modulesOf, type Modules } from './modules';
import { startHousekeeping, stopHousekeeping } from './background/housekeeping';
import { describeError } from '../kernel/describe-error';

/** Everything in this process that works outside of requests. */
export interface Workers {
  /** Starts the workers; a second call changes nothing. */
  start(): void;
  /**
   * Waits for calls in flight and releases leases. Does nothing if the workers were never started.
   */
  stop(): Promise<void>;
  /** Call it when institutions have changed; does nothing before `start`. */
  followInstitutions(): Promise<void>;
}

const workers = new WeakMap<Core.Strapi, Workers>();

/** The workers of a Strapi, initially at rest. */
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
    async followInstitutions() {
      if (running === null || isStopped) return;
      await running;
      modules.mappingFiller.restart(modules.workers.followInstitutions());
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
