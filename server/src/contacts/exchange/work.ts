import type { QueuedRead } from '../../sending';
import type { Lane } from '../../s360';
import type { InDoubt } from '../records';

/** The lane of a push, and of the pull that precedes it: a booking may wait for them. */
type ContactLane = 'booking' | 'edit' | 'bulk';

export type ContactWork = PushWork | LookUpWork | PullWork;

export interface PushWork {
  kind: 'push';
  linkId: number;
  lane: ContactLane;
  attempts: number;
  key: string;
  /** Where in a trace the change was made, if that was recorded. */
  traceparent?: string | null;
}

/** A create in doubt: S-360 is asked whether it was carried out. */
export interface LookUpWork {
  kind: 'lookUp';
  linkId: number;
  contactDocumentId: string | null;
  inDoubt: InDoubt;
  lane: 'retry';
  attempts: number;
  key: string;
}

export interface PullWork extends QueuedRead {
  kind: 'pull';
  contactNumber: string;
  lane: ContactLane;
  /** The drift check that compares it instead of applying it. */
  driftCheckId?: number;
  /** Orders need it: they name a contact that is not known. */
  isOfOrders?: true;
  key: string;
}

/** A save to read back (`readBack`), or lost values to restore (`restore`). */
export interface ReadBackWork {
  kind: 'readBack' | 'restore';
  reference: string;
  lane: Lane;
  attempts: number;
  key: string;
}

/** Work with the same key never runs twice at the same time. */
export const keyOf = (contactNumber: string | null, linkId: number): string =>
  contactNumber ? numberKey(contactNumber) : `link:${linkId}`;

export const numberKey = (contactNumber: string): string => `number:${contactNumber}`;
