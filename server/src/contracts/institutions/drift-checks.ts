/**
 * Drift checks: a sample of contacts compared with what S-360 has. Times are ISO 8601 strings in UTC.
 */
import type { Reason } from '../reasons';
import type { NamedUser } from '../named-user';
import type { Pagination } from '../pages';

/**
 * `running` still reads contacts; `done` has read all of its sample; `ended` was given up for a newer
 * one; `skipped` did not begin, for the reason it names.
 */
export type DriftCheckState = 'running' | 'done' | 'ended' | 'skipped';

/** Something that a check found. Values are seen on the contact and in S-360 only. */
export interface DriftFinding {
  contactDocumentId: string;
  contactNumber: string;
  /**
   * `differs`: in the fields named; `unknown`: S-360 refuses the number; `otherType`: a person on one
   * side and a company on the other; `unusable`: what S-360 answered could not be read; `conflict`: only
   * in fields of which a person has to decide.
   */
  kind: 'differs' | 'unknown' | 'otherType' | 'unusable' | 'conflict';
  /** Fields of the contact that drifted apart, and consents as `consent:CODE`. */
  fields: string[];
  /** Fields that differ until a person decides: that is no drift. */
  conflictFields: string[];
  /** S-360's code, where it refused. */
  code: string | null;
  /** What S-360 has was applied, and nothing differs any more but what waits to be sent. */
  repaired: boolean;
}

export interface DriftCheckStatus {
  id: number;
  institution: string;
  state: DriftCheckState;
  /** Whether it repairs what it finds, by the rules of the fields, or only reports it. */
  repairs: boolean;
  /** Contacts asked for, contacts chosen, contacts compared so far. */
  requested: number;
  wanted: number;
  checked: number;
  /** Contacts that differ, also those that S-360 does not know. */
  differing: number;
  /** Contacts with a field that differs until a person decides. */
  inConflict: number;
  repaired: number;
  /** Contacts whose answer could not be compared. */
  failed: number;
  /** Why fewer contacts were chosen than asked for. */
  reason: Reason | null;
  /** `null` for the nightly check. */
  startedBy: NamedUser | null;
  startedAt: string;
  endedAt: string | null;
}

export interface DriftCheckDetails extends DriftCheckStatus {
  findings: DriftFinding[];
}

/** `GET /s360/institutions/:code/drift-checks?page=&pageSize=`, the newest first */
export declare namespace GetDriftChecks {
  interface Response {
    data: DriftCheckStatus[];
    meta: { pagination: Pagination };
  }
}

/** `GET /s360/institutions/:code/drift-checks/:id` */
export declare namespace GetDriftCheck {
  interface Response {
    data: DriftCheckDetails;
  }
}

/** `POST /s360/institutions/:code/drift-checks`: 409 while one is running. Each contact costs a call. */
export declare namespace StartDriftCheck {
  interface Request {
    /** How many contacts; default: as configured. */
    sample?: number | undefined;
    /** Default: as configured. */
    repair?: boolean | undefined;
  }
  interface Response {
    data: DriftCheckStatus;
  }
}
