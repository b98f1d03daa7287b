import type { Reason } from '../../contracts/reasons';

/** What the plugin reads out of answers, in the parts that a check looks at. */

/** A contact as the plugin reads it. */
export type ReadContact =
  | {
      readonly kind: 'contact';
      readonly type: 'individual' | 'structure';
      readonly contactNumber: string;
      /** Whether it says when it was last changed. */
      readonly isDated: boolean;
    }
  | { readonly kind: 'unusable'; readonly reasons: readonly Reason[] };

export interface ReadPlace {
  readonly seatCategoryId: string;
  /** `null` where S-360 tells only the level. */
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
  /** What one ticket costs; `null` where the order does not tell. */
  readonly unitPrice: bigint | null;
  /** What S-360 has added. */
  readonly charges: bigint;
}
