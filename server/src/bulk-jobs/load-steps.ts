import { reason } from '../contracts/reasons';
import { endEmptyPulls } from './guard-of-load';
import { together } from './links-of-load';
import { nextState } from './load-states';
import type { LoadRecord } from './load-store';
import type { StepResult } from './load-runner';
import { fileLoadSteps } from './file/file-load';
import { isSampleDue, sentOf, withSample } from './load-progress';
import { linksByInstitution, stillWaits } from './load-view';
import { stepPushLoad } from './push/push-load';
import { undoSteps } from './undo/undo-load';
import type { LoadsPorts } from './loads';

/** What the runner does with a load that is worked on. */
export interface LoadSteps {
  step(load: LoadRecord): Promise<StepResult>;
  /** Stops a load that met errors which it does not get over; an operator resumes it. */
  fail(load: LoadRecord, error: unknown): Promise<void>;
  /** Ends what waits for a person and has nothing left to be approved. */
  lapse(): Promise<void>;
}

/** The steps of all kinds of loads. */
export function loadSteps(ports: LoadsPorts): LoadSteps {
  const stepFile = fileLoadSteps(ports);
  const stepUndo = undoSteps(ports);

  /** All is marked: notes how much was sent, and ends the load once nothing waits any more. */
  async function watchSending(load: LoadRecord): Promise<StepResult> {
    const now = ports.now();
    // Many links take their time to be counted: in between it is only seen whether one is left.
    const isCounted = isSampleDue(load.progress.samples, now);
    if (!isCounted && (await stillWaits(load, ports))) return 'later';
    const links = together(await linksByInstitution(load, ports));
    if (links.waiting === 0) {
      const { failed, inDoubt } = links;
      const counts = { ...load.counts, sent: sentOf(load.processed, links), failed, inDoubt };
      await ports.loads.change(
        load.id,
        { state: 'running' },
        { state: 'done', endedAt: now, counts },
      );
      return 'later';
    }
    const sample = { atMs: now.getTime(), sent: sentOf(load.processed, links) };
    const progress = { ...load.progress, samples: withSample(load.progress.samples, sample) };
    await ports.loads.change(load.id, { state: load.state }, { progress });
    return 'later';
  }

  async function stepPush(load: LoadRecord): Promise<StepResult> {
    const institution = ports.institutions.find(load.institution ?? '');
    if (!institution)
      throw new Error(`There is no institution ${load.institution ?? ''} any more.`);
    if (load.progress.hasMarkedAll) return watchSending(load);
    const result = await stepPushLoad(load, institution, ports);
    ports.wake();
    return result;
  }

  async function stepFileAndWake(load: LoadRecord): Promise<StepResult> {
    const result = await stepFile(load);
    ports.wake();
    return result;
  }

  return {
    async step(load) {
      switch (load.kind) {
        case 'guard':
        case 'pull':
          return watchSending(load);
        case 'push':
          return stepPush(load);
        case 'file':
          return load.state === 'undoing' ? stepUndo(load) : stepFileAndWake(load);
      }
    },
    lapse: () => endEmptyPulls(ports),
    async fail(load, error) {
      const state = nextState(load.kind, load.state, 'fail');
      if (state === null) return;
      const at = ports.now();
      const code = error instanceof Error ? error.name : 'unknown';
      await ports.loads.change(
        load.id,
        { state: load.state },
        {
          state,
          failure: {
            code,
            message: reason('loadStopped'),
            at: at.toISOString(),
          },
        },
      );
    },
  };
}
