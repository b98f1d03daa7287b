import type { SyncState } from '../../../server/src/contracts';

/** Colours of the design system's status, beside which the state always stands in words. */
export type StateVariant = 'success' | 'secondary' | 'danger' | 'warning' | 'neutral';

/** In what people see a link: its state, unless S-360 has lost values of the contact meanwhile. */
export type ShownState = SyncState | 'lost';

/**
 * A contact that S-360 has emptied is nowhere shown as in sync. What waits, failed or is in doubt says
 * more than that already.
 */
export const shownState = (state: SyncState, hasLostValues: boolean): ShownState =>
  state === 'inSync' && hasLostValues ? 'lost' : state;

/** The colour of each of them. */
export const STATE_VARIANTS: Record<ShownState, StateVariant> = {
  lost: 'danger',
  notLinked: 'neutral',
  inSync: 'success',
  conflict: 'warning',
  pending: 'secondary',
  sending: 'secondary',
  failed: 'danger',
  inDoubt: 'warning',
  unlinked: 'neutral',
};
