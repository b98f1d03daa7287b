import type { AttentionActor } from '../../contracts/attention';
import type { Alarm } from '../../contracts/institutions/alarms';
import type { Reason, ReasonCode } from '../../contracts/reasons';

/** Failures that nobody at the box office can cure: everything else is about the data. */
const FAILURE_ACTORS: Partial<Record<ReasonCode, AttentionActor>> = {
  callInTrouble: 's360',
  callTooMany: 's360',
  callInProgress: 's360',
  callWithoutAnswer: 's360',
  answerUnusable: 's360',
  answerNotUsable: 's360',
  callNotReached: 'integrator',
  callNotFound: 'integrator',
  callRedirected: 'integrator',
  callWrong: 'integrator',
  callNotAllowed: 'integrator',
  callUnreadable: 'integrator',
  callStatusUnknown: 'integrator',
  callTooLarge: 'integrator',
};

/** Items that are imported once a person here has decided. */
const DECIDED_HERE: readonly string[] = [
  'severalMatch',
  'numberAsked',
  'createAwaited',
  'createUnclear',
] satisfies ReasonCode[];

/** Who can cure what keeps an item from being imported. */
export const actorOfItem = (reasonCode: string | null): AttentionActor =>
  reasonCode !== null && DECIDED_HERE.includes(reasonCode) ? 'operator' : 's360';

/** Who can cure a failed exchange. */
export const actorOfFailure = ({ code }: Reason): AttentionActor =>
  FAILURE_ACTORS[code] ?? 'operator';

/** Who can end an alarm. */
export function actorOfAlarm(alarm: Alarm): AttentionActor {
  switch (alarm.kind) {
    case 'silence':
    case 'resend':
      return 's360';
    case 'refused':
    case 'unknownState':
      return 'integrator';
    case 'sendingStopped':
      return alarm.cause === 'person' ? 'operator' : 'integrator';
  }
}
