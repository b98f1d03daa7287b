/** The checks that run in this process: one per institution, whose report is saved as it grows. */

import type { ContractCheckDetails } from '../contracts/institutions/contract-check';
import { reason } from '../contracts/reasons';
import { describeError } from '../kernel/describe-error';
import { StateConflictError } from '../kernel/errors';
import type { Leases } from '../kernel/leases';
import { detailsOf, interruptedReport, keptReport } from './check-details';
import type { CheckRecord, CheckStore } from './database/check-store';
import type { ResolvedRequest } from './plan';
import { isSelling, type CheckPorts, type CheckedInstitution } from './ports';
import { callsOf, newReport, showsThatSendingIsSafe, verdictOn, type Report } from './report';
import { runCheck } from './run-check';
import type { SettingChange } from './setting-change';
import { jobOf, LEASE, watchRun } from './watch-run';

/** Who started a check: `admin:1`, or `command-line:<user>`. */
export type CheckAuthor = string | null;

/** How the caller follows and cancels a run. */
export interface RunOptions {
  author: CheckAuthor;
  signal?: AbortSignal | undefined;
  onProgress?: ((check: ContractCheckDetails) => void) | undefined;
}

export interface CheckRunPorts extends CheckPorts {
  /** The configured settings that a check may suggest changing. */
  configured(code: string): SettingChange;
  store: CheckStore;
  /** Creates leases with their own holder: two runs in one process must not share one. */
  newLeases(): Leases;
  /** Starts sending to the institution. Returns whether it was not sending before. */
  startSending(code: string, by: CheckAuthor): Promise<boolean>;
  log: { info(message: string): void; warn(message: string): void; error(message: string): void };
}

interface CheckRuns {
  /**
   * Stores a check and begins to run it; `done` never fails.
   *
   * @throws StateConflictError (409) while a check is running at this institution.
   */
  start(
    institution: CheckedInstitution,
    request: ResolvedRequest,
    followed: RunOptions,
  ): Promise<{ record: CheckRecord; done: Promise<void> }>;
  /** Cancels a check if it runs in this process. */
  cancel(id: number): void;
  /** Corrects a check whose row says that it is running although its process is gone. */
  correctIfInterrupted(record: CheckRecord): Promise<CheckRecord>;
  /** Cancels all and waits for them, but no longer than a shutdown allows. */
  stop(): Promise<void>;
}

/** A process that has to shut down gets about half a minute. */
const STOP_WITHIN_MS = 25_000;

export function checkRuns(ports: CheckRunPorts): CheckRuns {
  const { log, store } = ports;
  const active = new Map<number, { controller: AbortController; done: Promise<void> }>();

  async function markInterrupted(record: CheckRecord): Promise<void> {
    const report = interruptedReport(record.report);
    await store.keep(record, report, record.calls);
    const verdict = verdictOn(report.steps);
    await store.end(record, { state: 'interrupted', verdict, endedAt: ports.now() });
  }

  /** Runs a stored check. Whatever happens, the check ends and the lease is released. */
  async function run(
    record: CheckRecord,
    leases: Leases,
    controller: AbortController,
    followed: RunOptions,
  ): Promise<void> {
    const { author, id, institution: code, request } = record;
    const unwatch = watchRun({ leases, record }, controller, followed.signal, ports);
    let written: Promise<void> = Promise.resolve();
    const keep = (progress: Report): Promise<void> => {
      const report = keptReport(progress, ports.configured(code));
      const calls = callsOf(progress);
      followed.onProgress?.(detailsOf({ ...record, report, calls }, null));
      written = written.catch(() => undefined).then(() => store.keep(record, report, calls));
      return written;
    };
    try {
      const { report, wasCancelled } = await runCheck({
        code,
        request,
        ports,
        signal: controller.signal,
        keep,
        onUnsaved: (error) =>
          log.warn(
            `the progress of contract check ${id} of ${code} was not saved: ${describeError(error)}`,
          ),
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

  async function startSending(id: number, code: string, author: CheckAuthor): Promise<void> {
    if (!(await ports.startSending(code, author))) return;
    await store.noteSending(id);
    log.info(`sending to ${code} starts: the contract check ${id} has passed`);
  }

  return {
    async start(institution, request, followed) {
      const { code } = institution;
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
        author: followed.author,
        startedAt: ports.now(),
      });
      const controller = new AbortController();
      const done = run(record, leases, controller, followed)
        .catch((error: unknown) =>
          log.error(`the contract check of ${code} ended early: ${describeError(error)}`),
        )
        .finally(() => active.delete(record.id));
      active.set(record.id, { controller, done });
      return { record, done };
    },
    cancel: (id) => active.get(id)?.controller.abort(),
    async correctIfInterrupted(record) {
      if (record.state !== 'running') return record;
      if (await store.isHeld(jobOf(record.institution), record.fence)) return record;
      await markInterrupted(record);
      return (await store.find(record.institution, record.id)) ?? record;
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
