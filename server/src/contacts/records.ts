import type { HistoryChange } from '../contracts/contacts/contact-history';
import type { LastSent, SyncFailure, SyncWarning } from '../contracts/contacts/contact-sync';
import type { LinkStateName } from '../contracts/overview';
import type { Canonical } from './model/mapping/canonical';
import type { ContactType } from './model/mapping/mapping';

/** A contact as the engine sees it: its own columns as text, nothing of Strapi. */
export interface ContactRecord {
  id: number;
  documentId: string;
  type: ContactType;
  /** Column values by field name; blank is `null`. */
  fields: Record<string, string | null>;
  updatedAt: Date;
}

/**
 * What is known of one field at one institution.
 * `base`: the value on which both sides last agreed; `remote`: the value that S-360 last showed
 * (absent when it never showed one).
 */
export interface FieldObservation {
  base: Canonical;
  remote?: Canonical;
  /** A rule refused `remote`: the same value coming again is nothing new. */
  refused?: true;
  /** Both sides differ and a person is to decide. */
  held?: true;
  /**
   * It is held because it went back and forth; the CRM's value then. Another one ends the hold: the
   * circle is over.
   */
  alternating?: { local: Canonical };
  /** How often S-360 put back what we had just replaced, without an edit of a person in between. */
  alternations?: number;
  /** When it first did so, ms, our time: a later edit of a person begins the count anew. */
  alternatingSinceMs?: number;
  /** `pushStartedAtMs` of the last push when a value of S-360 was taken: was there one since? */
  takenAfterPushMs?: number;
  /** S-360's time of the last payload that set the field (`dateLastModified`), ms. */
  setAtMs?: number;
  /** S-360's time, as estimated, when the last push of the field was sent, ms. */
  pushStartedAtMs?: number;
  /** S-360's time of the last push of the field (`Date` header of its answer), ms, whole seconds. */
  pushedAtMs?: number;
  /**
   * Values that were sent over `base` without an answer, in their order: S-360 may have one of them.
   * Until it is known, none is mistaken for a change of S-360's, nor left status there when it was
   * taken back here. `sinceMs`: S-360's time, as estimated, when the first of them was sent; `sentMs`:
   * when each was, which an earlier version did not keep. `isUndatedSince`: what S-360 showed last
   * had no date.
   */
  unanswered?: {
    values: Canonical[];
    base: Canonical;
    sinceMs?: number;
    sentMs?: number[];
    isUndatedSince?: true;
  };
  /** Values of payloads of one date whose order could not be told: a pull was wanted for each. */
  asked?: { atMs: number; values: Canonical[] };
  /** Values recently replaced or sent: one of them coming back without a date is late. */
  recent?: Canonical[];
}

/** By field name; consents are kept beside them as `consent:CODE`. */
export type Observations = Record<string, FieldObservation>;

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

/** A create whose answer was lost. */
export interface InDoubt {
  sending: Sending;
  since: string;
  lookups: number;
  /** S-360 did answer, with this number, which could not be taken. */
  answeredNumber?: string;
  /** A person has named this number: it is taken once S-360 has shown who it is. */
  adopting?: { contactNumber: string; author: string | null };
  /** A number that a person has named and that could not be taken; `shown`: who it is there. */
  notAdopted?: { contactNumber: string; shown: ShownContact | null };
}

/** Who S-360 shows under a number, for a person to look at. */
export interface ShownContact {
  name: string | null;
  email: string | null;
}

/** What belongs to the institution: kept on the link, never passed on to another. */
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
  /** A company's relay person, as S-360 shows it. */
  relay: unknown;
  unknownFields: unknown;
}

/** The states of a link; `link-states.ts` says how they follow each other. */
export type LinkState = Exclude<LinkStateName, 'harmed'>;

export interface LinkRecord {
  id: number;
  documentId: string;
  institution: string;
  contactDocumentId: string | null;
  contactNumber: string | null;
  /**
   * Document id of the contact that the link's own one became part of, under another number: orders
   * that name this link's number are that contact's. Nothing else is exchanged for it by this link.
   */
  mergedInto: string | null;
  /** The S-360 that the link was made with; while it differs from the configured one, nothing is sent. */
  baseUrl: string;
  state: LinkState;
  observations: Observations;
  /** Raised by every change of the contact; work is pending while it is above the acknowledged one. */
  markedRevision: number;
  acknowledgedRevision: number;
  markedAt: Date | null;
  lane: 'edit' | 'bulk';
  /** The bulk job that holds back what is pending, until it is approved or resumed. */
  bulkJobId: number | null;
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
}

/**
 * Why a field changed: somebody's edit, S-360 (a delivery or a pull), the rule of a conflict, a
 * person's decision of one, a bulk job from a file, the merging of two contacts, or a changed mapping.
 */
export type HistoryCause = HistoryChange['cause'];

/**
 * One change of one field, or (without `field`) the creation of a contact; caused by `merge`, that
 * the contact `oldValue` became part of this one.
 */
export interface HistoryEntry {
  contactDocumentId: string;
  field: string | null;
  oldValue: string | null;
  newValue: string | null;
  cause: HistoryCause;
  /** Delivery id, user id, or bulk job id, as the cause has one. */
  causedBy: string | null;
  institution: string | null;
  changedAt: Date;
}

/** What decided a conflict: the field's rule, the rule of consents, or that it went in circles. */
export type ConflictDecider =
  's360' | 'crm' | 'newest' | 'manual' | 'never' | 'restrictive' | 'alternating';

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

/** A conflict as it is kept, with what became of it later. */
export interface ConflictRecord extends ConflictEntry {
  id: number;
  /**
   * Whose value a person chose; `ended` when a hold ended by itself: both sides came to agree, or
   * S-360 showed another value, which was recorded anew. `null` while nothing of it happened.
   */
  decision: 'crm' | 's360' | 'ended' | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

/** A field of a contact at an institution that was held, and is not any more. */
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
