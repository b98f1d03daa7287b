import type { Core } from '@strapi/strapi';
import { modulesOf, type Modules } from './modules';
import { startHousekeeping, type Housekeeping } from './background/housekeeping';
import type { StateOfWorkers } from '../health';
import { describeError } from '../kernel/describe-error';

/** Everything in this process that works outside of requests. */
interface Workers {
  /** Starts the workers; a second call changes nothing. */
  start(): void;
  /**
   * Waits for calls in flight and releases leases. Does nothing if the workers were never started.
   */
  stop(): Promise<void>;
  state(): StateOfWorkers;
  /** Call it when institutions have changed; does nothing before `start`. */
  followInstitutions(): Promise<void>;
}

const workers = new WeakMap<Core.Strapi, Workers>();

export function workersOf(strapi: Core.Strapi): Workers {
  const known = workers.get(strapi);
  if (known) return known;
  const created = createWorkers(strapi);
  workers.set(strapi, created);
  return created;
}

function createWorkers(strapi: Core.Strapi): Workers {
  const modules = modulesOf(strapi);
  let running: Promise<Housekeeping> | null = null;
  let haveStarted = false;
  let isStopped = false;
  return {
    start() {
      if (isStopped) return;
      running ??= startAll(strapi, modules).then((housekeeping) => {
        haveStarted = true;
        return housekeeping;
      });
    },
    async stop() {
      isStopped = true;
      if (running === null) return;
      const housekeeping = await running;
      await Promise.all([
        housekeeping.stop(),
        modules.mappingFiller.stop(),
        modules.workers.stop(),
      ]);
    },
    state() {
      if (isStopped) return 'stopping';
      if (!modules.configuration.backgroundWork) return 'off';
      return haveStarted ? 'running' : 'notStarted';
    },
    async followInstitutions() {
      if (running === null || isStopped) return;
      await running;
      modules.mappingFiller.restart(modules.workers.followInstitutions());
    },
  };
}

async function startAll(strapi: Core.Strapi, modules: Modules): Promise<Housekeeping> {
  try {
    await modules.alarms.noticeDowntime();
  } catch (error) {
    strapi.log.error(`s360: alarms may miss how long this was down: ${describeError(error)}`);
  }
  modules.workers.start();
  modules.mappingFiller.start();
  return startHousekeeping(strapi, modules);
}
