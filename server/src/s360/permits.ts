/**
 * The right to make calls. Dispatch grants permits, because only dispatch sees the calls of all
 * processes of this Strapi. The client only checks that each permit fits and is used once.
 */

import type { CallSubject } from '../contracts/activity';
import type { CallLane } from '../contracts/institutions/call-budget';

export type Lane = CallLane;

/**
 * The call that a permit is for. An S-360 endpoint is a service, and some limits are per method.
 */
export interface CallName {
  readonly service: string;
  readonly method: string;
}

/** The right to make one call, granted by dispatch. A call without one does not compile. */
export interface Permit extends CallName {
  readonly institution: string;
  readonly lane: Lane;
  readonly takenAtMs: number;
  /** Whom or what the call is about, for the log of calls. */
  readonly about?: CallSubject | undefined;
}

/** A call to take a permit for. */
export interface RequestedCall extends CallName {
  readonly lane: Lane;
  readonly about?: CallSubject | undefined;
}

/** How a call ended. */
export interface CallEnd {
  /** `null` when no answer came. */
  readonly httpStatus: number | null;
  /** What it was rejected with; `null` when S-360 carried it out. */
  readonly error: unknown;
}

/** The part of the permit source that the client uses. */
export interface PermitSource {
  /** Takes a permit for a call that the client makes on its own. Rejects when none is free. */
  take(call: RequestedCall): Promise<Permit>;
  /** Reports how the call of a permit ended. Never rejects. */
  endPermit(permit: Permit, end: CallEnd): Promise<void>;
}

/** What dispatch passes with each call. */
export interface CallContext {
  readonly permit: Permit;
  /** Aborts the call before its deadline: only for reading calls that may take long. */
  readonly signal?: AbortSignal;
}

export interface PermitCheck {
  checkUse(permit: Permit, call: CallName): void;
}

/**
 * With a permit for another call, or one used twice, S-360 would count a call that our log does not
 * know. That is a programming error, so it throws a plain Error and never an S360Error.
 */
export function createPermitCheck(institution: string): PermitCheck {
  const used = new WeakSet<Permit>();
  return {
    checkUse(permit, call) {
      const requested = `${institution}/${call.service}/${call.method}`;
      const given = `${permit.institution}/${permit.service}/${permit.method}`;
      if (given !== requested) {
        throw new Error(`The call ${requested} was given a permit for ${given}.`);
      }
      if (used.has(permit)) {
        throw new Error(`The permit for ${requested} was used already: each call needs its own.`);
      }
      used.add(permit);
    },
  };
}
