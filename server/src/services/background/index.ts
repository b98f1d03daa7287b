import { createApplier, type Applier } from '../deliveries/applier';
import type { StoredDelivery } from '../deliveries/delivery-store';
import type { Institution } from '../institutions/institution';
import type { Leases } from '../dispatch/leases';
import type { LoadRunner } from '../loads/load-runner';
import type { InstitutionDispatcher } from './contact-dispatcher';

/** Everything that works outside of requests: started at boot, stopped at shutdown. */
export interface Background {
  start(): void;
  stop(): Promise<void>;
  /** Something of any institution may be due. */
  wakeDispatchers(): void;
  /** Something may go on that was paused. */
  wakeAll(): void;
  /** A load has something to do. */
  wakeLoads(): void;
  /** A delivery of this institution was stored. */
  wakeApplier(institution: string): void;
}

export interface BackgroundParts {
  institutions: readonly Institution[];
  leases: Leases;
  loadRunner: LoadRunner;
  dispatcherOf(institution: Institution): InstitutionDispatcher;
  next(institution: Institution): Promise<StoredDelivery | null>;
  apply(
    institution: Institution,
    delivery: StoredDelivery,
    keepLease: () => Promise<void>,
  ): Promise<void>;
  log: { error(message: string): void };
}

/** Makes one dispatcher and one applier per institution. */
export function createBackground(parts: BackgroundParts): Background {
  const dispatchers = parts.institutions.map(parts.dispatcherOf);
  const appliers = new Map<string, Applier>(
    parts.institutions.map((institution) => [
      institution.code,
      createApplier({
        job: `apply:${institution.code}:contacts`,
        leases: parts.leases,
        log: parts.log,
        next: () => parts.next(institution),
        apply: (delivery, keepLease) => parts.apply(institution, delivery, keepLease),
      }),
    ]),
  );
  const workers = [...dispatchers, ...appliers.values(), parts.loadRunner];
  return {
    start() {
      for (const worker of workers) worker.start();
    },
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
      for (const dispatcher of dispatchers) dispatcher.close();
    },
    wakeDispatchers() {
      for (const dispatcher of dispatchers) dispatcher.wake();
    },
    wakeAll() {
      for (const worker of workers) worker.wake();
    },
    wakeLoads: () => parts.loadRunner.wake(),
    wakeApplier(institution) {
      appliers.get(institution)?.wake();
    },
  };
}
