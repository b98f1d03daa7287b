import type { SyncFailure, SyncWarning } from '../reasons';

export type { SyncFailure, SyncWarning };

/**
 * What the admin panel asks of the server about the sync of one contact, and what it gets.
 * Times are ISO 8601 strings in UTC.
 */

/**
 * Where a contact link stands:
 * `notLinked` no link at this institution, nothing will be sent by itself;
 * `inSync` both sides agree on every field; `harmed` S-360 lost values of it by a save, which are neither
 * restored nor left as they are; `conflict` a field differs on both sides until a person
 * decides, also while something else of the contact is on its way; `pending` has something to send;
 * `sending` is being sent; `failed` was refused by S-360, or may be there already, and waits for an operator or the next edit;
 * `inDoubt` the answer to a create was lost; `unlinked` its contact was deleted in the CRM.
 */
export type SyncState =
  | 'notLinked'
  | 'inSync'
  | 'harmed'
  | 'conflict'
  | 'pending'
  | 'sending'
  | 'failed'
  | 'inDoubt'
  | 'unlinked';

/** Why something that is pending is not being sent right now; `null` when it will go at once. */
export type WaitingReason =
  | { kind: 'retry'; retryAt: string; attempts: number }
  /**
   * No call is free: by the windows (`limit`), by the month (`monthLimit`), or since S-360 could not
   * be reached, refused the last ones or did not answer them (`closed`).
   */
  | { kind: 'limit' | 'monthLimit' | 'closed'; closedUntil: string }
  /** Sending to the institution was not started yet, or was stopped because a save did harm there. */
  | { kind: 'notStarted' | 'stopped' }
  /** The save of another contact is being read back: until that is done none is sent that is not proven. */
  | { kind: 'proving' }
  /** It is read from S-360 first; `null` while receiving is paused. */
  | { kind: 'pull'; pullAt: string | null }
  /** Somebody has paused sending to the institution. */
  | { kind: 'paused' }
  /** The institution's contacts are being brought under its changed mapping or rules. */
  | { kind: 'mapping' }
  /** A bulk job holds it back: to be approved (`waiting`), `paused`, or `rejected`. */
  | { kind: 'bulkJob'; bulkJobId: number; bulkJobState: 'waiting' | 'paused' | 'rejected' }
  /** It has nothing to send, and is to be read from S-360, which such a bulk job holds back. */
  | { kind: 'heldPull'; bulkJobId: number; bulkJobState: 'waiting' | 'paused' | 'rejected' }
  | { kind: 'otherSystem'; linkedBaseUrl: string; configuredBaseUrl: string };

/** The failure of a create whose contact may be one that the institution has under a number. */
export const MATCH_REVIEW_FIRST = 'question-first';

/**
 * The last time something came from S-360 for this contact. A payload that S-360 only repeats, with
 * nothing in between, is not counted: it is seen among the deliveries.
 */
export interface LastReceived {
  at: string;
  source: 'delivery' | 'pull';
  /** Contact fields that it changed in the CRM; empty when it changed nothing. */
  changedFields: string[];
}

/** The last time something was sent to S-360 for this contact and accepted. */
export interface LastSent {
  at: string;
  /** `notDone`: S-360 accepted it, and has not saved the fields. */
  kind: 'create' | 'update' | 'notDone';
  fields: string[];
}

/** A field on which both sides differ and nothing is sent or applied until a person decides. */
export interface HeldField {
  field: string;
  crmValue: string | null;
  s360Value: string | null;
  /** The conflict by whose id it is decided; `null` where none is on record. */
  conflictId: number | null;
  /** Held since the two values kept replacing each other with no person in between. */
  alternates: boolean;
}

export interface ConsentStatus {
  /** S-360's authorization code, e.g. `NEWS`. */
  code: string;
  allowed: boolean;
  /** Where the answer came from: S-360 itself or a person working in the CRM. */
  source: 's360' | 'crm';
  changedAt: string | null;
}

/** What an operator may decide about a create whose answer was lost. */
export interface InDoubtDetails {
  since: string;
  /**
   * When the plugin looks at S-360 again, unless `waiting` names what comes first; `null` once it waits
   * for a person.
   */
  nextLookupAt: string | null;
  /** S-360 did answer, with this number, which could not be taken: `failure` says why. */
  answeredNumber: string | null;
  /** The number that a person has named; it is taken once S-360 has shown the contact under it. */
  adopting: string | null;
  /** The number that a person has named and that could not be taken, and who S-360 shows there. */
  notAdopted: { contactNumber: string; name: string | null; email: string | null } | null;
}

/** One institution's row of the panel. */
export interface ContactSyncStatus {
  institution: { code: string; name: string };
  state: SyncState;
  contactNumber: string | null;
  /** Whether something waits to be sent or is being sent, also beside a conflict. */
  outgoing: 'pending' | 'sending' | null;
  /** Fields that differ from what S-360 has and are to be sent. */
  pendingFields: string[];
  waiting: WaitingReason | null;
  failure: SyncFailure | null;
  /** What S-360 lost by a save and is not restored: fields, or places that no field is mapped to. */
  lostFields: string[];
  inDoubt: InDoubtDetails | null;
  lastReceived: LastReceived | null;
  lastSent: LastSent | null;
  warnings: SyncWarning[];
  heldFields: HeldField[];
  /** The address as S-360 shows it, where it does not show its parts; `null` otherwise. */
  addressAsGiven: string | null;
  consents: ConsentStatus[];
  /** A pull that was asked for and has not been made yet. */
  needsPull: boolean;
}

/** `GET /s360/contacts/:documentId/sync` */
export declare namespace GetContactSync {
  interface Response {
    data: ContactSyncStatus[];
  }
}

/** `POST /s360/contacts/:documentId/sync/:institution/push`: link where needed, retry what failed, send now. */
export declare namespace PushContactNow {
  interface Response {
    data: ContactSyncStatus;
  }
}

/** `POST /s360/contacts/:documentId/sync/:institution/pull`: one call that reads the contact from S-360. */
export declare namespace PullContactNow {
  interface Response {
    data: ContactSyncStatus;
  }
}

/** `POST /s360/contacts/:documentId/sync/:institution/in-doubt`: an operator's decision. */
export declare namespace DecideInDoubt {
  type Request =
    /** S-360 has the contact: adopt this number, once S-360 has shown the contact under it. */
    | { decision: 'adopt'; contactNumber: string }
    /** S-360 does not have the contact: create it again. */
    | { decision: 'createAgain' };
  interface Response {
    data: ContactSyncStatus;
  }
}

/** `PUT /s360/contacts/:documentId/sync/:institution/consents/:code` */
export declare namespace ChangeConsent {
  interface Request {
    allowed: boolean;
  }
  interface Response {
    data: ContactSyncStatus;
  }
}
