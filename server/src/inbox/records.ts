import type { Reason } from '../contracts/reasons';

/** The two webhooks of an institution. */
export type Stream = 'contacts' | 'orders';

/** The stream that a row names. */
export const streamOf = (value: unknown): Stream => (value === 'orders' ? 'orders' : 'contacts');

/** Both, in the order in which they are shown. */
export const STREAMS: readonly Stream[] = ['contacts', 'orders'];

/**
 * Posted by S-360; import by a person from what had been excluded; or excluded and processed again,
 * because the CRM has got a contact that it may be.
 */
export type DeliveryOrigin = 'webhook' | 'importExcluded' | 'again';

/** The origin that a row names. */
export function originOf(value: unknown): DeliveryOrigin {
  return value === 'importExcluded' || value === 'again' ? value : 'webhook';
}

/** `stored` waits to be applied; `refused` never will be; both keep their body. */
export type DeliveryState = 'stored' | 'applied' | 'refused';

export interface StoredDelivery {
  id: number;
  institution: string;
  stream: Stream;
  body: string;
  origin: DeliveryOrigin;
  receivedAt: Date;
}

/** What became of one item of a delivery. */
export interface ItemOutcome {
  position: number;
  contactNumber: string | null;
  /** Of an item of the stream of orders. */
  orderId?: string;
  outcome:
    | 'applied'
    | 'unchanged'
    | 'superseded'
    | 'kept'
    | 'excluded'
    | 'filtered'
    | 'needsPull'
    | 'accessControl'
    | 'quarantined';
  reasons?: Reason[];
  /** The contact whose create has to be settled before the item can be evaluated. */
  awaits?: string;
}

export interface QuarantinedItem {
  position: number;
  contactNumber: string | null;
  orderId: string | null;
  /** The item as JSON text, whole. */
  body: string;
  reasons: Reason[];
  awaitsContact: string | null;
}

/** By what a excluded contact is found again, and how it was read for that. */
export interface ExcludedKeys {
  emailKey: string | null;
  phoneKey: string | null;
  nameKey: string | null;
  keyedBy: string;
}

/** An item older than the depth of past data. */
export interface ExcludedItem {
  number: string;
  changedAt: Date | null;
  /** The item as JSON text, whole. */
  body: string;
  /** Of a contact. */
  keys?: ExcludedKeys;
}

/** What became of the items of a delivery, and those that are kept beside the contacts. */
export interface AppliedItems {
  outcomes: readonly ItemOutcome[];
  quarantined: readonly QuarantinedItem[];
  excluded: readonly ExcludedItem[];
}
