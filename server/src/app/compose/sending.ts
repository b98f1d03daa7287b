import { BOOKING_UID, CONTACT_LINK_UID } from '../../contracts/uids';
import {
  callBudgets,
  databasePermits,
  databaseReadBacks,
  databaseTrustStore,
  sendingTrust,
  failedReads,
  type TrustedInstitution,
} from '../../sending';
import { FAILED_PULLS, type StateSources } from '../../contacts';
import { FAILED_ORDER_PULLS } from '../../orders';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { longestWindowMs } from '../../institutions';
import {
  aiClientWrites,
  bulkGuard,
  heldBy,
  databaseBulkJobStore,
  pullGuard,
} from '../../bulk-jobs';
import { countCalls, type Tally } from '../../overview';
import type { Process } from '../process';
import { composeContractChecks } from './contract-check';
import type { CatalogModule } from './catalog';
import type { InstitutionModule } from './institutions';

/** Whether S-360 has accepted a contact or a booking from us. We send nothing else. */
async function hasSent(
  database: StrapiDatabase,
  { baseUrl, code }: TrustedInstitution,
): Promise<boolean> {
  const accepted = [
    { uid: CONTACT_LINK_UID, where: { lastSent: { $notNull: true } } },
    { uid: BOOKING_UID, where: { orderId: { $notNull: true } } },
  ];
  for (const { uid, where } of accepted) {
    const query = database.query(uid).select(['id']);
    const rows = await query
      .where({ institution: code, baseUrl, ...where })
      .limit(1)
      .execute();
    if (rows.length > 0) return true;
  }
  return false;
}

/** Sending: permits, quota, approvals and trust. */
export function composeSending(
  process: Process,
  { configuration, institutions, institutionWith, liveInstitutions }: InstitutionModule,
  { catalogStores }: CatalogModule,
  tally: Tally,
) {
  const { clock, database, installation, log, namesOf, wake } = process;
  const limitsOf = (code: string) => {
    const institution = institutions.find(code);
    if (!institution) throw new Error(`There is no institution ${code}.`);
    return institution.limits;
  };
  const longestMs = () =>
    Math.max(0, ...institutions.all().map(({ limits }) => longestWindowMs(limits.windows)));
  const permits = databasePermits(
    database,
    limitsOf,
    longestMs,
    countCalls(tally, { database, institutions }),
  );
  const bulkJobStore = databaseBulkJobStore(database);
  const holdingBulkJobs = () => bulkJobStore.holdingIds();
  const trustStore = databaseTrustStore(database, installation);
  const readBacks = databaseReadBacks(database, trustStore);
  const trust = sendingTrust({
    store: trustStore,
    readBacks,
    institutions,
    hasSent: (institution) => hasSent(database, institution),
    untestedAt: (code) => contractChecks.untestedWriting(code),
    namesOf,
    clock,
    log,
    wake: wake.wakeDispatchers,
  });
  const contractChecks = composeContractChecks(process, {
    institutions,
    institutionWith,
    liveInstitutions,
    permits,
    catalogs: catalogStores.catalogs,
    trust,
  });
  return {
    permits,
    bulkJobStore,
    /** The bulk job with this id, if it has put its pending work on hold. */
    async holdingBulkJob(bulkJobId: number) {
      const bulkJob = await bulkJobStore.find(bulkJobId);
      return bulkJob && heldBy(bulkJob);
    },
    /** What decides about the states of links on screens besides their rows. */
    async stateSources(): Promise<StateSources> {
      const rejectedBulkJobs = await bulkJobStore.rejectedIds();
      return { harmedLinks: await readBacks.harmedLinks(), rejectedBulkJobs };
    },
    callBudget: callBudgets({ database, institutions, permits, holdingBulkJobs }),
    bulkGuard: bulkGuard({
      database,
      bulkJobs: bulkJobStore,
      limit: configuration.bulkGuard,
      aiClients: aiClientWrites({
        database,
        bulkJobs: bulkJobStore,
        withinMs: configuration.bulkGuard.withinMs,
      }),
    }),
    pullGuard: pullGuard({
      database,
      bulkJobs: bulkJobStore,
      limit: configuration.bulkGuard.pulls,
      now: clock.now,
    }),
    failedReads: {
      pull: failedReads(FAILED_PULLS, { ...clock, database, holdingBulkJobs }),
      orderPull: failedReads(FAILED_ORDER_PULLS, { ...clock, database, holdingBulkJobs }),
    },
    readBacks,
    sendingTrust: trust,
    contractChecks,
  };
}

export type SendingModule = ReturnType<typeof composeSending>;
