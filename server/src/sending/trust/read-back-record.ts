import type { Proof, SaveMethod } from '../../contracts/institutions/sending-trust';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import type { ChangedElement } from './compare';
import type { SentValue } from './verdict';

/**
 * The states of a save that is read back:
 *
 *     sending ──answered, or nobody knows──▶ toRead ──▶ (well, unclear: forgotten)
 *        │                                      └─────▶ lost ◀──────────┐
 *        └──not made, or refused──▶ (forgotten)          │  └▶ toRestore┤
 *                                                        │         └────┴─▶ restored
 *                                                        └▶ dismissed, notDone, notReadable
 */
export type ReadBackState =
  | 'sending'
  | 'toRead'
  | 'lost'
  | 'notDone'
  | 'notReadable'
  | 'toRestore'
  | 'restored'
  | 'dismissed';

/** What a read-back found wrong. Contains values of the contact. */
export interface ReadBackFinding {
  /** Values that are gone. */
  lost: readonly ChangedElement[];
  /** Values that changed although nobody sent them. */
  altered: readonly ChangedElement[];
  /** Values that S-360 reported as saved and that are not there. */
  notDone: readonly SentValue[];
  /** A person may have removed the lost values at the same moment. */
  mayBeAnothers: boolean;
}

/** A save that is about to be made and will be read back. */
export interface NewReadBack {
  /** A random id. */
  reference: string;
  linkId: number;
  contactDocumentId: string | null;
  /** `null` for a contact that is being created. */
  contactNumber: string | null;
  method: SaveMethod;
  kind: 'create' | 'update';
  does: readonly Proof[];
  /** No other unproven save is made until this one has its verdict. */
  isUnproven: boolean;
  savingBasis: string;
  /** The fence of the lease under which the save is made. */
  fence: number;
  /** When the save began, in S-360's estimated time, ms. */
  startedAtMs: number;
  /** S-360's id of the saved address, as the link knows it; `null`: the main address. */
  addressId: string | null;
  /** The canonical values sent, by field. */
  sent: Readonly<Record<string, string | null>>;
}

export interface ReadBackRecord extends NewReadBack {
  institution: string;
  state: ReadBackState;
  /** The contact right before the save (`ContactDataResult`); `null` until it was read. */
  before: unknown;
  /** When the save was done at the latest, in S-360's time, ms; `null` while that is unknown. */
  doneByMs: number | null;
  isAccepted: boolean;
  attempts: number;
  /** Why reading back or restoring failed. */
  failure: SyncFailure | null;
  finding: ReadBackFinding | null;
  openedAt: Date;
  endedAt: Date | null;
  restoredBy: string | null;
}
