import type { DeliveryStateName } from '../../../../../server/src/contracts';
import type { StateVariant } from '../../../shared/components/stateVariant';

/** The colour of each state of a delivery, beside which it always stands in words. */
export const DELIVERY_VARIANTS: Record<DeliveryStateName, StateVariant> = {
  stored: 'secondary',
  applied: 'success',
  incomplete: 'warning',
  refused: 'danger',
};
