import type { MessageKey } from '../../../translations/message';
import type { LinkSummary } from '../../../../../server/src/contracts';

/** The next call for a link, as a list shows it. */
type NextAttemptWords =
  | { kind: 'none' }
  | { kind: 'at'; at: string }
  /** No time is known: something else must happen first, which the text names. */
  | { kind: 'words'; text: MessageKey; values?: Record<string, number> };

/** An attempt within this time is shown as "now", because nothing prevents it. */
const NOW_WITHIN_MS = 2_000;

/** Describes the next call for a link: its time, or what must happen before it. */
export function nextAttemptWords(
  { nextAttemptAt, state, waiting }: Pick<LinkSummary, 'nextAttemptAt' | 'state' | 'waiting'>,
  nowMs: number,
): NextAttemptWords {
  if (nextAttemptAt !== null) {
    const isNow = Date.parse(nextAttemptAt) - nowMs < NOW_WITHIN_MS;
    if (!isNow) return { kind: 'at', at: nextAttemptAt };
    return { kind: 'words', text: 'nextAttempt.now' };
  }
  switch (waiting?.kind) {
    case 'notStarted':
    case 'stopped':
    case 'proving':
    case 'paused':
    case 'mapping':
    case 'pull':
      return { kind: 'words', text: `nextAttempt.${waiting.kind}` };
    case 'bulkJob': {
      const { bulkJobId: id, bulkJobState } = waiting;
      return {
        kind: 'words',
        text: `nextAttempt.bulkJob.${bulkJobState}`,
        values: { id },
      };
    }
    case 'heldPull':
      return {
        kind: 'words',
        text: 'nextAttempt.heldPull',
        values: { id: waiting.bulkJobId },
      };
    case 'otherSystem':
      // The link of a deleted contact exchanges nothing anyway.
      return state === 'unlinked'
        ? { kind: 'none' }
        : { kind: 'words', text: 'nextAttempt.otherSystem' };
    case 'retry':
    case 'limit':
    case 'monthLimit':
    case 'closed':
    case undefined:
      return { kind: 'none' };
  }
}
