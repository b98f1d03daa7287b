import type { z } from '@strapi/utils';
import type { Reason } from '../reasons';
import type * as schemas from '../schemas/steering';
import type { Data } from '../pages';

/**
 * What an operator can do for an institution as a whole: pause and resume it, retry failures,
 * import excluded items.
 */

export type InstitutionPauses = z.infer<typeof schemas.pauses>;

/** `PUT /s360/institutions/:code/pauses`: omitted keys stay as they are. */
export declare namespace ChangePauses {
  type Request = z.infer<typeof schemas.pausesRequest>;
  type Response = Data<InstitutionPauses>;
}

export type FailureKind = RetryFailures.Request['kind'];

/** Pushes or pulls of contacts, or pulls of orders, that failed with the same code. */
export interface FailureCause {
  institution: string;
  kind: FailureKind;
  /** S-360's business code or the kind of technical error. */
  code: string;
  reason: Reason;
  /** How many wait for a person. */
  failed: number;
  /** When the oldest of them was marked to be sent or read; `null` if none is known. */
  since: string | null;
  /** How many are retried automatically. */
  retrying: number;
  /** How many a bulk job has put on hold: they are retried once it goes on. */
  onHold: number;
  /** Contact numbers and order ids that belong to no contact of the CRM; the first of them. */
  numbers: string[];
}

/** `GET /s360/failures?institution=`, the most frequent first */
export declare namespace GetFailures {
  type Response = Data<FailureCause[]>;
}

/** `POST /s360/failures/retry`: retries all of a kind, all of one cause, or one contact. */
export declare namespace RetryFailures {
  type Request = z.infer<typeof schemas.retryRequest>;
  /**
   * The number of contacts or orders that are retried; each costs a call. They are tried now, unless
   * a limit of S-360 lasts: then `waitsUntil` says until when (ISO 8601, UTC).
   */
  type Response = Data<{ retried: number; waitsUntil: string | null }>;
}

/** `GET /s360/institutions/:code/excluded-items`: how many items the depth of past data excluded. */
export declare namespace CountExcluded {
  type Response = Data<{ count: number }>;
}

/**
 * `POST /s360/institutions/:code/excluded-items/import`: imports items that the depth of past data
 * excluded. Costs no call.
 */
export declare namespace ImportExcluded {
  type Request = z.infer<typeof schemas.importRequest>;
  type Response = Data<{ imported: number }>;
}
