import type { LinkSummary } from '../../../../../server/src/contracts';
import { message } from '../../../translations/message';

/** When the next call for a link is made, as a list tells it. */
export type NextAttemptWords =
  | { kind: 'none' }
  | { kind: 'at'; at: string }
  /** It has no time: something comes first, which the words name. */
  | { kind: 'words'; text: ReturnType<typeof message>; values?: Record<string, number> };

/** Sooner than this is said to be now: nothing stands against it. */
const NOW_WITHIN_MS = 2_000;

/** Tells when the next call for a link is made, or what has to happen before it. */
export function nextAttemptWords(
  { nextAttemptAt, state, waiting }: Pick<LinkSummary, 'nextAttemptAt' | 'state' | 'waiting'>,
  nowMs: number,
): NextAttemptWords {
  if (nextAttemptAt !== null) {
    const isNow = Date.parse(nextAttemptAt) - nowMs < NOW_WITHIN_MS;
    if (!isNow) return { kind: 'at', at: nextAttemptAt };
    return { kind: 'words', text: message('nextAttempt.now') };
  }
  switch (waiting?.kind) {
    case 'notStarted':
    case 'stopped':
    case 'proving':
    case 'paused':
    case 'mapping':
    case 'pull':
      return { kind: 'words', text: message(`nextAttempt.${waiting.kind}`) };
    case 'bulkJob': {
      const { bulkJobId: id, bulkJobState } = waiting;
      return {
        kind: 'words',
        text: message(`nextAttempt.bulkJob.${bulkJobState}`),
        values: { id },
      };
    }
    case 'heldPull':
      return {
        kind: 'words',
        text: message('nextAttempt.heldPull'),
        values: { id: waiting.bulkJobId },
      };
    case 'otherSystem':
      // Nothing is exchanged by the link of a deleted contact anyway.
      return state === 'unlinked'
        ? { kind: 'none' }
        : { kind: 'words', text: message('nextAttempt.otherSystem') };
    case 'retry':
    case 'limit':
    case 'monthLimit':
    case 'closed':
    case undefined:
      return { kind: 'none' };
  }
}
