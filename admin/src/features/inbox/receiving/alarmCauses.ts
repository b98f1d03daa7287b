import type { InstitutionStatus, RefusedCalls } from '../../../../../server/src/contracts';

/**
 * Why a delivery was refused, according to its HTTP status; each has its words under
 * `alarm.refused.`.
 */
type RefusalCause = 'credentials' | 'unreadable' | 'tooLarge' | 'notStored' | 'other';

/** The cause behind the status with which a delivery was answered. */
export function refusalCause(status: number): RefusalCause {
  if (status === 401) return 'credentials';
  if (status === 400) return 'unreadable';
  if (status === 413) return 'tooLarge';
  return status >= 500 ? 'notStored' : 'other';
}

/** What to add to an institution's configuration for a word that means a closed order. */
export const settingForState = (word: string): string =>
  `assumptions: { orderStates: { closed: [${JSON.stringify(word)}] } }`;

/** Calls with wrong credentials that no alarm covers, because the valid deliveries continue. */
export function strangersOf({
  alarms,
  refusedCredentials,
}: Pick<InstitutionStatus, 'alarms' | 'refusedCredentials'>): RefusedCalls[] {
  const isTold = ({ stream }: RefusedCalls) =>
    alarms.some(
      (alarm) =>
        alarm.kind === 'refused' &&
        alarm.stream === stream &&
        refusalCause(alarm.status) === 'credentials',
    );
  return refusedCredentials.filter((calls) => !isTold(calls));
}
