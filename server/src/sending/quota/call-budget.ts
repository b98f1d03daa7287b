import type { CallBudget, CallEstimate } from '../../contracts/institutions/call-budget';
import { CONTACT_LINK_UID, QUEUED_ORDER_UID, QUEUED_PULL_UID } from '../../contracts/uids';
import { countWhere } from '../../kernel/database/count-where';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { requireInstitution, type InstitutionRegistry } from '../../institutions';
import type { CallName, Lane } from '../../s360';
import { forecastCalls, timeForCalls, type PendingCalls } from './forecast';
import type { Permits } from '../permits';

/** The calls that an institution has left, and how long further calls would take. */
export interface CallBudgets {
  /** @throws NotFoundError for an institution that is not configured, as does `timeFor` */
  read(institution: string): Promise<CallBudget>;
  /**
   * Estimates when further calls would be made, after the pending ones. Work that bulk jobs have
   * put on hold does not count as pending, nor do the links of `bulkJob`, which make up the calls
   * in question. `null` when the calls would take more than ten years, or would never end.
   */
  timeFor(
    institution: string,
    request: { calls: number; lane: Lane; call?: CallName; bulkJob?: number },
  ): Promise<CallEstimate | null>;
}

interface CallBudgetPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  permits: Pick<Permits, 'callsSoFar'>;
  /** Bulk jobs whose links are on hold. */
  holdingBulkJobs(): Promise<number[]>;
}

const PENDING = { state: 'pending' };

async function pendingCalls(
  database: StrapiDatabase,
  institution: string,
  bulkJobsLeftOut: readonly number[],
): Promise<PendingCalls> {
  const count = (uid: string, where: Row) => countWhere(database, uid, { institution, ...where });
  const bulk = { lane: 'bulk' };
  const isCounted: Row =
    bulkJobsLeftOut.length === 0
      ? {}
      : { $or: [{ bulkJobId: { $null: true } }, { bulkJobId: { $notIn: bulkJobsLeftOut } }] };
  const pending = { ...PENDING, ...isCounted };
  const queuedReads = async (ofLane: Row) => {
    const where = { ...ofLane, ...isCounted, givenUpAt: { $null: true } };
    return (await count(QUEUED_PULL_UID, where)) + (await count(QUEUED_ORDER_UID, where));
  };
  const all = (await count(CONTACT_LINK_UID, pending)) + (await queuedReads({}));
  const ofBulk =
    (await count(CONTACT_LINK_UID, { ...pending, ...bulk })) + (await queuedReads(bulk));
  return { edit: all - ofBulk, bulk: ofBulk };
}

export function callBudgets(ports: CallBudgetPorts): CallBudgets {
  const { database, institutions, permits } = ports;
  const stateOf = async (code: string, bulkJob?: number) => {
    const { limits } = requireInstitution(institutions, code);
    const soFar = await permits.callsSoFar(code);
    const leftOut = [
      ...(await ports.holdingBulkJobs()),
      ...(bulkJob === undefined ? [] : [bulkJob]),
    ];
    return { limits, soFar, pending: await pendingCalls(database, code, leftOut) };
  };
  return {
    async read(institution) {
      const { limits, pending, soFar } = await stateOf(institution);
      return { institution, ...forecastCalls(limits, soFar, pending) };
    },
    async timeFor(institution, request) {
      const time = timeForCalls(request, await stateOf(institution, request.bulkJob));
      if (time === null) return null;
      const { finishedAtMs, ...rest } = time;
      return { ...rest, lane: request.lane, finishedAt: new Date(finishedAtMs).toISOString() };
    },
  };
}
