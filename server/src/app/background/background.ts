import { STREAMS, type Stream } from '../../contracts/streams';
import { createApplier, type Applier, type StoredDelivery } from '../../inbox';
import type { Institution } from '../../institutions';
import type { Leases } from '../../kernel/leases';
import type { BulkJobRunner } from '../../bulk-jobs';
import type { InstitutionDispatcher } from '../../sending';

/** Everything that works outside of requests: started at boot, stopped at shutdown. */
export interface Background {
  start(): void;
  stop(): Promise<void>;
  /** Call it when work of any institution may be due. */
  wakeDispatchers(): void;
  /** Call it when paused work may continue. */
  wakeAll(): void;
  /** Call it when a bulk job has something to do. */
  wakeBulkJobs(): void;
  /** Call it when a delivery of this institution was stored. */
  wakeApplier(institution: string, stream: Stream): void;
}

export interface BackgroundParts {
  institutions: readonly Institution[];
  leases: Leases;
  bulkJobRunner: BulkJobRunner;
  dispatcherOf(institution: Institution): InstitutionDispatcher;
  next(institution: Institution, stream: Stream): Promise<StoredDelivery | null>;
  apply(
    institution: Institution,
    delivery: StoredDelivery,
    keepLease: () => Promise<void>,
  ): Promise<void>;
  log: { error(message: string): void };
}

/** Creates one dispatcher per institution, and one applier per institution and stream. */
export function createBackground(parts: BackgroundParts): Background {
  const dispatchers = parts.institutions.map(parts.dispatcherOf);
  const appliers = new Map<string, Applier>(
    parts.institutions.flatMap((institution) =>
      STREAMS.map((stream): [string, Applier] => [
        `${institution.code}/${stream}`,
        createApplier({
          job: `apply:${institution.code}:${stream}`,
          leases: parts.leases,
          log: parts.log,
          next: () => parts.next(institution, stream),
          apply: (delivery, keepLease) => parts.apply(institution, delivery, keepLease),
        }),
      ]),
    ),
  );
  const workers = [...dispatchers, ...appliers.values(), parts.bulkJobRunner];
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
    wakeBulkJobs: () => parts.bulkJobRunner.wake(),
    wakeApplier(institution, stream) {
      appliers.get(`${institution}/${stream}`)?.wake();
    },
  };
}
