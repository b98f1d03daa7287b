import type { SyncState } from '../../../../../server/src/contracts';
import type { StateVariant } from '../../../shared/components/stateVariant';

export const STATE_VARIANTS: Record<SyncState, StateVariant> = {
  notLinked: 'neutral',
  inSync: 'success',
  harmed: 'danger',
  conflict: 'warning',
  pending: 'secondary',
  sending: 'secondary',
  failed: 'danger',
  inDoubt: 'warning',
  unlinked: 'neutral',
};
