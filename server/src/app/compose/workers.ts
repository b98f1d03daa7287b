import { institutionDispatcher } from '../../sending';
import { STREAM_DESCRIPTIONS, type Stream } from '../../contracts/streams';
import { createBackground } from '../background/background';
import { lookForWork } from '../background/seen-work';
import type { StoredDelivery, Alarms } from '../../inbox';
import { describeError } from '../../kernel/describe-error';
import { type Institution, databaseClockOffsets } from '../../institutions';
import { createBulkJobRunner, type BulkJobs } from '../../bulk-jobs';
import type { Process } from '../process';
import type { ContactModule } from './contacts';
import type { InboxModule } from './inbox';
import type { InstitutionModule } from './institutions';
import { composeWorkSources, type WorkSourceNeeds } from './work-sources';

interface WorkerNeeds extends WorkSourceNeeds, InstitutionModule, InboxModule, ContactModule {
  alarms: Alarms;
  bulkJobs: BulkJobs;
}

type Apply = (
  institution: Institution,
  waiting: readonly StoredDelivery[],
  keepLease: () => Promise<void>,
) => Promise<void>;

const applications = (
  { announceAndWake }: Process,
  { contactApplication, orderApplication }: WorkerNeeds,
): Record<Stream, Apply> => ({
  contacts: (institution, waiting, keepLease) =>
    contactApplication.apply(institution.contacts, waiting, {
      keepLease,
      announce: announceAndWake.contacts,
    }),
  orders: (institution, waiting, keepLease) =>
    orderApplication.apply(institution.orders, waiting, {
      keepLease,
      announce: announceAndWake.orders,
    }),
});

/**
 * Everything that works outside of requests: appliers, dispatchers, and the runner of bulk jobs.
 */
export function composeWorkers(process: Process, needs: WorkerNeeds) {
  const { clock, database, leases, log, notifications, tracing, wake } = process;
  const {
    alarms,
    deliveryStore,
    institutions,
    bulkJobs,
    bulkJobStore,
    liveInstitutions,
    mappingStatus,
    pauses,
  } = needs;
  const sources = composeWorkSources(process, needs);
  const dispatching = {
    leases,
    permits: needs.permits,
    clock,
    clockOffsets: databaseClockOffsets(database),
    sendingTrust: needs.sendingTrust,
    readBacks: needs.readBacks,
    random: () => process.random(),
    sendingStopped: () =>
      void alarms.watch().catch((error: unknown) => {
        log.error(`the alarm that sending has stopped was not raised: ${describeError(error)}`);
      }),
    sources,
    tracing,
    log,
  };
  const apply = applications(process, needs);
  const workers = createBackground({
    institutions,
    bulkJobRunner: createBulkJobRunner({ leases, bulkJobs: bulkJobStore, log, ...bulkJobs.steps }),
    leases,
    log,
    areChangesHeard: notifications.areHeard,
    async look() {
      // What others have changed counts before their work is begun.
      await liveInstitutions.reload();
      return lookForWork({ ...clock, database, sources, holdingBulkJobs: bulkJobStore.holdingIds });
    },
    async next(institution, stream) {
      const { code } = institution;
      if ((await pauses.of(code)).receiving) return [];
      if (STREAM_DESCRIPTIONS[stream].needsMapping && !(await mappingStatus.isFilled(institution)))
        return [];
      return deliveryStore.next(code, stream);
    },
    apply: (institution, stream, waiting, keepLease) =>
      apply[stream](institution, waiting, keepLease),
    dispatcherOf: (institution) => institutionDispatcher(institution, dispatching),
  });
  wake.connect(workers);
  return workers;
}
