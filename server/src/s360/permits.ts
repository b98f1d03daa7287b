/**
 * The right to make calls. Dispatch gives it out, because only dispatch sees what all processes
 * of this Strapi have called; the client only checks that it got the right one, and uses it once.
 */

/** The priority of a call: `booking` is served first, `bulk` last. */
export type Lane = 'booking' | 'edit' | 'retry' | 'bulk';

/** What a permit is for: an endpoint of S-360 is a service, and some limits are per method. */
export interface CallName {
  readonly service: string;
  readonly method: string;
}

/** The right to make one call, given out by dispatch; a call without one does not compile. */
export interface Permit extends CallName {
  readonly institution: string;
  readonly lane: Lane;
  readonly takenAtMs: number;
}

/** Where permits come from, as far as the client has to do with it. */
export interface PermitSource {
  /** A permit for a call that the client makes on its own; rejects when none is free. */
  take(call: CallName & { readonly lane: Lane }): Promise<Permit>;
  /** The call of a permit has ended, however it ended; never rejects. */
  ended(permit: Permit): Promise<void>;
}

/** What dispatch hands over with each call. */
export interface CallContext {
  readonly permit: Permit;
  /** Gives the call up before its deadline: for calls that only read, and may take long. */
  readonly signal?: AbortSignal;
}

/** Checks permits as they are used. */
export interface PermitCheck {
  use(permit: Permit, call: CallName): void;
}

/**
 * A permit for another call, or a permit used twice, would make S-360 count a call that our log
 * does not know. That is a mistake of the program, hence a plain Error and never an S360Error.
 */
export function createPermitCheck(institution: string): PermitCheck {
  const used = new WeakSet<Permit>();
  return {
    use(permit, call) {
      const wanted = `${institution}/${call.service}/${call.method}`;
      const given = `${permit.institution}/${permit.service}/${permit.method}`;
      if (given !== wanted) {
        throw new Error(`The call ${wanted} was given a permit for ${given}.`);
      }
      if (used.has(permit)) {
        throw new Error(`The permit for ${wanted} was used already: each call needs its own.`);
      }
      used.add(permit);
    },
  };
}
