import type { z } from '@strapi/utils';
import type { SyncFailure, SyncWarning } from '../reasons';
import type * as schemas from '../schemas/contacts';
import type { Data } from '../pages';

export type { SyncFailure, SyncWarning };

/**
 * The sync of one contact as the admin panel shows it. Times are ISO 8601 strings in UTC.
 */

/**
 * The state of a contact link; those that need a person come first:
 * `harmed`: a save made S-360 lose values, and nobody has restored them or dismissed the finding;
 * `failed`: S-360 refused it, or may already have the contact; it waits for an operator or the next
 * edit;
 * `inDoubt`: the answer to a create was lost;
 * `ended`: S-360 anonymised the person or has the number no more; a person decides what becomes of
 * the contact here;
 * `conflict`: a field differs until a person decides, even while other fields are being sent;
 * `pending`: it has something to send;
 * `sending`: a call is in progress;
 * `notSent`: it has something to send, but a person rejected the bulk job that changed it, or it is
 * a company and the institution's S-360 is not known to accept companies;
 * `unlinked`: the contact was deleted in the CRM, or a person unlinked it;
 * `inSync`: both sides agree on every field.
 */
export const LINK_STATES = [
  'harmed',
  'failed',
  'inDoubt',
  'ended',
  'conflict',
  'pending',
  'sending',
  'notSent',
  'unlinked',
  'inSync',
] as const;

export type LinkStateName = (typeof LINK_STATES)[number];

/** `notLinked`: the contact has no link at this institution, and nothing is sent automatically. */
export const SYNC_STATES = [...LINK_STATES, 'notLinked'] as const;

export type SyncState = (typeof SYNC_STATES)[number];

/**
 * The states by which contacts can be found: those of the few. Nearly all are in sync, and a list of
 * them would answer slowly.
 */
export const FOUND_STATES = [
  'harmed',
  'failed',
  'inDoubt',
  'ended',
  'conflict',
  'pending',
  'sending',
  'notSent',
  'unlinked',
  'notLinked',
] as const satisfies readonly SyncState[];

/** Why the next call for a link is not made right now; `null` when it is, or when there is none. */
export type WaitingReason =
  | { kind: 'retry'; retryAt: string; attempts: number }
  /**
   * No call is free: a rate window is full (`limit`), the month's quota is used up (`monthLimit`),
   * or S-360 was unreachable, refused the latest calls or did not answer them (`closed`).
   */
  | { kind: 'limit' | 'monthLimit' | 'closed'; closedUntil: string }
  /** Sending to the institution was never started, or was stopped. */
  | { kind: 'notStarted' | 'stopped' }
  /** The save of another contact is being read back; unproven saves wait for the result. */
  | { kind: 'proving' }
  /** The contact is first read from S-360; `null` while receiving is paused. */
  | { kind: 'pull'; pullAt: string | null }
  /** A person paused sending to the institution. */
  | { kind: 'paused' }
  /** A remapping is applying the institution's changed mapping or rules. */
  | { kind: 'mapping' }
  /** Its bulk job is on hold: not approved yet (`waiting`), `paused` or `rejected`. */
  | { kind: 'bulkJob'; bulkJobId: number; bulkJobState: 'waiting' | 'paused' | 'rejected' }
  /** It has nothing to send, and its queued pull belongs to a bulk job that is on hold. */
  | { kind: 'heldPull'; bulkJobId: number; bulkJobState: 'waiting' | 'paused' | 'rejected' }
  /** The link was made with another S-360 than the one that is configured now. */
  | { kind: 'otherSystem'; linkedBaseUrl: string; configuredBaseUrl: string };

/** Failure code of a create that waits for a match review: S-360 may already have the contact. */
export const MATCH_REVIEW_FIRST = 'question-first';

/** Failure code of a company at an institution whose S-360 is not known to accept companies. */
export const COMPANIES_NOT_ACCEPTED = 'companies-not-accepted';

/**
 * The last data that S-360 sent for this contact. A payload that only repeats the previous one does
 * not count; it appears among the deliveries.
 */
export interface LastReceived {
  at: string;
  source: 'delivery' | 'pull';
  /** Contact fields that changed in the CRM; may be empty. */
  changedFields: string[];
}

/** The last push for this contact that S-360 accepted. */
export interface LastSent {
  at: string;
  kind: 'create' | 'update';
  fields: string[];
}

/**
 * Why a field is in conflict regardless of its rule: the two values kept replacing each other without
 * a person's edit (`alternating`), or S-360 accepted the CRM's value and kept its own (`kept`).
 */
export const HELD_BECAUSE = ['alternating', 'kept'] as const;

export type HeldBecause = (typeof HELD_BECAUSE)[number];

