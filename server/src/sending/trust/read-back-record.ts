import type { Proof, SaveMethod } from '../../contracts/institutions/sending-trust';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import type { ChangedElement } from './compare';
import type { SentValue } from './verdict';

/**
 * Where a save stands that is read back:
 *
 *     sending ──answered, or nobody knows──▶ toRead ──▶ (well, unclear: forgotten)
 *        │                                      └─────▶ lost ◀──────────┐
 *        └──not made, or refused──▶ (forgotten)          │  └▶ toRestore┤
 *                                                        │         └────┴─▶ restored
 *                                                        └▶ dismissed, notDone, notReadable
 */
export const READ_BACK_STATES = [
  'sending',
  'toRead',
  'lost',
  'notDone',
  'notReadable',
  'toRestore',
  'restored',
  'dismissed',
] as const;

export type ReadBackState = (typeof READ_BACK_STATES)[number];

/** What was found wrong, with the values of a contact. */
export interface ReadBackFinding {
  /** Gone. */
  lost: readonly ChangedElement[];
  /** Others by now, though nobody sent them. */
  altered: readonly ChangedElement[];
  /** Sent, said to be saved, and not there. */
  notDone: readonly SentValue[];
  /** What is gone may have been taken away by a person at the same moment. */
  mayBeAnothers: boolean;
}

/** A save that is about to be made and is to be read back. */
export interface NewReadBack {
  /** Drawn for it. */
  reference: string;
  linkId: number;
  contactDocumentId: string | null;
  /** `null` for a contact that is being created. */
  contactNumber: string | null;
  method: SaveMethod;
  kind: 'create' | 'update';
  does: readonly Proof[];
  /** Nothing else that is unproven is sent until its verdict. */
  isUnproven: boolean;
  savingBasis: string;
  /** Of the lease under which it is made. */
  fence: number;
  /** S-360's time, as estimated, ms. */
  startedAtMs: number;
  /** S-360's id of the address that is saved, as the link knows it; `null`: the main one. */
  addressId: string | null;
  /** Canonical values sent, by field. */
  sent: Readonly<Record<string, string | null>>;
}

export interface ReadBackRecord extends NewReadBack {
  institution: string;
  state: ReadBackState;
  /** The contact as S-360 showed it right before (`ContactDataResult`); `null` before it was read. */
  before: unknown;
  /** S-360's time by which it had been done, ms; `null` while that is not known. */
  doneByMs: number | null;
  isAccepted: boolean;
  attempts: number;
  /** Why it could not be read or restored. */
  failure: SyncFailure | null;
  finding: ReadBackFinding | null;
  openedAt: Date;
  endedAt: Date | null;
  restoredBy: string | null;
}
