/**
 * Drift checks: a sample of contacts compared with S-360. Times are ISO 8601 strings in UTC.
 */
import type { z } from '@strapi/utils';
import type { BulkJobCost } from '../bulk-jobs';
import type { Reason } from '../reasons';
import type { NamedUser } from '../named-user';
import type { driftCheckRequest } from '../schemas/steering';
import type { Data, PageOf } from '../pages';

/**
 * `running`: it is still reading contacts; `done`: it has read its whole sample; `ended`: a newer
 * check replaced it; `skipped`: it did not start, for the reason in `reason`.
 */
export type DriftCheckState = 'running' | 'done' | 'ended' | 'skipped';

/** A result for one contact. It contains no values: see the contact and S-360 for those. */
export interface DriftFinding {
  contactDocumentId: string;
  contactNumber: string;
  /**
   * `differs`: the fields in `fields` differ; `unknown`: S-360 refuses the number; `otherType`: one
   * side has a person and the other a company; `unusable`: S-360's answer could not be read;
   * `conflict`: only fields in conflict differ.
   */
  kind: 'differs' | 'unknown' | 'otherType' | 'unusable' | 'conflict';
  /** Fields that differ; consents appear as `consent:CODE`. */
  fields: string[];
  /** Fields in conflict, which do not count as drift. */
  conflictFields: string[];
  /** The code of S-360's refusal; otherwise `null`. */
  code: string | null;
  /** S-360's values were applied, and only fields that wait to be sent still differ. */
  repaired: boolean;
}

export interface DriftCheckStatus {
  id: number;
  institution: string;
  state: DriftCheckState;
  /** Whether the check repairs differences by the rules of the fields, or only reports them. */
  repairs: boolean;
  /** Contacts requested (`requested`), chosen (`wanted`) and compared so far (`checked`). */
  requested: number;
  wanted: number;
  checked: number;
  /** Contacts that differ, including those that S-360 does not know. */
  differing: number;
  inConflict: number;
  repaired: number;
  /** Contacts whose answer could not be compared. */
  failed: number;
  /** Why fewer contacts were chosen than requested. */
  reason: Reason | null;
  /** `null` for the nightly check. */
  startedBy: NamedUser | null;
  startedAt: string;
  endedAt: string | null;
}

export interface DriftCheckDetails extends DriftCheckStatus {
  findings: (DriftFinding & {
    /** `null` for a contact without a name, or one that was deleted. */
    contactName: string | null;
    /** A newer check has compared the contact again, and says how it is now. */
    comparedSince: boolean;
  })[];
  /** The institution's newest check that started, if it is newer than this one. */
  newer: number | null;
}

/** What a check would cost. */
export interface DriftCheckPlan extends Omit<BulkJobCost, 'days'> {
  /** Contacts requested, of which as many as `calls` says can be compared and afforded. */
  requested: number;
  repairs: boolean;
  /** Why fewer contacts would be compared than requested. */
  reason: Reason | null;
}

/** `POST /s360/institutions/:code/drift-checks/plan`: what a check would cost; starts nothing. */
export declare namespace PlanDriftCheck {
  type Response = Data<DriftCheckPlan>;
}

/** `GET /s360/institutions/:code/drift-checks?page=&pageSize=`, newest first */
export declare namespace GetDriftChecks {
  type Response = PageOf<DriftCheckStatus>;
}

/** `GET /s360/institutions/:code/drift-checks/:id` */
export declare namespace GetDriftCheck {
  type Response = Data<DriftCheckDetails>;
}

/**
 * `POST /s360/institutions/:code/drift-checks`: 409 while one is running. Each contact costs one
 * call.
 */
export declare namespace StartDriftCheck {
  type Request = z.infer<typeof driftCheckRequest>;
  type Response = Data<DriftCheckStatus>;
}
