import { institutionDispatcher } from '../../sending';
import type { Stream } from '../../contracts/streams';
import { createBackground } from '../background/background';
import type { StoredDelivery, Alarms } from '../../inbox';
import { describeError } from '../../kernel/describe-error';
import { type Institution, databaseClockOffsets } from '../../institutions';
import { createBulkJobRunner, type BulkJobs } from '../../bulk-jobs';
import type { Process } from '../process';
import type { ContactModule } from './contacts';
import type { InboxModule } from './inbox';
import type { InstitutionModule } from './institutions';
import { composeWorkSources, type WorkSourceNeeds } from './work-sources';

export interface WorkerNeeds
  extends WorkSourceNeeds, InstitutionModule, InboxModule, ContactModule {
  alarms: Alarms;
  bulkJobs: BulkJobs;
}

type Apply = (
  institution: Institution,
  delivery: StoredDelivery,
  keepLease: () => Promise<void>,
) => Promise<void>;

/** Applies a delivery of each stream and announces the changes. */
const applications = (
  { announceAndWake }: Process,
  { deliveryApplication, orderApplication }: WorkerNeeds,
): Record<Stream, Apply> => ({
  async contacts(institution, delivery, keepLease) {
    const changed = await deliveryApplication.apply(institution, delivery, keepLease);
    await announceAndWake.contacts(changed);
  },
  async orders(institution, delivery, keepLease) {
    const changed = await orderApplication.apply(institution.orders, delivery, keepLease);
    await announceAndWake.orders(changed);
  },
});

/**
 * Everything that works outside of requests: appliers, dispatchers, and the runner of bulk jobs.
 */
export function composeWorkers(process: Process, needs: WorkerNeeds) {
  const { database, leases, log, wake } = process;
  const { alarms, deliveryStore, institutions, bulkJobs, bulkJobStore, mappingStatus, pauses } =
    needs;
  const dispatching = {
    leases,
    permits: needs.permits,
    clockOffsets: databaseClockOffsets(database),
    sendingTrust: needs.sendingTrust,
    readBacks: needs.readBacks,
    sendingStopped: () =>
      void alarms.watch().catch((error: unknown) => {
        log.error(`the alarm was not raised: ${describeError(error)}`);
      }),
    sources: composeWorkSources(process, needs),
    log,
  };
  const apply = applications(process, needs);
  const workers = createBackground({
    institutions,
    bulkJobRunner: createBulkJobRunner({ leases, bulkJobs: bulkJobStore, log, ...bulkJobs.steps }),
    leases,
    log,
    async next(institution, stream) {
      const { code } = institution;
      if ((await pauses.of(code)).receiving) return null;
      if (stream === 'contacts' && !(await mappingStatus.isFilled(institution))) return null;
      return deliveryStore.next(code, stream);
    },
    apply: (institution, delivery, keepLease) =>
      apply[delivery.stream](institution, delivery, keepLease),
    dispatcherOf: (institution) => institutionDispatcher(institution, dispatching),
  });
  wake.connect(workers);
  return workers;
}
