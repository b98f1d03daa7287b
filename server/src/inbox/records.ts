import type { DeliveryItemOutcome } from '../contracts/overview';
import type { Reason } from '../contracts/reasons';
import type { Stream } from '../contracts/streams';

/**
 * `webhook`: posted by S-360. `imported`: excluded items that a person imported. `again`:
 * excluded items that are processed again, because the CRM now has a contact that may be the same.
 */
export type DeliveryOrigin = 'webhook' | 'imported' | 'again';

export function originOf(value: unknown): DeliveryOrigin {
  return value === 'imported' || value === 'again' ? value : 'webhook';
}

/**
 * `stored` waits to be applied; `replay` was applied and waits to be applied again; `refused` never
 * will be applied. All keep their body.
 */
export const DELIVERY_ROW_STATES = ['stored', 'replay', 'applied', 'refused'] as const;

export type DeliveryState = (typeof DELIVERY_ROW_STATES)[number];

export interface StoredDelivery {
  id: number;
  institution: string;
  stream: Stream;
  body: string;
  /** As it is stored: differs once a person was erased from the body. */
  byteLength: number;
  origin: DeliveryOrigin;
  /**
   * It is applied once more: newer ones may have been applied since, so it adds what is missing and
   * replaces nothing whose age is unknown.
   */
  isReplay: boolean;
  receivedAt: Date;
  /** Where in a trace it was received; `null` if that was not recorded. */
  traceparent: string | null;
}

export interface ItemOutcome extends DeliveryItemOutcome {
  /**
   * The contact whose create must be confirmed before the item can be evaluated; `link` when the
   * item waits until its number is linked.
   */
  awaits?: string;
}

export interface QuarantinedItem {
  position: number;
  contactNumber: string | null;
  orderId: string | null;
  /** The whole item as JSON text. */
  body: string;
  reasons: Reason[];
  awaitsContact: string | null;
}

/** Keys for finding an excluded contact, and a digest of the settings by which it was read. */
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
  /** The whole item as JSON text. */
  body: string;
  /** Only for a contact. */
  keys?: ExcludedKeys;
}

/** An item about an erased person, as it is stored. */
export interface ReplacedItem {
  position: number;
  item: unknown;
}

/** The outcomes of a delivery's items, and the items to store in quarantine or as excluded. */
export interface AppliedItems {
  outcomes: readonly ItemOutcome[];
  quarantined: readonly QuarantinedItem[];
  excluded: readonly ExcludedItem[];
  /** What stands in the stored body for items about erased persons. */
  replaced?: readonly ReplacedItem[];
  /** Items that changed something here, and when S-360 last changed them, where they say so. */
  changes?: readonly { position: number; modifiedAtMs: number }[];
}

export interface AppliedDelivery {
  delivery: StoredDelivery;
  applied: AppliedItems;
}

/** What others do in the transaction that notes deliveries as applied. */
export type DeliveriesApplied = (
  deliveries: readonly AppliedDelivery[],
  appliedAt: Date,
) => Promise<void>;
