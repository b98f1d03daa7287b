import type { Row } from '../scene/crm-side';

/** The faults of calls; their times are short, so that backoffs are short, too. */
export const FAULTS: readonly [Row, ...Row[]] = [
  { kind: 'business', statusDetail: 'error.contact.simulated' },
  { kind: 'http', status: 500 },
  { kind: 'http', status: 509, retryAfterSeconds: 1 },
  { kind: 'http', status: 429, retryAfterSeconds: 1 },
  { kind: 'timeout', ms: 1_500 },
  { kind: 'drop-response' },
  { kind: 'reset' },
];
