/**
 * Conflicts: fields that changed on both sides to different values, what was decided, and what a
 * person may still decide. Times are ISO 8601 strings in UTC.
 */
import type { NamedUser } from '../named-user';
import type { Pagination } from '../pages';

/** Whose value stands. */
export type ConflictSide = 'crm' | 's360';

export interface ConflictStatus {
  id: number;
  institution: string;
  contactDocumentId: string;
  contactName: string;
  /** A field of the contact, or `consent:` and the code of a consent. */
  field: string;
  /** The value on which both sides last agreed; values are as they are compared. */
  baseValue: string | null;
  localValue: string | null;
  remoteValue: string | null;
  /** What the contact has in this field now; `null` for a consent, or where the contact is gone. */
  crmValue: string | null;
  localChangedAt: string | null;
  remoteChangedAt: string | null;
  /**
   * What decided: the rule of the field, `restrictive` for consents, or `alternating` for a field
   * that went back and forth with no person in between.
   */
  rule: 's360' | 'crm' | 'newest' | 'manual' | 'never' | 'restrictive' | 'alternating';
  /** Whose value stands; `held` waits for a person; `ended` needs nobody any more. */
  status: ConflictSide | 'held' | 'ended';
  /** Who decided, where a person did. */
  decidedBy: NamedUser | null;
  decidedAt: string | null;
  recordedAt: string;
}

/**
 * `GET /s360/conflicts?institution=&contact=&field=&open=true&page=&pageSize=`, the newest first;
 * `contact` is a document id, `open=true` those that wait for a person.
 */
export declare namespace GetConflicts {
  interface Response {
    data: ConflictStatus[];
    meta: { pagination: Pagination };
  }
}

/**
 * `POST /s360/conflicts/:id/decision`: for one side, also the other way than before. 404 for an
 * unknown conflict; 409 with the reason when either side changed since. What the CRM has is known
 * to be as it was seen where `crmValue` is given.
 */
export declare namespace DecideConflict {
  interface Request {
    decision: ConflictSide;
    /** The CRM's value that the decision is about; a field that is held may be edited meanwhile. */
    crmValue?: string | null;
  }
  interface Response {
    data: ConflictStatus;
  }
}
