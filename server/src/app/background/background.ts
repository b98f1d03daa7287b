import { STREAMS, type Stream } from '../../contracts/streams';
import { createApplier, type Applier, type StoredDelivery } from '../../inbox';
import type { Institution } from '../../institutions';
import { describeError } from '../../kernel/describe-error';
import type { Leases } from '../../kernel/leases';
import type { Wake } from '../../kernel/plugin-core';
import type { BulkJobRunner } from '../../bulk-jobs';
import type { InstitutionDispatcher } from '../../sending';
import { createLookout } from './lookout';
import type { SeenWork } from './seen-work';

/** Everything that works outside of requests: started at boot, stopped at shutdown. */
export interface Background extends Wake {
  start(): void;
  stop(): Promise<void>;
  /**
   * Call it when institutions have changed: those that are gone or different are no longer worked
   * for as they were, once their calls in flight have ended. Does nothing before `start`.
   * @returns resolves when the former work has ended.
   */
  followInstitutions(): Promise<unknown>;
}

interface BackgroundParts {
  institutions: { all(): readonly Institution[] };
  leases: Leases;
  bulkJobRunner: BulkJobRunner;
  /** Looks where work is due, at any institution. */
  look(): Promise<SeenWork[]>;
  /** Whether other processes notify this one of changes. */
  areChangesHeard(): boolean;
  dispatcherOf(institution: Institution): InstitutionDispatcher;
  next(institution: Institution, stream: Stream): Promise<readonly StoredDelivery[]>;
  apply(
    institution: Institution,
    stream: Stream,
    waiting: readonly StoredDelivery[],
    keepLease: () => Promise<void>,
  ): Promise<void>;
  log: { error(message: string): void };
}

interface InstitutionWorkers {
  dispatcher: InstitutionDispatcher;
  appliers: Record<Stream, Applier>;
}

interface Workplace {
  institution: Institution;
  /** Made once there is work for them: hundreds of institutions may have none. */
  workers: InstitutionWorkers | null;
  /** The former workers of the institution have ended. */
  mayWork: boolean;
}

const workersIn = ({ appliers, dispatcher }: InstitutionWorkers) => [
  dispatcher,
  ...STREAMS.map((stream) => appliers[stream]),
];

function createInstitutionWorkers(
  institution: Institution,
  parts: BackgroundParts,
): InstitutionWorkers {
  const applierOf = (stream: Stream) =>
    createApplier({
      job: `apply:${institution.code}:${stream}`,
      leases: parts.leases,
      log: parts.log,
      next: () => parts.next(institution, stream),
      apply: (waiting, keepLease) => parts.apply(institution, stream, waiting, keepLease),
    });
  return {
    dispatcher: parts.dispatcherOf(institution),
    appliers: { contacts: applierOf('contacts'), orders: applierOf('orders') },
  };
}

export function createBackground(parts: BackgroundParts): Background {
  const { bulkJobRunner, institutions, log } = parts;
  const atWork = new Map<string, Workplace>();
  const lookout = createLookout({ ...parts, found });
  let isRunning = false;
  /** Resolves when the workers of changed institutions have ended. */
  let ended: Promise<unknown> = Promise.resolve();

  function readyAt(code: string): InstitutionWorkers | null {
    const place = atWork.get(code);
    if (!isRunning || place?.mayWork !== true) return null;
    place.workers ??= createInstitutionWorkers(place.institution, parts);
    return place.workers;
  }

  function found(seen: readonly SeenWork[], isNews: boolean): void {
    for (const { institution, ofDispatcher, streams } of seen) {
      const workers = readyAt(institution);
      if (!workers) continue;
      const { appliers, dispatcher } = workers;
      for (const stream of streams) {
        appliers[stream].start();
        appliers[stream].noteSeenWork();
      }
      if (!ofDispatcher) continue;
      dispatcher.start();
      if (isNews) dispatcher.wake();
      else dispatcher.noteSeenWork();
    }
  }

  async function end({ workers }: Workplace): Promise<void> {
    if (workers === null) return;
    await Promise.all(workersIn(workers).map((worker) => worker.stop()));
    workers.dispatcher.close();
  }

  function endChanged(): void {
    const present = new Set(institutions.all());
    for (const place of [...atWork.values()]) {
      const { code } = place.institution;
      if (present.has(place.institution)) continue;
      atWork.delete(code);
      const before = ended;
      ended = Promise.all([before, end(place)]).catch((error: unknown) => {
        log.error(`the workers of ${code} ended with an error: ${describeError(error)}`);
      });
    }
  }

  function followInstitutions(): Promise<unknown> {
    if (!isRunning) return ended;
    endChanged();
    for (const institution of institutions.all()) {
      const { code } = institution;
      if (atWork.has(code)) continue;
      const place: Workplace = { institution, workers: null, mayWork: false };
      atWork.set(code, place);
      // The former workers of the institution end first.
      void ended.then(() => {
        place.mayWork = true;
        lookout.wake();
      });
    }
    return ended;
  }

  return {
    start() {
      isRunning = true;
      void followInstitutions();
      bulkJobRunner.start();
      lookout.start();
    },
    async stop() {
      isRunning = false;
      await Promise.all([
        lookout.stop(),
        ended,
        bulkJobRunner.stop(),
        ...[...atWork.values()].map(end),
      ]);
    },
    followInstitutions,
    wakeDispatchers: () => lookout.wake(),
    wakeAll() {
      lookout.wake();
      bulkJobRunner.wake();
    },
    wakeBulkJobs: () => bulkJobRunner.wake(),
    wakeApplier(institution, stream) {
      const applier = readyAt(institution)?.appliers[stream];
      applier?.start();
      applier?.wake();
    },
  };
}
