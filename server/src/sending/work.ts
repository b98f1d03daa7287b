import type { BookingStep } from '../bookings/records';
import type { InDoubt } from '../contacts/records';
import type { Lane } from '../s360';
import type { S360Error } from '../s360/errors';

/** Something that is due at an institution and costs a call. */
export type DueWork =
  BookingWork | ContactWork | OrderPull | CatalogWork | AvailabilityWork | ReadBackWork;

/** A step of a booking: the most urgent there is. */
export interface BookingWork {
  kind: 'booking';
  documentId: string;
  /** What it was due for when it was looked up. */
  step: BookingStep;
  lane: 'booking';
  attempts: number;
  key: string;
}

/** The lane of a push, and of the pull that goes before it: a booking may wait for them. */
export type ContactLane = 'booking' | 'edit' | 'bulk';

/** What is due of contacts. */
export type ContactWork =
  | { kind: 'push'; linkId: number; lane: ContactLane; attempts: number; key: string }
  | { kind: 'lookUp'; linkId: number; inDoubt: InDoubt; key: string }
  | {
      kind: 'pull';
      pullId: number;
      contactNumber: string;
      lane: ContactLane;
      attempts: number;
      wantedAt: Date | null;
      /** The drift check that it is compared for, instead of being applied. */
      driftCheckId?: number;
      /** Orders want it, whose contact is not known. */
      isOfOrders?: true;
      key: string;
    };

/** A save that is to be read back (`readBack`), or what it lost is to be restored (`restore`). */
export interface ReadBackWork {
  kind: 'readBack' | 'restore';
  reference: string;
  lane: Lane;
  attempts: number;
  key: string;
}

/** An order that is to be read. */
export interface OrderPull {
  kind: 'orderPull';
  wantedId: number;
  orderId: string;
  lane: 'edit' | 'bulk';
  attempts: number;
  wantedAt: Date | null;
  key: string;
}

/** A new catalog that is wanted, or the next step towards it. */
export interface CatalogWork {
  kind: 'catalog';
  lane: 'booking';
  attempts: number;
  wantedAt: Date;
  key: string;
}

/** Performances of which the places left are to be read, in one call. */
export interface AvailabilityWork {
  kind: 'availability';
  lane: 'booking';
  attempts: number;
  pointOfSaleId: string;
  performanceIds: string[];
  key: string;
}

/** A permit is not to be had yet. */
export interface NoPermit {
  kind: 'noPermit';
  waitMs: number;
}

/** How a piece of work ended, for the dispatcher: `error` when S-360 or the network failed. */
export type WorkResult =
  /** No call was needed. */
  | { kind: 'nothing' }
  | { kind: 'done' }
  | NoPermit
  /** It waits for something that is under way, and nothing else does. */
  | { kind: 'waits'; waitMs: number }
  | { kind: 'callFailed'; error: S360Error };
