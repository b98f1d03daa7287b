import type { SyncState } from '../../../../../server/src/contracts';

/** Colours of the design system's status, beside which the state always stands in words. */
export type StateVariant = 'success' | 'secondary' | 'danger' | 'warning' | 'neutral';

/** The colour of each state of a contact link. */
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
