import {
  CHECK_STEPS,
  type CheckRemainder,
  type CheckStepName,
} from '../contracts/institutions/contract-check';
import { startConversation, StepStopped } from './conversation';
import { finding, stepNeededFinding, untestedResult } from './findings';
import type { ResolvedRequest } from './plan';
import { isSelling, type CheckPorts } from './ports';
import {
  startStep,
  countCall,
  closeReport,
  endStep,
  newReport,
  missingStep,
  type Report,
} from './report';
import type { StepResult } from './steps';
import type { Remainders, StepContext } from './step-context';
import { TRIALS } from './trials';

interface CheckRun {
  readonly code: string;
  readonly request: ResolvedRequest;
  readonly ports: CheckPorts;
  /** Cancels the run, which first restores what it changed. */
  readonly signal: AbortSignal;
  /** Saves the current report. The run creates a remainder only after saving it here. */
  keep(report: Report): Promise<void>;
  /** Progress was not saved. The check goes on: the database may just be busy. */
  onUnsaved(error: unknown): void;
  /** A step ended because of a fault in the plugin. */
  onFault(step: CheckStepName, error: unknown): void;
}

/** The outcome of a run. The adopted settings appear only in the report. */
interface RunResult {
  readonly report: Report;
  readonly wasCancelled: boolean;
}

/** Runs all steps of a check. A failing step does not stop the others. */
export async function runCheck(run: CheckRun): Promise<RunResult> {
  const { code, ports, request, signal } = run;
  let report = newReport(request, isSelling(ports.institutionWith(code, {})));
  let current: CheckStepName = 'token';
  const keepOnTheWay = (): Promise<void> => run.keep(report).catch(run.onUnsaved);
  const conversation = startConversation(code, ports, signal, {
    onCall() {
      report = countCall(report, current);
      void keepOnTheWay();
    },
    onWait(wait) {
      const isNews = report.wait?.until !== wait?.until;
      report = { ...report, wait };
      if (isNews) void keepOnTheWay();
    },
  });
  const context: StepContext = {
    request,
    conversation,
    ports,
    found: {},
    remainders: remaindersOf({
      read: () => report.remainders,
      write(remainders) {
        report = { ...report, remainders };
      },
      keep: () => run.keep(report),
      keepOnTheWay,
    }),
  };
  try {
    for (const step of CHECK_STEPS) {
      if (report.steps.find((one) => one.step === step)?.state !== 'waiting') continue;
      current = step;
      report = startStep(report, step);
      void keepOnTheWay();
      const result = await resultOf(step, context, report, run);
      report = endStep(report, step, result);
      void keepOnTheWay();
    }
  } finally {
    conversation.end();
  }
  const wasCancelled = signal.aborted;
  if (wasCancelled) report = closeReport(report, finding('cancelled'));
  return { report, wasCancelled };
}

async function resultOf(
  step: CheckStepName,
  context: StepContext,
  report: Report,
  { onFault, signal }: CheckRun,
): Promise<StepResult> {
  const missing = missingStep(report, step);
  if (signal.aborted) return untestedResult(finding('cancelled'));
  if (missing !== null) return untestedResult(stepNeededFinding(missing));
  try {
    return await TRIALS[step](context);
  } catch (error) {
    if (error instanceof StepStopped) return untestedResult(error.why);
    onFault(step, error);
    return untestedResult(finding('faultOfOurs'));
  }
}

/**
 * Keeps a list of remainders that survives the process. The check does not create a remainder that
 * it cannot store, but it goes on restoring one whether or not the list can be updated.
 */
function remaindersOf(list: {
  read(): readonly CheckRemainder[];
  write(remainders: readonly CheckRemainder[]): void;
  keep(): Promise<void>;
  keepOnTheWay(): Promise<void>;
}): Remainders {
  return {
    async note(remainder) {
      let noted: CheckRemainder = remainder;
      list.write([...list.read(), noted]);
      await list.keep();
      return {
        change(changed) {
          const before = noted;
          noted = changed;
          list.write(list.read().map((one) => (one === before ? changed : one)));
          return list.keepOnTheWay();
        },
        forget() {
          list.write(list.read().filter((one) => one !== noted));
          return list.keepOnTheWay();
        },
      };
    },
  };
}
