import type { ActivityOutcome } from '../../../../server/src/contracts';
import type { StateVariant } from '../../shared/components/stateVariant';

/** The color of each outcome. The outcome is always written next to it. */
export const OUTCOME_VARIANTS: Record<ActivityOutcome, StateVariant> = {
  open: 'secondary',
  ok: 'success',
  partly: 'warning',
  failed: 'danger',
  unknown: 'neutral',
};
