import { DAY_MS } from '../kernel/time/durations';
import type { SyncFailure } from '../contracts/contacts/contact-sync';
import {
  isForbiddenMethod,
  isLogin,
  isUnknownMethod,
  mayHaveBeenExecuted,
  mustNotBeRepeated,
  type S360Error,
} from '../s360';

/** What a failed call means for the one contact it was made for. */
type CallVerdict =
  /** The same call may be repeated later. */
  | 'retry'
  /** S-360 refuses this call and would refuse it again. */
  | 'refused'
  /** S-360 may have executed the call. */
  | 'lost';

/** Why nothing more should be sent to an institution for a while. */
export type ClosingReason =
  /** S-360 reported too many calls, or named the time until which it takes none. */
  | { kind: 'limit'; forMs: number }
  /** The call did not reach S-360. */
  | { kind: 'unreachable' }
  /** S-360 was reached, and failed. */
  | { kind: 'failing' }
  /** S-360 rejects our credentials. */
  | { kind: 'locked' };

/**
 * S-360 counts by the minute (documented); without Retry-After the next window is a minute away.
 */
const NEXT_WINDOW_MS = 60_000;

/** Without a minimum, a Retry-After of zero or in the past would cause one call after another. */
const SHORTEST_CLOSURE_MS = 1_000;
/** One call a day is enough to see whether S-360 meant a long Retry-After. */
const LONGEST_CLOSURE_MS = DAY_MS;

const closureMs = (retryAfterMs: number | null): number =>
  Math.min(LONGEST_CLOSURE_MS, Math.max(SHORTEST_CLOSURE_MS, retryAfterMs ?? NEXT_WINDOW_MS));

/**
 * Nothing answers at the address, or something else such as a proxy does: not the contact's fault.
 */
const isMisdirected = (status: number): boolean =>
  status < 400 || [404, 405, 407, 410].includes(status);

const isPassing = (status: number): boolean =>
  status >= 500 || status === 408 || isMisdirected(status);

/** Evaluates an error for the contact: retry, refused, or lost answer. */
export function verdictOn(error: S360Error): CallVerdict {
  if (mayHaveBeenExecuted(error)) return 'lost';
  switch (error.kind) {
    case 'network':
    case 'too-many-calls':
    case 'in-progress':
    case 'answer':
      return 'retry';
    case 'authentication':
      return isForbiddenMethod(error) ? 'refused' : 'retry';
    case 'http':
      return isLogin(error) || isPassing(error.status) ? 'retry' : 'refused';
    case 'business':
    case 'request':
      return 'refused';
  }
}

/**
 * Evaluates an error of a call that must not be made twice: if it may have been executed, it is
 * lost.
 */
export const verdictOnOnce = (error: S360Error): CallVerdict =>
  mustNotBeRepeated(error) ? 'lost' : verdictOn(error);

/** Evaluates an error for the institution; `null` when it concerns only the one contact. */
export function closingReasonOf(error: S360Error): ClosingReason | null {
  switch (error.kind) {
    case 'too-many-calls':
      return { kind: 'limit', forMs: closureMs(error.retryAfterMs) };
    case 'network':
      return { kind: error.sent === 'no' ? 'unreachable' : 'failing' };
    case 'http':
      if (error.status >= 500) {
        return error.retryAfterMs === null
          ? { kind: 'failing' }
          : { kind: 'limit', forMs: closureMs(error.retryAfterMs) };
      }
      if (isLogin(error)) return { kind: 'locked' };
      // A missing method closes alone.
      if (isUnknownMethod(error)) return null;
      return isMisdirected(error.status) ? { kind: 'failing' } : null;
    case 'authentication':
      // A ban on one method must not stop all other calls.
      return isForbiddenMethod(error) ? null : { kind: 'locked' };
    case 'answer':
      return { kind: 'failing' };
    case 'business':
    case 'in-progress':
    case 'request':
      return null;
  }
}

/**
 * These attempts take about an hour. By then S-360's own trouble is over, or others have it too.
 */
const MAX_ATTEMPTS = 16;

/**
 * Whether a call would fail again: S-360 refuses it, or it has failed so often while S-360 answers
 * others successfully that the contact or order itself must be the cause.
 */
export function wouldFailAgain(
  error: S360Error,
  { attempts, isAnsweringOthers }: { attempts: number; isAnsweringOthers: boolean },
): boolean {
  if (verdictOn(error) === 'refused') return true;
  if (attempts + 1 < MAX_ATTEMPTS || !isAnsweringOthers) return false;
  const closing = closingReasonOf(error);
  return closing === null || closing.kind === 'failing';
}

export function failureFrom(error: S360Error, at: Date): SyncFailure {
  return { code: codeOf(error), reason: error.why, at: at.toISOString() };
}

/**
 * The code of a failure for a log. Free text from S-360 is left out, because it may name a person.
 */
export const loggableCode = ({ code }: SyncFailure): string =>
  /^(HTTP )?[\w.-]+$/.test(code) ? code : 'a reason of its own';

function codeOf(error: S360Error): string {
  switch (error.kind) {
    case 'business':
      return error.statusDetail ?? error.statusCode;
    case 'network':
      return error.code;
    case 'http':
    case 'too-many-calls':
    case 'authentication':
      return `HTTP ${error.status}`;
    case 'answer':
    case 'request':
      return error.reason;
    case 'in-progress':
      return 'in_progress';
  }
}
