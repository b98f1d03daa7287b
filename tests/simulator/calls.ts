import { isoDate } from './clock';
import type { JsonValue } from './json';

/** One received API call. A status of 0 means that no answer was sent. */
export interface ReceivedCall {
  at: string;
  service: string;
  method: string;
  status: number;
  body: JsonValue;
}

/** The maximum number of remembered calls, so that a long demo stays small. */
const REMEMBERED_CALLS = 100_000;

/** Every API call received at one institution. */
export class CallLog {
  #calls: ReceivedCall[] = [];

  add(atMs: number, call: Omit<ReceivedCall, 'at'>): void {
    if (this.#calls.length >= REMEMBERED_CALLS) {
      this.#calls = this.#calls.slice(REMEMBERED_CALLS / 2);
    }
    this.#calls.push({ at: isoDate(atMs), ...call });
  }

  list(): readonly ReceivedCall[] {
    return this.#calls;
  }

  clear(): void {
    this.#calls = [];
  }
}