/** Whether what decided a conflict is such a reason. */
export const isHeldBecause = (rule: string): rule is HeldBecause =>
  HELD_BECAUSE.some((because) => because === rule);

/** A field in conflict: nothing is sent or applied for it until a person decides. */
export interface HeldField {
  field: string;
  crmValue: string | null;
  s360Value: string | null;
  /** The id under which the conflict is decided; `null` when no conflict is recorded. */
  conflictId: number | null;
  because: HeldBecause | null;
}

export interface ConsentStatus {
  /** S-360's authorization code, e.g. `NEWS`. */
  code: string;
  allowed: boolean;
  /** Who gave the answer: S-360, or a person working in the CRM. */
  source: 's360' | 'crm';
  changedAt: string | null;
  /** What the person was asked for this answer; `null` if not recorded, as for S-360's. */
  wording: string | null;
  /**
   * S-360 accepted the answer and shows the other one: the person may have to confirm a consent
   * (`awaitsConfirmation`), or S-360 ignored a refusal (`ignored`). `null`: neither.
   */
  notTaken: 'awaitsConfirmation' | 'ignored' | null;
}

/** A create whose answer was lost, for the operator who decides about it. */
export interface InDoubtDetails {
  since: string;
  /**
   * When the plugin looks the contact up in S-360 again, unless `waiting` says what delays it;
   * `null` when the create waits for a person.
   */
  nextLookupAt: string | null;
  /** The number that S-360 answered but that could not be adopted; `failure` says why. */
  answeredNumber: string | null;
  /** The number that a person named; it is adopted once S-360 returns the contact under it. */
  adopting: string | null;
  /** A number that a person named but that could not be adopted, and whom S-360 has under it. */
  notAdopted: { contactNumber: string; name: string | null; email: string | null } | null;
}

/** The contact's sync with one institution: one row of the panel. */
export interface ContactSyncStatus {
  institution: { code: string; name: string };
  state: SyncState;
  contactNumber: string | null;
  /** Whether a push is pending or being sent; also set when `state` is `conflict` or `harmed`. */
  outgoing: 'pending' | 'sending' | 'notSent' | null;
  /** Fields that differ from S-360 and will be sent. */
  pendingFields: string[];
  waiting: WaitingReason | null;
  failure: SyncFailure | null;
  /**
   * What a save made S-360 lose and nobody has settled: fields, or S-360 paths without a mapping.
   */
  lostFields: string[];
  inDoubt: InDoubtDetails | null;
  lastReceived: LastReceived | null;
  lastSent: LastSent | null;
  warnings: SyncWarning[];
  heldFields: HeldField[];
  /** The address as one text, when S-360 sends no separate parts; otherwise `null`. */
  addressAsGiven: string | null;
  consents: ConsentStatus[];
  needsPull: boolean;
}

/** `GET /s360/contacts/:documentId/sync` */
export declare namespace GetContactSync {
  type Response = Data<ContactSyncStatus[]>;
}

/**
 * `POST /s360/contacts/:documentId/sync/:institution/push`: links the contact if needed, retries
 * what failed, and sends now.
 */
export declare namespace PushContactNow {
  type Response = Data<ContactSyncStatus>;
}

/**
 * `POST /s360/contacts/:documentId/sync/:institution/pull`: reads the contact from S-360. Costs one
 * call.
 */
export declare namespace PullContactNow {
  type Response = Data<ContactSyncStatus>;
}

/** `POST /s360/contacts/:documentId/sync/:institution/in-doubt`: decides about a create */
export declare namespace DecideInDoubt {
  type Request = z.infer<typeof schemas.adoptNumber> | z.infer<typeof schemas.createAgain>;
  type Response = Data<ContactSyncStatus>;
}

/**
 * `POST /s360/contacts/:documentId/sync/:institution/unlink`: nothing is exchanged under its number
 * any more. Answers 409 while it is being sent or in doubt.
 */
export declare namespace UnlinkContact {
  type Response = Data<ContactSyncStatus>;
}

/**
 * `POST /s360/contacts/:documentId/sync/:institution/link`: links a number that no other contact
 * has, and reads it from S-360. Costs one call. Answers 409 when the number or the contact is linked.
 */
export declare namespace LinkContact {
  type Request = z.infer<typeof schemas.linkRequest>;
  type Response = Data<ContactSyncStatus>;
}

/**
 * `PUT /s360/contacts/:documentId/sync/:institution/consents/:code`: records an answer. Without a
 * wording the answer has none, whatever the one before had.
 */
export declare namespace ChangeConsent {
  type Request = z.infer<typeof schemas.consentRequest>;
  type Response = Data<ContactSyncStatus>;
}
