import type { LinkRecord } from '../records';

/** The link as it is when both sides agree: all marks are acknowledged, nothing waits or has failed. */
export function inSync(link: LinkRecord): LinkRecord {
  return {
    ...link,
    state: 'inSync',
    loadId: null,
    acknowledgedRevision: link.markedRevision,
    attempts: 0,
    nextAttemptAt: null,
    failure: null,
  };
}
