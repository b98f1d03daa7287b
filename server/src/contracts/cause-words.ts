import type { Cause } from './attention';
import { ALARM_KINDS, causeOf } from './causes';
import { MATCH_REVIEW_FIRST, type HeldBecause } from './contacts/contact-sync';
import type { MatchReviewKind } from './contacts/match-reviews';
import type { Reason, ReasonCode } from './reasons';
import { STREAMS } from './streams';

/** The words of causes, for the screens, alerts, the command line and AI clients. */

type Named = Pick<Cause, 'cause' | 'kind'>;

/** Which alarm it is, and what about: its code is `silence orders` or `sendingStopped lost`. */
export function alarmOf({ cause, kind }: Named) {
  const [name, subject] = (kind === 'alarm' && cause?.split(' ')) || [];
  const alarm = ALARM_KINDS.find((known) => known === name);
  return alarm && { kind: alarm, stream: STREAMS.find((known) => known === subject) };
}

/** Whether contacts may be the same person, instead of a number that may be one of several. */
const asksToMerge = ({ cause, kind }: Named): boolean =>
  kind === 'matchReview' && cause === ('merge' satisfies MatchReviewKind);

/** Whether S-360 confirmed saves and kept its own values, instead of a change on both sides. */
const keepsItsOwn = ({ cause, kind }: Named): boolean =>
  kind === 'conflict' && cause === ('kept' satisfies HeldBecause);

/** The key of the words that say what waits. */
export function titleKeyOf(named: Named) {
  const alarm = alarmOf(named);
  if (alarm) return `attention.alarm.${alarm.kind}` as const;
  if (asksToMerge(named)) return 'attention.matchReview.merge' as const;
  if (keepsItsOwn(named)) return 'attention.conflict.kept' as const;
  return `attention.${named.kind}` as const;
}

type Key = ReturnType<typeof titleKeyOf> | `stream.${(typeof STREAMS)[number]}`;

/** Says in a few words what waits. */
export function causeTitle(
  cause: Named & Pick<Cause, 'count'>,
  text: (key: Key, values: Record<string, string | number>) => string,
): string {
  const stream = alarmOf(cause)?.stream;
  const named = stream === undefined ? '' : text(`stream.${stream}`, {});
  return text(titleKeyOf(cause), { count: cause.count, stream: named });
}

/** Whether a person has to say which contact a number belongs to before anything is sent. */
export const awaitsAnswer = ({ cause, kind }: Named): boolean =>
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

/** What cures a cause; its words take the count. */
export function todoOf(cause: Named & Pick<Cause, 'actor'>) {
  const { actor, kind } = cause;
  if (awaitsAnswer(cause)) return 'attention.failedPush.asked';
  if (asksToMerge(cause)) return 'attention.matchReview.merge.todo';
  if (keepsItsOwn(cause)) return 'attention.conflict.kept.todo';
  if (actor !== 'operator') {
    // Trying again helps only after the cure by others.
    if (causeOf(kind).retries) return 'attention.failed.cured';
    if (kind === 'failedBooking') return 'attention.failedBooking.cured';
  }
  // Otherwise S-360's team corrects it.
  if (kind === 'itemNotImported' && actor === 'operator') return 'attention.itemNotImported.asked';
  return `attention.${kind}.todo` as const;
}
