/**
 * Whether contacts and bookings are sent to an institution, and which kinds of saves are proven to
 * do no harm there. Times are ISO 8601 strings in UTC.
 */
import type { z } from '@strapi/utils';
import type { NamedUser } from '../named-user';
import type { SyncFailure } from '../contacts/contact-sync';
import type { startSendingRequest } from '../schemas/steering';
import type { Data } from '../pages';

/** S-360 has one save method per type of contact. */
export const SAVE_METHODS = ['individual', 'structure'] as const;

export type SaveMethod = (typeof SAVE_METHODS)[number];

/**
 * The kinds of changes that have to be proven for each save method: `create` creates a contact;
 * `data` changes elements of the person or company, `addresses` an address, `authorizations`
 * consents.
 */
export const PROOFS = ['create', 'data', 'addresses', 'authorizations'] as const;

export type Proof = (typeof PROOFS)[number];

/** The number of saves that were read back without loss, by method and kind of change. */
export type Proofs = Record<SaveMethod, Record<Proof, number>>;

/** The number of saves of each kind that are read back; after that, only a sample is. */
export const SAVES_TO_PROVE = 20;

/**
 * Why sending was started: `check`: a contract check with writing steps was passed; `person`: a
 * person decided it; `existing`: contacts had been sent there before sending had to be started.
 */
export type StartCause = 'check' | 'person' | 'existing';

/**
 * Why sending was stopped: `lost`: a save made S-360 lose values; `notDone`: S-360 accepted saves of
 * several contacts but did not carry them out; `notReadable`: saves cannot be read back; `person`: a
 * person stopped it; `imported`: the data came from another Strapi, which may still send it.
 */
export type StopCause = 'lost' | 'notDone' | 'notReadable' | 'person' | 'imported';

/** What S-360 confirmed and did not do, at several contacts in a row. */
export interface IgnoredSaves {
  method: SaveMethod;
  /** The CRM's field, or `consent:NEWS`; `null`: whatever was sent. */
  field: string | null;
}

/** Whether sending to an institution is started; `by` is a user or token (`admin:1`), if any. */
export type SendingStatus =
  | { state: 'notStarted' }
  | {
      state: 'started';
      cause: StartCause;
      by: string | null;
      at: string;
      /** The codes of what was untested when sending was started. */
      untested: readonly string[];
    }
  | {
      state: 'stopped';
      cause: StopCause;
      by: string | null;
      at: string;
      /** What was ignored, for the cause `notDone`. */
      ignored?: readonly IgnoredSaves[];
    };

/** The sending trust of an institution as the screens show it. */
export interface SendingTrustStatus {
  status: SendingStatus;
  /** The person who started or stopped sending; `null` when no person did. */
  by: NamedUser | null;
  /** The codes of what is still untested; a person sees them before starting to send. */
  untested: readonly string[];
  proofs: Proofs;
  /** Contacts whose lost values are neither restored nor dismissed. */
  openFindings: number;
}

/** `POST /s360/institutions/:code/sending/start`: starts sending by a person's decision. */
export declare namespace StartSending {
  type Request = z.infer<typeof startSendingRequest>;
  type Response = Data<SendingTrustStatus>;
}

/** One value that a save harmed. */
export interface HarmedValue {
  /** The CRM's field, or `consent:NEWS`; `null` when no field is mapped to the value. */
  field: string | null;
  /** The path in S-360's contact, e.g. `addresses(4711).town`. */
  place: string;
  /** S-360's value before and after the save; `null`, as `sent`, if the caller may not see it. */
  before: string | null;
  after: string | null;
  /** The value that was sent but not saved; `null` for other harm. */
  sent: string | null;
}

/** A finding: the harm that one save did in S-360. */
export interface SaveFinding {
  reference: string;
  /** `toRestore`: the restoring is queued; `lost` with a `failure`: the restoring failed. */
  state: 'lost' | 'notDone' | 'notReadable' | 'toRestore' | 'restored';
  /** The CRM's contact; both are `null` if the caller may not see contacts. */
  contactDocumentId: string | null;
  contactName: string | null;
  contactNumber: string | null;
  at: string;
  values: HarmedValue[];
  /** Whether the caller may see all values. */
  areValuesShown: boolean;
  /** Why the save could not be read back, or the values not restored. */
  failure: SyncFailure | null;
  /** The way contacts are saved has not changed since, so that restoring would do the same harm. */
  needsSetting: boolean;
  /** A change made in S-360 at the same moment may have caused the difference. */
  mayBeAnothers: boolean;
  restoredBy: NamedUser | null;
}

/** `GET /s360/institutions/:code/sending/findings`, newest first */
export declare namespace GetSaveFindings {
  type Response = Data<SaveFinding[]>;
}

/**
 * `POST /s360/institutions/:code/sending/findings/:reference/dismiss`: a person decides to leave
 * the values in S-360 as they are. 404 when no finding is open under the reference.
 */
export declare namespace DismissFinding {
  type Response = Data<{ dismissed: true }>;
}

/**
 * `POST /s360/institutions/:code/sending/restore`: sends exactly the former values of what S-360
 * lost and reads them back. 409 while that would do the same harm again.
 */
export declare namespace RestoreLost {
  /** The number of contacts that are being restored. */
  type Response = Data<{ contacts: number }>;
}
