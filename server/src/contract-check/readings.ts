import type { Reason } from '../contracts/reasons';

export type ReadContact =
  | {
      readonly kind: 'contact';
      readonly type: 'individual' | 'structure';
      readonly contactNumber: string;
      /** Whether S-360 says when the contact was last changed. */
      readonly isDated: boolean;
    }
  | { readonly kind: 'unusable'; readonly reasons: readonly Reason[] };

interface ReadPlace {
  readonly seatCategoryId: string;
  /** `null` where S-360 reports only the level. */
  readonly left: number | null;
  readonly level: 'GOOD' | 'LIMITED' | 'NONE' | 'UNKNOWN';
}

/** By performance. */
export type ReadPlaces = ReadonlyMap<
  string,
  { readonly level: ReadPlace['level']; readonly seatCategories: readonly ReadPlace[] }
>;

/** An order as the plugin reads it; amounts in thousandths. */
export interface ReadOrder {
  readonly orderId: string;
  readonly orderState: string;
  readonly orderType: string;
  readonly contactReference: string | null;
  readonly externalReference: string | null;
  readonly movementIds: readonly string[];
  /** The price of one ticket; `null` when the order does not say. */
  readonly unitPrice: bigint | null;
  /** The charges that S-360 added. */
  readonly charges: bigint;
}
