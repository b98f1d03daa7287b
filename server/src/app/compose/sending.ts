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
import { rowPerValue } from '../../kernel/database/row-per-value';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { longestWindowMs } from '../../institutions';
import {
  aiClientWrites,
  bulkGuard,
  heldBy,
  databaseBulkJobStore,
  pullGuard,
} from '../../bulk-jobs';
import { untestedWriting } from '../../contract-check';
import { countCalls, type Tally } from '../../overview';
import type { Process } from '../process';
import type { InstitutionModule } from './institutions';

/** What S-360 has accepted from us. We send nothing else. */
const ACCEPTED = [
  { uid: CONTACT_LINK_UID, where: { lastSent: { $notNull: true } } },
  { uid: BOOKING_UID, where: { orderId: { $notNull: true } } },
];

/** The institutions whose S-360 has accepted a contact or a booking from us. */
async function inUse(
  database: StrapiDatabase,
  institutions: readonly TrustedInstitution[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { uid, where } of ACCEPTED) {
    const lookup = { uid, attribute: 'institution', where: {}, select: ['institution'] };
    // With one statement, most are known to have nothing at all.
    const codes = (await rowPerValue(database, lookup)).map(({ institution }) => institution);
    for (const { baseUrl, code } of institutions) {
      if (found.has(code) || !codes.includes(code)) continue;
      const query = database.query(uid).select(['id']).limit(1);
      const rows = await query.where({ institution: code, baseUrl, ...where }).execute();
      if (rows.length > 0) found.add(code);
    }
  }
  return found;
}

/** Sending: permits, quota, approvals and trust. */
export function composeSending(
  process: Process,
  { configuration, institutions }: InstitutionModule,
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
    inUse: (candidates) => inUse(database, candidates),
    untestedAt: untestedWriting(database),
    namesOf,
    clock,
    log,
    wake: wake.wakeDispatchers,
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
      aiClients: aiClientWrites({ database, bulkJobs: bulkJobStore }),
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
  };
}

export type SendingModule = ReturnType<typeof composeSending>;
