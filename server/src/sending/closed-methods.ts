import { isUnknownMethod, type CallEnd, type CallName } from '../s360';
import { backoffMs, type BackoffTerms } from './backoff';

/** A method that is missing stays so until its name or version is corrected. */
const MISSING: BackoffTerms = { firstMs: 1_000, longestMs: 5 * 60_000 };

const keyOf = ({ method, service }: CallName): string => `${service}/${method}`;

/**
 * The methods that S-360 last answered with 404. Only their calls wait, longer each time: what can
 * do without them goes on.
 */
export function createClosedMethods(nowMs: () => number) {
  const closed = new Map<string, { failures: number; untilMs: number }>();
  return {
    /** Takes in how a call ended. Returns for how long its method is closed now; 0 for not. */
    note(call: CallName, { error }: CallEnd): number {
      const key = keyOf(call);
      if (error === null) closed.delete(key);
      if (!isUnknownMethod(error)) return 0;
      const failures = (closed.get(key)?.failures ?? 0) + 1;
      const waitMs = backoffMs(failures, MISSING);
      closed.set(key, { failures, untilMs: nowMs() + waitMs });
      return waitMs;
    },
    /** Each method is tried once more; its next failure closes it for longer. */
    reopen(): void {
      for (const [key, { failures }] of closed) closed.set(key, { failures, untilMs: nowMs() });
    },
    /** How long a call of the method has to wait; 0 when it may be made. */
    waitMs: (call: CallName): number => {
      const found = closed.get(keyOf(call));
      return found === undefined ? 0 : Math.max(0, Math.ceil(found.untilMs - nowMs()));
    },
  };
}
