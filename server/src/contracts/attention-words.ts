import type { AttentionGroup } from './attention';
import { MATCH_REVIEW_FIRST, type HeldBecause } from './contacts/contact-sync';
import type { MatchReviewKind } from './contacts/match-reviews';
import type { Alarm } from './institutions/alarms';
import type { Reason, ReasonCode } from './reasons';
import type { Stream } from './streams';

/** The keys of the words about what waits for a person, for the screens and for AI clients. */

interface Titled
  extends Pick<AttentionGroup, 'count' | 'kind'>, Partial<Pick<AttentionGroup, 'cause'>> {
  alarm: { kind: Alarm['kind']; stream?: Stream } | null;
}

/** Whether contacts may be the same person, instead of a number that may be one of several. */
const asksToMerge = ({ cause, kind }: Pick<Titled, 'cause' | 'kind'>): boolean =>
  kind === 'matchReview' && cause === ('merge' satisfies MatchReviewKind);

/** Whether S-360 confirmed saves and kept its own values, instead of a change on both sides. */
const keepsItsOwn = ({ cause, kind }: Pick<Titled, 'cause' | 'kind'>): boolean =>
  kind === 'conflict' && cause === ('kept' satisfies HeldBecause);

/** What waits, and the values in its words. Alarms differ by what they are about. */
export function titleOf(titled: Titled) {
  const { alarm, count } = titled;
  const stream = alarm?.stream ?? '';
  return { key: titleKeyOf(titled), values: { count, stream } };
}

function titleKeyOf(titled: Titled) {
  const { alarm, kind } = titled;
  if (alarm !== null) return `attention.alarm.${alarm.kind}` as const;
  if (asksToMerge(titled)) return 'attention.matchReview.merge' as const;
  if (keepsItsOwn(titled)) return 'attention.conflict.kept' as const;
  return `attention.${kind}` as const;
}

/** Whether a person has to say which contact a number belongs to before anything is sent. */
export const awaitsAnswer = ({ cause, kind }: Pick<AttentionGroup, 'cause' | 'kind'>): boolean =>
  kind === 'failedPush' && cause === MATCH_REVIEW_FIRST;

/** Why items are not imported about whose number “Who is who?” asks. */
export const ASKED_ABOUT = [
  'severalMatch',
  'maybeOther',
  'movedThere',
  'numberAsked',
] as const satisfies ReasonCode[];

export const isAskedAbout = ({ code }: Pick<Reason, 'code'>): boolean =>
  ASKED_ABOUT.some((asked) => asked === code);

/** An exchange that a button can repeat, which helps only after the cure where others have to act. */
const isFailure = (kind: AttentionGroup['kind']): boolean =>
  kind === 'failedPush' || kind === 'failedPull' || kind === 'failedOrderPull';

/** What cures a group; its words take the count. */
export function todoOf(group: Pick<AttentionGroup, 'actor' | 'cause' | 'kind'>) {
  const { actor, kind } = group;
  if (awaitsAnswer(group)) return 'attention.failedPush.asked';
  if (asksToMerge(group)) return 'attention.matchReview.merge.todo';
  if (keepsItsOwn(group)) return 'attention.conflict.kept.todo';
  if (actor !== 'operator') {
    if (isFailure(kind)) return 'attention.failed.cured';
    if (kind === 'failedBooking') return 'attention.failedBooking.cured';
  }
  // Otherwise S-360's team corrects it.
  if (kind === 'itemNotImported' && actor === 'operator') return 'attention.itemNotImported.asked';
  return `attention.${kind}.todo` as const;
}
