import type { StateVariant } from '../../../shared/components/stateVariant';
import type { SyncState } from '../../../../../server/src/contracts';

export const STATE_VARIANTS: Record<SyncState, StateVariant> = {
  notLinked: 'neutral',
  inSync: 'success',
  harmed: 'danger',
  conflict: 'warning',
  pending: 'secondary',
  notSent: 'neutral',
  sending: 'secondary',
  failed: 'danger',
  inDoubt: 'warning',
  ended: 'warning',
  unlinked: 'neutral',
};
