import type { Assumptions } from '../interface';
import { isOneOf } from './resolved';

/** What a payment of some type needs, and whether a desk can record it. */
export type PaymentUse = 'desk' | 'onAccount' | 'byCustomer' | 'byNumber' | 'unknown';

const USES = ['desk', 'onAccount', 'byCustomer', 'byNumber'] as const;

/** The types are documented in words: `Pending account` and `PENDING_ACCOUNT` are the same. */
const spelled = (type: string): string => type.replace(/[\s_-]+/g, '_');

/** How payments of this type are made (assumption `paymentTypes`). */
export function paymentUseOf(
  type: string,
  { paymentTypes }: Pick<Assumptions, 'paymentTypes'>,
): PaymentUse {
  const use = USES.find((one) => isOneOf(paymentTypes[one].map(spelled), spelled(type)));
  return use ?? 'unknown';
}
