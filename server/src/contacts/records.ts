import type { HistoryChange } from '../contracts/contacts/contact-history';
import {
  LINK_STATES,
  type HeldBecause,
  type LastSent,
  type LinkStateName,
  type SyncFailure,
  type SyncWarning,
} from '../contracts/contacts/contact-sync';
import type { Canonical } from './model/mapping/canonical';
import type { ContactType } from './model/mapping/mapping';
import type { Observations } from './model/merge/field-observation';

/** A contact as the engine sees it: its own columns as text, without anything of Strapi. */
export interface ContactRecord {
  id: number;
  documentId: string;
  type: ContactType;
  /** Column values by field name; a blank is `null`. */
  fields: Record<string, string | null>;
  updatedAt: Date;
}

/** A call that changes S-360 and is under way (or was, when its process died). */
export interface Sending {
  kind: 'create' | 'update';
  contactType: ContactType;
  /** `markedRevision` for which the values were computed. */
  revision: number;
  /** Canonical values sent, by field. */
  values: Record<string, Canonical>;
  /** Fence of the lease under which it is sent. */
  fence: number;
  /** Our estimate of S-360's time when it was sent, ms. */
  startedAtMs: number;
}

export interface InDoubt {
  sending: Sending;
  since: string;
  lookups: number;
  /** S-360 did answer, with this number, which could not be linked. */
  answeredNumber?: string;
  /** A person named this number: it is adopted once S-360 has shown whose it is. */
  adopting?: { contactNumber: string; author: string | null };
  /** A number that a person named but that could not be adopted; `shown`: its contact in S-360. */
  notAdopted?: { contactNumber: string; shown: ShownContact | null };
}

/** The contact that S-360 has under a number, for a person to look at. */
export interface ShownContact {
  name: string | null;
  email: string | null;
}

/** Values that belong to the institution: stored on the link, never passed on to another. */
export interface LinkBelongings {
  contactId: string | null;
  role: string | null;
  contactState: string | null;
  validUntil: string | null;
  blocked: boolean | null;
  guest: boolean | null;
  origin: string | null;
  login: string | null;
  criteria: unknown;
  indicators: unknown;
  advantages: unknown;
  qualities: unknown;
  /** S-360's id of the main address. */
  addressId: string | null;
  addresses: unknown;
  /** A company's relay person, as S-360 sends it. */
  relay: unknown;
  unknownFields: unknown;
}

/** The states of a link; `link-states.ts` defines the transitions. */
export type LinkState = Exclude<LinkStateName, 'harmed' | 'notSent'>;

/** The states that a link's row can have: lost values and rejected bulk jobs are no state of it. */
export const STORED_STATES = LINK_STATES.filter(
  (state) => state !== 'harmed' && state !== 'notSent',
);

export interface LinkRecord {
  id: number;
  documentId: string;
  institution: string;
  contactDocumentId: string | null;
  contactNumber: string | null;
  /**
   * Document id of the contact into which the link's own contact was merged under another number.
   * Orders that name this link's number belong to it. This link exchanges nothing else for it.
   */
  mergedInto: string | null;
  /** The S-360 of the link; while it differs from the configured one, nothing is sent. */
  baseUrl: string;
  state: LinkState;
  observations: Observations;
  /**
   * Incremented by every change of the contact; work is pending while it exceeds the acknowledged.
   */
  markedRevision: number;
  acknowledgedRevision: number;
  markedAt: Date | null;
  lane: 'edit' | 'bulk';
  /** The bulk job that puts pending work on hold until it is approved or resumed. */
  bulkJobId: number | null;
  /** Where in a trace the pending change was made; `null` if that was not recorded. */
  traceparent: string | null;
  sending: Sending | null;
  attempts: number;
  nextAttemptAt: Date | null;
  failure: SyncFailure | null;
  /** Why the last pull failed; a later payload or pull clears it. */
  pullFailure: SyncFailure | null;
  inDoubt: InDoubt | null;
  lastReceived: { at: string; source: 'delivery' | 'pull'; changedFields: string[] } | null;
  lastSent: LastSent | null;
  warnings: SyncWarning[];
  belongings: LinkBelongings;
}

/** A consent as stored; `allowed` is the CRM's current answer. */
export interface ConsentRecord {
  /** Database id; `null` until it is stored. */
  id: number | null;
  institution: string;
  contactDocumentId: string;
  code: string;
  allowed: boolean;
  source: 's360' | 'crm';
  changedAt: Date | null;
  /** Id of the person who decided it, when `source` is `crm`. */
  changedByUser: string | null;
  /** What the person was asked for this answer; `null` if that was not recorded. */
  wording: string | null;
}

/**
 * Why a field changed: an edit in the CRM, S-360 (a delivery or a pull), the rule of a conflict, a
 * person's decision of one, a bulk job from a file, a merge of two contacts, or a changed mapping.
 */
export type HistoryCause = HistoryChange['cause'];

/**
 * One change of one field, or (without `field`) the creation of a contact. Without `field` and
 * caused by `merge`: the contact `oldValue` was merged into this one.
 */
export interface HistoryEntry {
  contactDocumentId: string;
  field: string | null;
  oldValue: string | null;
  newValue: string | null;
  cause: HistoryCause;
  /** Delivery id, user id, or bulk job id, depending on the cause. */
  causedBy: string | null;
  institution: string | null;
  changedAt: Date;
  /** Of a merge, and of what moved along with it: the name of the contact that was removed. */
  mergedName?: string | null;
  /** Of a merge: as JSON, the values by which the contact that was removed is recognized. */
  mergedFields?: string | null;
  /** Of a consent: what the person was asked for the answer `newValue`. */
  wording?: string | null;
}

/**
 * What decided a conflict: the field's rule, the rule of consents, an alternating field, or a value
 * that S-360 kept instead of the one that it accepted.
 */
type ConflictDecider = 's360' | 'crm' | 'newest' | 'manual' | 'never' | 'restrictive' | HeldBecause;

export interface ConflictEntry {
  institution: string;
  contactDocumentId: string;
  field: string;
  baseValue: string | null;
  localValue: string | null;
  remoteValue: string | null;
  localChangedAt: Date | null;
  remoteChangedAt: Date | null;
  rule: ConflictDecider;
  outcome: 'remote' | 'local' | 'held';
  recordedAt: Date;
}

export interface ConflictRecord extends ConflictEntry {
  id: number;
  /**
   * Whose value a person chose. `ended` when the conflict ended automatically: both sides agreed,
   * or S-360 sent another value, which was recorded as a new conflict. `null` until then.
   */
  decision: 'crm' | 's360' | 'ended' | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

/** A person's edit that S-360's value replaced; values as in the contact's columns. */
export interface OverriddenEntry {
  institution: string;
  contactDocumentId: string;
  field: string;
  typedValue: string | null;
  /** A user of the admin panel, as `admin:1`. */
  typedBy: string;
  typedAt: Date;
  /** S-360's value, which replaced it. */
  shownValue: string | null;
  /** Whether the edit had reached the institution before. */
  wasSent: boolean;
  replacedAt: Date;
}

/** A field of a contact at an institution whose conflict is no longer open. */
export interface EndedHold {
  institution: string;
  contactDocumentId: string;
  field: string;
}

export const NO_BELONGINGS: LinkBelongings = {
  contactId: null,
  role: null,
  contactState: null,
  validUntil: null,
  blocked: null,
  guest: null,
  origin: null,
  login: null,
  criteria: null,
  indicators: null,
  advantages: null,
  qualities: null,
  addressId: null,
  addresses: null,
  relay: null,
  unknownFields: null,
};
