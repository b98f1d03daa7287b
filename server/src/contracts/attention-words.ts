import type { AttentionGroup } from './attention';
import { MATCH_REVIEW_FIRST } from './contacts/contact-sync';
import type { Alarm } from './institutions/alarms';
import type { Stream } from './streams';

/** The keys of the words about what waits for a person, for the screens and for AI clients. */

interface Titled extends Pick<AttentionGroup, 'count' | 'kind'> {
  alarm: { kind: Alarm['kind']; stream?: Stream } | null;
}

/** What waits, and the values in its words. Alarms differ by what they are about. */
export function titleOf({ alarm, count, kind }: Titled) {
  const key =
    alarm === null ? (`attention.${kind}` as const) : (`attention.alarm.${alarm.kind}` as const);
  const stream = alarm?.stream ?? '';
  return { key, values: { count, stream } };
}

/** Whether a person has to say which contact a number belongs to before anything is sent. */
export const awaitsAnswer = ({ cause, kind }: Pick<AttentionGroup, 'cause' | 'kind'>): boolean =>
  kind === 'failedPush' && cause === MATCH_REVIEW_FIRST;

/** An exchange that a button can repeat, which helps only after the cure where others have to act. */
const isFailure = (kind: AttentionGroup['kind']): boolean =>
  kind === 'failedPush' || kind === 'failedPull' || kind === 'failedOrderPull';

/** What cures a group; its words take the count. */
export function todoOf(group: Pick<AttentionGroup, 'actor' | 'cause' | 'kind'>) {
  const { actor, kind } = group;
  if (awaitsAnswer(group)) return 'attention.failedPush.asked';
  if (actor !== 'operator') {
    if (isFailure(kind)) return 'attention.failed.cured';
    if (kind === 'failedBooking') return 'attention.failedBooking.cured';
  }
  // Otherwise S-360's team corrects it.
  if (kind === 'itemNotImported' && actor === 'operator') return 'attention.itemNotImported.asked';
  return `attention.${kind}.todo` as const;
}
