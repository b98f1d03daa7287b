import { describeError } from '../kernel/describe-error';
import { createWorker, type Worker } from '../kernel/worker';
import type { Leases, LeaseTerms } from '../kernel/leases';
import { WORKING_STATES } from './load-states';
import type { LoadRecord, LoadStore } from './load-store';
import { loadTroubles, type LoadTroubles } from './load-troubles';

/** Works on the loads that are running, one step after the other; woken when one is started, approved or resumed. */
export type LoadRunner = Pick<Worker, 'start' | 'wake' | 'stop'>;

/** Whether there is more to do at once, or something else has to happen first. */
export type StepResult = 'again' | 'later';

export interface LoadRunnerPorts {
  leases: Leases;
  loads: LoadStore;
  /** One step of a load, in one transaction; a crash leaves it done or not begun. */
  step(load: LoadRecord): Promise<StepResult>;
  /** A load met errors that it does not get over. */
  fail(load: LoadRecord, error: unknown): Promise<void>;
  /** Ends what waits for a person and has nothing left to be approved. */
  lapse(): Promise<void>;
  log: { error(message: string): void };
  troubles?: LoadTroubles;
}

const LEASE: LeaseTerms = { durationMs: 15_000, graceMs: 0 };
const POLL_MS = 2_000;
const LONGEST_REST_MS = 500;

/** Makes the runner: each load is worked on in one process at a time, by a lease of its own. */
export function createLoadRunner(ports: LoadRunnerPorts): LoadRunner {
  const { leases, loads, log, troubles = loadTroubles() } = ports;
  const held = new Set<string>();

  const jobOf = ({ id }: LoadRecord) => `load:${id}`;

  async function stepOf(load: LoadRecord): Promise<StepResult> {
    const job = jobOf(load);
    if (!(await leases.hold(job, LEASE))) return 'later';
    held.add(job);
    // It rests with its lease, lest another process makes of the next error a first one.
    if (troubles.isResting(load.id)) return 'later';
    try {
      const result = await ports.step(load);
      troubles.forget(load.id);
      return result;
    } catch (error) {
      log.error(`load ${load.id} (${load.kind}): ${describeError(error)}`);
      if (troubles.note(load.id, error) === 'stops') await ports.fail(load, error);
      return 'later';
    }
  }

  /** Leases of loads that nobody works on any more. */
  async function giveLeasesBack(working: readonly LoadRecord[]): Promise<void> {
    troubles.keep(new Set(working.map(({ id }) => id)));
    const wanted = new Set(working.map(jobOf));
    for (const job of [...held].filter((one) => !wanted.has(one))) {
      await leases.release(job);
      held.delete(job);
    }
  }

  /**
   * Loads take turns, so that a long one does not keep a short one waiting. Half of the time is left
   * to people: a database of one connection would serve nobody else.
   */
  async function workOff(isStopping: () => boolean): Promise<void> {
    while (!isStopping()) {
      const startedAt = performance.now();
      const working = await loads.where({ state: { $in: [...WORKING_STATES] } });
      await giveLeasesBack(working);
      let again = false;
      for (const load of working) {
        if (isStopping()) return;
        again = (await stepOf(load)) === 'again' || again;
      }
      if (!again) return;
      const tookMs = performance.now() - startedAt;
      await new Promise((resolve) => setTimeout(resolve, Math.min(tookMs, LONGEST_REST_MS)));
    }
  }

  return createWorker(({ isStopping, sleep }) => ({
    name: 'loads',
    async turn() {
      await workOff(isStopping);
      await ports.lapse();
      return undefined;
    },
    rest: () => sleep(POLL_MS),
    finish: () => giveLeasesBack([]),
    log,
  }));
}
