/**
 * Whether contacts and bookings are sent to an institution, and how far it is known that saving
 * does no harm there. Times are ISO 8601 strings in UTC.
 */
import type { NamedUser } from '../named-user';
import type { SyncFailure } from '../contacts/contact-sync';

/** S-360 has a method of its own for saving each type of contact. */
export const SAVE_METHODS = ['individual', 'structure'] as const;

export type SaveMethod = (typeof SAVE_METHODS)[number];

/**
 * What a save does, and what has to be proven of its method: `create` makes a contact; `data`
 * changes elements of the person or company, `addresses` an address, `authorizations` consents.
 */
export const PROOFS = ['create', 'data', 'addresses', 'authorizations'] as const;

export type Proof = (typeof PROOFS)[number];

/** How many saves were read back well, by method and what they did. */
export type Proofs = Record<SaveMethod, Record<Proof, number>>;

/** How many saves of each kind are read back; afterwards only a sample is. */
export const SAVES_TO_PROVE = 20;

/**
 * Why sending was started: a contract check with its writing steps was passed, a person decided it,
 * or contacts had been sent there before an institution had to be started.
 */
export type StartCause = 'check' | 'person' | 'existing';

/**
 * Why sending was stopped: S-360 lost values by a save, or did not do what it said it had done, or
 * what was saved can not be read back; or a person stopped it.
 */
export type StopCause = 'lost' | 'notDone' | 'notReadable' | 'person';

/** Whether anything is sent to an institution; `by` names a user or token (`admin:1`), if any. */
export type SendingStatus =
  | { state: 'notStarted' }
  | {
      state: 'started';
      cause: StartCause;
      by: string | null;
      at: string;
      /** What was not tested when it was started, by its code. */
      untested: readonly string[];
    }
  | { state: 'stopped'; cause: StopCause; by: string | null; at: string };

/** What the screens show of it. */
export interface SendingTrustStatus {
  status: SendingStatus;
  /** Who started or stopped it; `null` when nobody did. */
  by: NamedUser | null;
  /** What has not been tested until now, by its code: a person who starts sending is shown it. */
  untested: readonly string[];
  proofs: Proofs;
  /** Contacts whose lost values are neither restored nor left as they are. */
  openFindings: number;
}

/** `POST /s360/institutions/:code/sending/start`: by a person who was shown what is untested. */
export declare namespace StartSending {
  interface Request {
    /** What the person was shown; where it is another list by now, the answer is 409. */
    untested: string[];
  }
  interface Response {
    data: SendingTrustStatus;
  }
}

/** One value of a contact that a save harmed. */
export interface HarmedValue {
  /** The CRM's field, or `consent:NEWS`; `null`: none is mapped to it. */
  field: string | null;
  /** Its place in S-360's contact, e.g. `addresses(4711).town`. */
  place: string;
  /** What S-360 had, and has since; both `null` for somebody who may not see the contact's values. */
  before: string | null;
  after: string | null;
  /** Of a value that was sent and not saved. */
  sent: string | null;
}

/** What a save was found to have done in S-360. */
export interface SaveFinding {
  reference: string;
  /** `toRestore`: being restored; `lost` with a `failure`: that did not succeed. */
  state: 'lost' | 'notDone' | 'notReadable' | 'toRestore' | 'restored';
  /** Of the contact in the CRM; both `null` for somebody who may not see contacts. */
  contactDocumentId: string | null;
  contactName: string | null;
  contactNumber: string | null;
  at: string;
  values: HarmedValue[];
  /** Whether the values are shown to this person. */
  areValuesShown: boolean;
  /** Why it could not be read back, or not be restored. */
  failure: SyncFailure | null;
  /** How contacts are saved was not changed since: restored so, something would be lost again. */
  needsSetting: boolean;
  /** Somebody may have changed the contact in S-360 at the moment of the save: nothing tells who it was. */
  mayBeAnothers: boolean;
  restoredBy: NamedUser | null;
}

/** `GET /s360/institutions/:code/sending/findings`, the newest first */
export declare namespace GetSaveFindings {
  interface Response {
    data: SaveFinding[];
  }
}

/**
 * `POST /s360/institutions/:code/sending/findings/:reference/dismiss`: what was lost stays as it is in
 * S-360, as a person decides who has looked. 404 where nothing is open under the reference.
 */
export declare namespace DismissFinding {
  interface Response {
    data: { dismissed: true };
  }
}

/**
 * `POST /s360/institutions/:code/sending/restore`: sends S-360 exactly the former values of what it
 * lost, and reads back whether they are there. 409 while that would do harm again.
 */
export declare namespace RestoreLost {
  interface Response {
    /** How many contacts are being restored. */
    data: { contacts: number };
  }
}
