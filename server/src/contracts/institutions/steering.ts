import type { Reason } from '../reasons';

/**
 * What an operator does about an institution as a whole: pause and resume, retry what failed.
 * Times are ISO 8601 strings in UTC.
 */

/**
 * What is paused. `sending`: nothing is pushed and no create is looked up. `receiving`: deliveries
 * are stored and answered as always, but not applied, and nothing is pulled.
 */
export interface InstitutionPauses {
  sending: boolean;
  receiving: boolean;
}

/** `PUT /s360/institutions/:code/pauses`: what is left out stays as it is. */
export declare namespace ChangePauses {
  type Request = Partial<InstitutionPauses>;
  interface Response {
    data: InstitutionPauses;
  }
}

/** `orderPull`: an order was to be read. */
export type FailureKind = 'push' | 'pull' | 'orderPull';

/** Contacts that could not be pushed or pulled, or orders that could not be read, for one reason. */
export interface FailureCause {
  institution: string;
  kind: FailureKind;
  /** S-360's business code or the kind of technical error. */
  code: string;
  /** As one of them had it. */
  reason: Reason;
  /** Those that wait for somebody. */
  failed: number;
  /** Those that are tried again by themselves. */
  retrying: number;
  /** The first numbers of contacts or ids of orders that no contact of the CRM stands for. */
  numbers: string[];
}

/** `GET /s360/failures?institution=`: the most frequent first */
export declare namespace GetFailures {
  interface Response {
    data: FailureCause[];
  }
}

/** `POST /s360/failures/retry`: all of an institution, all of one cause, or one contact. */
export declare namespace RetryFailures {
  interface Request {
    institution: string;
    kind: FailureKind;
    code?: string | undefined;
    /** Of `push` and `pull`. */
    contactDocumentId?: string | undefined;
  }
  interface Response {
    /** How many contacts or orders are tried again; each costs a call. */
    data: { retried: number };
  }
}

/**
 * `POST /s360/institutions/:code/excluded-items/import`: takes into the CRM what the depth of past
 * data excluded; `since` is a date, everything when it is left out. Costs no call.
 */
export declare namespace ImportExcluded {
  interface Request {
    /** `YYYY-MM-DD`: only what S-360 last changed on that day (UTC) or later. */
    since?: string | undefined;
  }
  interface Response {
    data: { importExcluded: number };
  }
}
