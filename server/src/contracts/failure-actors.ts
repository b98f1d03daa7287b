import type { CauseActor } from './causes';
import type { Reason, ReasonCode } from './reasons';

/** Failures that nobody at the box office can cure: everything else is about the data. */
const FAILURE_ACTORS: Partial<Record<ReasonCode, CauseActor>> = {
  callForbidden: 's360',
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
  companiesNotAccepted: 'integrator',
};

/** Who can cure a failed exchange. */
export const actorOfFailure = ({ code }: Reason): CauseActor => FAILURE_ACTORS[code] ?? 'operator';
