import { MATCH_REVIEW_FIRST } from '../../../../../server/src/contracts';
import type { AttentionGroup } from '../../../../../server/src/contracts';

/** Whether a person has to say which contact a number belongs to before anything is sent. */
export const awaitsAnswer = ({ cause, kind }: Pick<AttentionGroup, 'cause' | 'kind'>): boolean =>
  kind === 'failedPush' && cause === MATCH_REVIEW_FIRST;

/** The key of the words that say what cures a group. */
export function todoOf(group: Pick<AttentionGroup, 'actor' | 'cause' | 'kind'>) {
  const { actor, kind } = group;
  if (awaitsAnswer(group)) return 'attention.failedPush.asked';
  // Otherwise S-360's team corrects it.
  if (kind === 'itemNotImported' && actor === 'operator') return 'attention.itemNotImported.asked';
  return `attention.${kind}.todo` as const;
}
