import type { QueuedRead } from '../../sending';
import type { Lane } from '../../s360';
import type { InDoubt } from '../records';

/** The lane of a push, and of the pull that goes before it: a booking may wait for them. */
export type ContactLane = 'booking' | 'edit' | 'bulk';

/** What is due of contacts. */
export type ContactWork = PushWork | LookUpWork | PullWork;

export interface PushWork {
  kind: 'push';
  linkId: number;
  lane: ContactLane;
  attempts: number;
  key: string;
}

/** A create in doubt: S-360 is asked whether it has been carried out. */
export interface LookUpWork {
  kind: 'lookUp';
  linkId: number;
  inDoubt: InDoubt;
  lane: 'retry';
  attempts: number;
  key: string;
}

/** A contact that is to be read. */
export interface PullWork extends QueuedRead {
  kind: 'pull';
  contactNumber: string;
  lane: ContactLane;
  /** The drift check that it is compared for, instead of being applied. */
  driftCheckId?: number;
  /** Orders want it, whose contact is not known. */
  isOfOrders?: true;
  key: string;
}

/** A save that is to be read back (`readBack`), or what it lost is to be restored (`restore`). */
export interface ReadBackWork {
  kind: 'readBack' | 'restore';
  reference: string;
  lane: Lane;
  attempts: number;
  key: string;
}

/** Work with the same key is never under way twice. */
export const keyOf = (contactNumber: string | null, linkId: number): string =>
  contactNumber ? numberKey(contactNumber) : `link:${linkId}`;

export const numberKey = (contactNumber: string): string => `number:${contactNumber}`;
