import type { StateVariant } from '../../../shared/components/stateVariant';
import type { ShownState } from './notSent';

export const STATE_VARIANTS: Record<ShownState, StateVariant> = {
  notLinked: 'neutral',
  inSync: 'success',
  harmed: 'danger',
  conflict: 'warning',
  pending: 'secondary',
  notSent: 'neutral',
  sending: 'secondary',
  failed: 'danger',
  inDoubt: 'warning',
  unlinked: 'neutral',
};
