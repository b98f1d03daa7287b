/** The contract check service: what checks would cost, their start and end, and their results. */

import type {
  CheckRequest,
  CheckStepName,
  ContractCheckDetails,
  ContractCheckPlan,
  ContractCheckStatus,
} from '../contracts/institutions/contract-check';
import { reason } from '../contracts/reasons';
import type { NamesOfAuthors } from '../kernel/authors';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { NotFoundError, StateConflictError } from '../kernel/errors';
import type { PageOf, PageRequest } from '../kernel/http/pages';
import { catalogCalls } from '../s360';
import { detailsOf, statusOf } from './check-details';
import { checkRuns, type CheckAuthor, type CheckRunPorts, type RunOptions } from './check-runs';
import { databaseCheckStore, type CheckRecord } from './database/check-store';
import { planSteps, resolveRequest } from './plan';
import { isSelling, type CheckedInstitution } from './ports';
import { untestedSteps } from './report';
import { suggestedPerformances } from './suggested-performances';

/**
 * Tests whether the plugin's assumptions about S-360 hold at an institution, and stores the
 * results.
 */
export interface ContractChecks {
  /**
   * What a check would do and cost. Makes no call.
   *
   * @throws NotFoundError (404) for an unknown institution.
   */
  plan(code: string, request: CheckRequest): Promise<ContractCheckPlan>;
  /**
   * Starts a check, which continues in this process after the method returns.
   *
   * @throws StateConflictError (409) while a check is running at this institution.
   */
  start(code: string, request: CheckRequest, author: CheckAuthor): Promise<ContractCheckDetails>;
  run(code: string, request: CheckRequest, run: RunOptions): Promise<ContractCheckDetails>;
  /**
   * Requests the end of a check, whichever process runs it. The check first restores what it
   * changed.
   */
  cancel(code: string, id: number): Promise<ContractCheckDetails>;
  /** Newest first. */
  list(code: string, request: PageRequest): Promise<PageOf<ContractCheckStatus>>;
  /** The newest check; `null` before the first. */
  newest(code: string): Promise<ContractCheckStatus | null>;
  one(code: string, id: number): Promise<ContractCheckDetails>;
  /**
   * Cancels the checks of this process and waits for them, but no longer than a shutdown allows.
   */
  stop(): Promise<void>;
}

interface ContractCheckPorts extends CheckRunPorts {
  isKnown(code: string): boolean;
  callsThisMonth(code: string): Promise<{ taken: number; callsPerMonth: number | null }>;
  namesOf: NamesOfAuthors;
}

export function contractChecks(ports: ContractCheckPorts): ContractChecks {
  const { namesOf, store } = ports;
  const runs = checkRuns(ports);

  function institutionOf(code: string): CheckedInstitution {
    if (!ports.isKnown(code))
      throw new NotFoundError(reason('noInstitution', { institution: code }));
    return ports.institutionWith(code, {});
  }

  async function toDetails(record: CheckRecord): Promise<ContractCheckDetails> {
    const named = await namesOf([record.author]);
    return detailsOf(record, named(record.author));
  }

  async function findCheck(code: string, id: number): Promise<CheckRecord> {
    const record = await store.find(institutionOf(code).code, id);
    if (!record) {
      throw new NotFoundError(reason('noContractCheck', { check: id, institution: code }));
    }
    return runs.correctIfInterrupted(record);
  }

  const start = (code: string, request: CheckRequest, followed: RunOptions) =>
    runs.start(institutionOf(code), resolveRequest(request), followed);

  return {
    async plan(code, request) {
      const institution = institutionOf(code);
      const stored = isSelling(institution) ? await ports.storedCatalog(institution) : null;
      const catalogMs = await ports.waitFor(code, catalogCalls.getCatalogDetailed);
      const availabilityMs = await ports.waitFor(code, catalogCalls.getEventAvailability);
      const hasCatalog = stored !== null && catalogMs > 0;
      return {
        ...planSteps(resolveRequest(request), {
          sells: isSelling(institution),
          hasCatalog,
          waitMs: { catalog: hasCatalog ? 0 : catalogMs, availability: availabilityMs },
        }),
        month: await ports.callsThisMonth(code),
        performances: stored ? suggestedPerformances(stored.catalog, ports.now()) : [],
      };
    },
    start: async (code, request, author) =>
      toDetails((await start(code, request, { author })).record),
    async run(code, request, followed) {
      const { done, record } = await start(code, request, followed);
      await done;
      return toDetails(await findCheck(code, record.id));
    },
    async cancel(code, id) {
      const record = await findCheck(code, id);
      if (record.state !== 'running') {
        throw new StateConflictError(reason('contractCheckEnded', { check: id }));
      }
      await store.cancel(id, ports.now());
      runs.cancel(id);
      return toDetails(await findCheck(code, id));
    },
    async list(code, request) {
      const page = await store.list(institutionOf(code).code, request);
      const records = await Promise.all(page.data.map(runs.correctIfInterrupted));
      const named = await namesOf(records.map(({ author }) => author));
      return { ...page, data: records.map((record) => statusOf(record, named(record.author))) };
    },
    one: async (code, id) => toDetails(await findCheck(code, id)),
    async newest(code) {
      const [record] = await store.recent(institutionOf(code).code);
      if (!record) return null;
      const newest = await runs.correctIfInterrupted(record);
      return statusOf(newest, (await namesOf([newest.author]))(newest.author));
    },
    stop: () => runs.stop(),
  };
}

/** Writing steps that failed the last time a check tried them, or that no check ever tried. */
export function untestedWriting(
  database: StrapiDatabase,
): (code: string) => Promise<CheckStepName[]> {
  const store = databaseCheckStore(database);
  return async (code) =>
    untestedSteps((await store.recent(code)).map(({ report }) => report.steps));
}
