import type { DeliveryStateName } from '../../../../../server/src/contracts';
import type { StateVariant } from '../../../shared/components/stateVariant';

/** The color of each state of a delivery. The state is always written next to it. */
export const DELIVERY_VARIANTS: Record<DeliveryStateName, StateVariant> = {
  stored: 'secondary',
  applied: 'success',
  incomplete: 'warning',
  refused: 'danger',
};
