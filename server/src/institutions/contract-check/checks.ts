/**
 * The contract check service. It runs one check per institution at a time and saves the report as
 * it grows.
 */

import type {
  CheckRequest,
  CheckStepName,
  ContractCheckDetails,
  ContractCheckPlan,
  ContractCheckStatus,
} from '../../contracts/institutions/contract-check';
import { reason } from '../../contracts/reasons';
import type { NamesOfAuthors } from '../../kernel/authors';
import { describeError } from '../../kernel/describe-error';
import type { Leases } from '../../kernel/leases';
import { NotFoundError, StateConflictError } from '../../kernel/errors';
import type { PageOf, PageRequest } from '../../kernel/pages';
import type { CheckRecord, CheckStore, KeptReport } from './database/check-store';
import { detailsOf, interruptedReport, keptReport, statusOf } from './check-details';
import { planSteps, resolveRequest, type ResolvedRequest } from './plan';
import { isSelling, type CheckPorts, type CheckedInstitution } from './ports';
import {
  callsOf,
  newReport,
  showsThatSendingIsSafe,
  untestedSteps,
  verdictOn,
  type Report,
} from './report';
import { runCheck } from './run-check';
import { suggestedPerformances } from './suggested-performances';
import { jobOf, LEASE, watchRun } from './watch-run';
import { catalogCalls } from '../../s360';

/** Who started a check: `admin:1`, or `command-line:<user>`. */
type CheckAuthor = string | null;

/** How the caller follows and cancels a run. */
interface RunOptions {
  author: CheckAuthor;
  signal?: AbortSignal | undefined;
  onProgress?: ((check: ContractCheckDetails) => void) | undefined;
}

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
  /** Writing steps that failed the last time a check tried them, or that no check ever tried. */
  untestedWriting(code: string): Promise<CheckStepName[]>;
  /**
   * Cancels the checks of this process and waits for them, but no longer than a shutdown allows.
   */
  stop(): Promise<void>;
}

export interface ContractCheckPorts extends CheckPorts {
  /** The configured settings that a check may suggest changing. */
  configured(code: string): Parameters<typeof keptReport>[1];
  isKnown(code: string): boolean;
  store: CheckStore;
  /** Creates leases with their own holder: two runs in one process must not share one. */
  newLeases(): Leases;
  callsThisMonth(code: string): Promise<{ taken: number; callsPerMonth: number | null }>;
  namesOf: NamesOfAuthors;
  /** Starts sending to the institution. Returns whether it was not sending before. */
  startSending(code: string, by: CheckAuthor): Promise<boolean>;
  log: { info(message: string): void; warn(message: string): void; error(message: string): void };
}

/** A process that has to shut down gets about half a minute. */
const STOP_WITHIN_MS = 25_000;

