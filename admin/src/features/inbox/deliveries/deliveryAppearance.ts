import type { DeliveryStateName } from '../../../../../server/src/contracts';
import type { StateVariant } from '../../contacts/model/stateAppearance';

/** The colour of each state of a delivery, beside which it always stands in words. */
export const DELIVERY_VARIANTS: Record<DeliveryStateName, StateVariant> = {
  stored: 'secondary',
  applied: 'success',
  incomplete: 'warning',
  refused: 'danger',
};
