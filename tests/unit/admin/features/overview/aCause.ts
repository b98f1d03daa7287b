import type { Cause } from '../../../../../server/src/contracts';

/** A contact that could not be sent. */
export const aCause = (patch: Partial<Cause> = {}): Cause => ({
  key: 'failedPush:myvenue:error.email',
  kind: 'failedPush',
  institution: 'myvenue',
  cause: 'error.email',
  reason: null,
  count: 1,
  since: null,
  newestAt: null,
  only: null,
  heldAt: [],
  actor: 'operator',
  alarm: null,
  assignee: null,
  dismissed: null,
  ...patch,
});
