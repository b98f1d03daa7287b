import type { LinkRecord } from '../records';

/** What a link has that waited for something and is to be sent now. */
export const DUE_AT_ONCE = {
  state: 'pending',
  failure: null,
  attempts: 0,
  nextAttemptAt: null,
} as const satisfies Partial<LinkRecord>;

/**
 * The link as it becomes when a person wants it sent: due at once, whatever failed before and
 * whatever load held it back. What is being sent right now is looked at again afterwards.
 */
export function readyToSend(link: LinkRecord, lane: LinkRecord['lane'], at: Date): LinkRecord {
  return {
    ...link,
    ...DUE_AT_ONCE,
    state: link.state === 'sending' || link.state === 'unlinked' ? link.state : 'pending',
    markedRevision: link.markedRevision + 1,
    markedAt: at,
    lane,
    loadId: null,
  };
}
