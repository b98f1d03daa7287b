/** Runs the steps of one check, one after the other, and keeps what they find as it goes. */

import {
  CHECK_STEPS,
  type CheckRemainder,
  type CheckStepName,
} from '../../contracts/institutions/contract-check';
import { converse, StepStopped } from './conversation';
import { finding, stepNeeded, untested } from './findings';
import type { ResolvedRequest } from './plan';
import { sells, type CheckPorts } from './ports';
import {
  begun,
  called,
  closed,
  ended,
  newReport,
  stepMissing,
  type Report,
  type StepResult,
} from './report';
import type { NotedRemainder, Remainders, StepContext } from './step-context';
import { TRIES } from './tries';

/** One run. */
export interface CheckRun {
  readonly code: string;
  readonly request: ResolvedRequest;
  readonly ports: CheckPorts;
  /** Cancels it: what was changed is put back first. */
  readonly signal: AbortSignal;
  /** Keeps the report as it is by now; a remainder is only made after it was kept. */
  keep(report: Report): Promise<void>;
  /** A step ended by a fault of ours. */
  onFault(step: CheckStepName, error: unknown): void;
}

/** What a run came to; the settings that it went on with are for nobody but its report. */
export interface RunResult {
  readonly report: Report;
  readonly wasCancelled: boolean;
}

/** Runs all steps of a check; each failure is its step's, and the others go on. */
export async function runCheck(run: CheckRun): Promise<RunResult> {
  const { code, ports, request, signal } = run;
  let report = newReport(request, sells(ports.institutionWith(code, {})));
  let current: CheckStepName = 'token';
  // How far it is by now is worth no step: a database that is busy must not end one.
  const keepOnTheWay = () => void run.keep(report).catch(() => undefined);
  const conversation = converse(code, ports, signal, {
    onCall() {
      report = called(report, current);
      keepOnTheWay();
    },
    onWait(wait) {
      const isNews = report.wait?.until !== wait?.until;
      report = { ...report, wait };
      if (isNews) keepOnTheWay();
    },
  });
  const context: StepContext = {
    request,
    conversation,
    ports,
    found: {},
    remainders: remaindersOf({
      read: () => report.remainders,
      async write(remainders) {
        report = { ...report, remainders };
        await run.keep(report);
      },
    }),
  };
  try {
    for (const step of CHECK_STEPS) {
      if (report.steps.find((one) => one.step === step)?.state !== 'waiting') continue;
      current = step;
      report = begun(report, step);
      keepOnTheWay();
      const result = await resultOf(step, context, report, run);
      report = ended(report, step, result);
      keepOnTheWay();
    }
  } finally {
    conversation.end();
  }
  const wasCancelled = signal.aborted;
  if (wasCancelled) report = closed(report, finding('cancelled'));
  return { report, wasCancelled };
}

async function resultOf(
  step: CheckStepName,
  context: StepContext,
  report: Report,
  { onFault, signal }: CheckRun,
): Promise<StepResult> {
  const missing = stepMissing(report, step);
  if (signal.aborted) return untested(finding('cancelled'));
  if (missing !== null) return untested(stepNeeded(missing));
  try {
    return await TRIES[step](context);
  } catch (error) {
    if (error instanceof StepStopped) return untested(error.why);
    onFault(step, error);
    return untested(finding('faultOfOurs'));
  }
}

/**
 * Keeps a list in which each entry is known whatever becomes of it. A remainder that cannot be kept is
 * not made; once it is made, putting it back goes on whether that can be kept or not.
 */
function remaindersOf(list: {
  read(): readonly CheckRemainder[];
  write(remainders: readonly CheckRemainder[]): Promise<void>;
}): Remainders {
  return {
    async note(remainder) {
      let noted: CheckRemainder = remainder;
      await list.write([...list.read(), noted]);
      const own: NotedRemainder = {
        async change(changed) {
          const before = noted;
          noted = changed;
          const next = list.read().map((one) => (one === before ? changed : one));
          await list.write(next).catch(() => undefined);
        },
        async forget() {
          const next = list.read().filter((one) => one !== noted);
          await list.write(next).catch(() => undefined);
        },
      };
      return own;
    },
  };
}