interface Active {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

export function contractChecks(ports: ContractCheckPorts): ContractChecks {
  const { log, namesOf, store } = ports;
  const active = new Map<number, Active>();

  function institutionOf(code: string): CheckedInstitution {
    if (!ports.isKnown(code))
      throw new NotFoundError(reason('noInstitution', { institution: code }));
    return ports.institutionWith(code, {});
  }

  async function toDetails(record: CheckRecord): Promise<ContractCheckDetails> {
    const named = await namesOf([record.author]);
    return detailsOf(record, named(record.author));
  }

  /** Corrects a check whose row says that it is running although its process is gone. */
  async function correctIfInterrupted(record: CheckRecord): Promise<CheckRecord> {
    if (record.state !== 'running') return record;
    if (await store.isHeld(jobOf(record.institution), record.fence)) return record;
    await markInterrupted(record);
    return (await store.find(record.institution, record.id)) ?? record;
  }

  async function markInterrupted(record: CheckRecord): Promise<void> {
    const report = interruptedReport(record.report);
    await store.keep(record, report, record.calls);
    const verdict = verdictOn(report.steps);
    await store.end(record, { state: 'interrupted', verdict, endedAt: ports.now() });
  }

  async function findCheck(code: string, id: number): Promise<CheckRecord> {
    const record = await store.find(institutionOf(code).code, id);
    if (!record) {
      throw new NotFoundError(reason('noContractCheck', { check: id, institution: code }));
    }
    return correctIfInterrupted(record);
  }

  /** Acquires the lease and stores the check, without running any step. */
  async function storeNewCheck(code: string, request: ResolvedRequest, author: CheckAuthor) {
    const institution = institutionOf(code);
    const leases = ports.newLeases();
    const lease = await leases.hold(jobOf(code), LEASE);
    if (lease === null) {
      throw new StateConflictError(reason('contractCheckRunning', { institution: code }));
    }
    for (const gone of await store.running(code)) await markInterrupted(gone);
    const record = await store.begin({
      institution: code,
      fence: lease.fence,
      request,
      report: keptReport(newReport(request, isSelling(institution)), ports.configured(code)),
      author,
      startedAt: ports.now(),
    });
    return { leases, lease, record };
  }

  /** Runs a stored check. Whatever happens, the check ends and the lease is released. */
  async function runStoredCheck(
    { leases, record }: Awaited<ReturnType<typeof storeNewCheck>>,
    controller: AbortController,
    followed: RunOptions,
  ): Promise<void> {
    const { author, id, institution: code, request } = record;
    const unwatch = watchRun({ leases, record }, controller, followed.signal, ports);
    let written: Promise<void> = Promise.resolve();
    const keep = (report: Report): Promise<void> => {
      const kept = keptReport(report, ports.configured(code));
      const calls = callsOf(report);
      followed.onProgress?.(progressDetails(record, kept, calls));
      written = written.catch(() => undefined).then(() => store.keep(record, kept, calls));
      return written;
    };
    try {
      const { report, wasCancelled } = await runCheck({
        code,
        request,
        ports,
        signal: controller.signal,
        keep,
        onFault: (step, error) =>
          log.error(`the contract check of ${code} (${step}): ${describeError(error)}`),
      });
      await keep(report);
      if (!wasCancelled && showsThatSendingIsSafe(report.steps))
        await startSending(id, code, author);
      const state = wasCancelled ? 'cancelled' : 'done';
      await store.end(record, { state, verdict: verdictOn(report.steps), endedAt: ports.now() });
    } finally {
      await unwatch();
      await leases.release(jobOf(code));
    }
  }

  const progressDetails = (
    record: CheckRecord,
    report: KeptReport,
    calls: number,
  ): ContractCheckDetails => detailsOf({ ...record, report, calls }, null);

  async function startSending(id: number, code: string, author: CheckAuthor): Promise<void> {
    if (!(await ports.startSending(code, author))) return;
    await store.noteSending(id);
    log.info(`sending to ${code} starts: the contract check ${id} has passed`);
  }

  function runInBackground(
    started: Awaited<ReturnType<typeof storeNewCheck>>,
    followed: RunOptions,
  ): Active {
    const controller = new AbortController();
    const { id, institution } = started.record;
    const done = runStoredCheck(started, controller, followed)
      .catch((error: unknown) =>
        log.error(`the contract check of ${institution} ended early: ${describeError(error)}`),
      )
      .finally(() => active.delete(id));
    const run = { controller, done };
    active.set(id, run);
    return run;
  }

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
    async start(code, request, author) {
      const started = await storeNewCheck(code, resolveRequest(request), author);
      runInBackground(started, { author });
      return toDetails(started.record);
    },
    async run(code, request, followed) {
      const started = await storeNewCheck(code, resolveRequest(request), followed.author);
      await runInBackground(started, followed).done;
      return toDetails(await findCheck(code, started.record.id));
    },
    async cancel(code, id) {
      const record = await findCheck(code, id);
      if (record.state !== 'running') {
        throw new StateConflictError(reason('contractCheckEnded', { check: id }));
      }
      await store.cancel(id, ports.now());
      active.get(id)?.controller.abort();
      return toDetails(await findCheck(code, id));
    },
    async list(code, request) {
      const page = await store.list(institutionOf(code).code, request);
      const records = await Promise.all(page.data.map(correctIfInterrupted));
      const named = await namesOf(records.map(({ author }) => author));
      return { ...page, data: records.map((record) => statusOf(record, named(record.author))) };
    },
    one: async (code, id) => toDetails(await findCheck(code, id)),
    async newest(code) {
      const [record] = await store.recent(institutionOf(code).code);
      if (!record) return null;
      const newest = await correctIfInterrupted(record);
      return statusOf(newest, (await namesOf([newest.author]))(newest.author));
    },
    async untestedWriting(code) {
      const recent = await store.recent(institutionOf(code).code);
      return untestedSteps(recent.map(({ report }) => report.steps));
    },
    async stop() {
      const runs = [...active.values()];
      if (runs.length === 0) return;
      for (const { controller } of runs) controller.abort();
      const over = new AbortController();
      const all = Promise.all(runs.map(({ done }) => done));
      await Promise.race([all, ports.sleep(STOP_WITHIN_MS, over.signal)]);
      over.abort();
    },
  };
}
