import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { type JsonObject, numberOf, textOf } from './json';

interface FaultTarget {
  /** Method name, `auth` for the login call, `*` for any. */
  method: string;
  /** How many calls it still hits. */
  times: number;
}

/** What the simulator does wrong, on request. */
export type Fault = FaultTarget &
  (
    | {
        kind: 'http';
        status: number;
        retryAfterSeconds?: number;
        retryAfterForm?: 'date';
        /** The call is carried out all the same. */
        isWorkDone?: boolean;
      }
    | { kind: 'business'; statusDetail: string }
    | {
        kind: 'timeout';
        ms: number;
        /** The call is carried out only once its answer's time is over. */
        isWorkLate?: boolean;
      }
    | { kind: 'drop-response' }
    | { kind: 'reset' }
  );

/** Reads a fault of the control API; `undefined` when it is not one. */
export function readFault(source: JsonObject): Fault | undefined {
  const target = { method: textOf(source, 'method') ?? '*', times: numberOf(source, 'times') ?? 1 };
  switch (source.kind) {
    case 'http':
      return {
        ...target,
        kind: 'http',
        status: numberOf(source, 'status') ?? 500,
        retryAfterSeconds: numberOf(source, 'retryAfterSeconds'),
        retryAfterForm: source.retryAfterForm === 'date' ? 'date' : undefined,
        isWorkDone: source.isWorkDone === true,
      };
    case 'business':
      return {
        ...target,
        kind: 'business',
        statusDetail: textOf(source, 'statusDetail') ?? 'error.simulated',
      };
    case 'timeout':
      return {
        ...target,
        kind: 'timeout',
        ms: numberOf(source, 'ms') ?? 60_000,
        isWorkLate: source.isWorkLate === true,
      };
    case 'drop-response':
    case 'reset':
      return { ...target, kind: source.kind };
    default:
      return undefined;
  }
}

/** The header as the fault has it: seconds, or the moment itself. */
export function retryAfterOf(
  { retryAfterSeconds, retryAfterForm }: Extract<Fault, { kind: 'http' }>,
  now: number,
): string | undefined {
  if (retryAfterSeconds === undefined) return undefined;
  if (retryAfterForm !== 'date') return String(retryAfterSeconds);
  return new Date(now + retryAfterSeconds * 1000).toUTCString();
}

/** As many calls as come may be held back at once. */
function trouble(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

/** The faults in force, used up call by call, first set first. */
export class FaultPlan {
  #faults: Fault[] = [];
  /** Calls that are still to be carried out, though nobody may wait for their answers. */
  lateCalls = 0;
  #trouble = trouble();

  replace(faults: Fault[]): void {
    this.#faults = faults;
  }

  add(fault: Fault): void {
    this.#faults.push(fault);
  }

  /** Clears them; what a `timeout` holds back goes on at once. */
  end(): void {
    this.#faults = [];
    this.#trouble.abort();
    this.#trouble = trouble();
  }

  /** Holds something back for that long, or until the trouble ends. */
  async hold(ms: number): Promise<void> {
    const { signal } = this.#trouble;
    await wait(ms, undefined, { ref: false, signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  list(): Fault[] {
    return this.#faults.map((fault) => ({ ...fault }));
  }

  /** The fault that hits a call of this method, if any. */
  take(method: string): Fault | undefined {
    const fault = this.#faults.find(
      (candidate) => candidate.method === method || candidate.method === '*',
    );
    if (!fault) return undefined;
    fault.times -= 1;
    this.#faults = this.#faults.filter((candidate) => candidate.times > 0);
    return fault;
  }
}
