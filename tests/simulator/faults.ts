import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { type JsonObject, numberOf, textOf } from './json';

interface FaultTarget {
  /** The method name, `auth` for the login call, `*` for any method. */
  method: string;
  /** The number of calls that it will still affect. */
  times: number;
}

/** A fault that the simulator plays on request. */
export type Fault = FaultTarget &
  (
    | {
        kind: 'http';
        status: number;
        retryAfterSeconds?: number;
        retryAfterForm?: 'date';
        /** The call is executed nevertheless. */
        isWorkDone?: boolean;
      }
    | { kind: 'business'; statusDetail: string }
    | {
        kind: 'timeout';
        ms: number;
        /** The call is executed only after the deadline of its answer. */
        isWorkLate?: boolean;
      }
    | { kind: 'drop-response' }
    | { kind: 'reset' }
  );

/** Reads a fault of the control API; `undefined` when it is invalid. */
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

/** The Retry-After header of the fault: seconds or the moment. */
export function retryAfterOf(
  { retryAfterSeconds, retryAfterForm }: Extract<Fault, { kind: 'http' }>,
  now: number,
): string | undefined {
  if (retryAfterSeconds === undefined) return undefined;
  if (retryAfterForm !== 'date') return String(retryAfterSeconds);
  return new Date(now + retryAfterSeconds * 1000).toUTCString();
}

/** Any number of calls may be delayed at the same time. */
function trouble(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

/** The current faults, used up call by call in order of their creation. */
export class FaultPlan {
  #faults: Fault[] = [];
  /** Calls that are still to be executed, even if nobody waits for their answers. */
  lateCalls = 0;
  #trouble = trouble();

  replace(faults: Fault[]): void {
    this.#faults = faults;
  }

  add(fault: Fault): void {
    this.#faults.push(fault);
  }

  /** Removes all faults; calls delayed by a `timeout` continue at once. */
  end(): void {
    this.#faults = [];
    this.#trouble.abort();
    this.#trouble = trouble();
  }

  /** Delays for the given time, or until the faults are removed. */
  async hold(ms: number): Promise<void> {
    const { signal } = this.#trouble;
    await wait(ms, undefined, { ref: false, signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  list(): Fault[] {
    return this.#faults.map((fault) => ({ ...fault }));
  }

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
