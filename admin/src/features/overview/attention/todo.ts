import { MATCH_REVIEW_FIRST } from '../../../../../server/src/contracts';
import type { AttentionGroup } from '../../../../../server/src/contracts';

/** Whether a person has to say which contact a number belongs to before anything is sent. */
export const awaitsAnswer = ({ cause, kind }: Pick<AttentionGroup, 'cause' | 'kind'>): boolean =>
  kind === 'failedPush' && cause === MATCH_REVIEW_FIRST;

/** An exchange that a button can repeat, which helps only after the cure where others have to act. */
const isFailure = (kind: AttentionGroup['kind']): boolean =>
  kind === 'failedPush' || kind === 'failedPull' || kind === 'failedOrderPull';

/** The key of the words that say what cures a group. */
export function todoOf(group: Pick<AttentionGroup, 'actor' | 'cause' | 'kind'>) {
  const { actor, kind } = group;
  if (awaitsAnswer(group)) return 'attention.failedPush.asked';
  if (isFailure(kind) && actor !== 'operator') return 'attention.failed.cured';
  if (kind === 'failedBooking' && actor !== 'operator') return 'attention.failedBooking.cured';
  // Otherwise S-360's team corrects it.
  if (kind === 'itemNotImported' && actor === 'operator') return 'attention.itemNotImported.asked';
  return `attention.${kind}.todo` as const;
}
