import type { AttentionActor } from '../../contracts/attention';
import { ASKED_ABOUT } from '../../contracts/attention-words';
import type { Alarm } from '../../contracts/institutions/alarms';
import type { ReasonCode } from '../../contracts/reasons';

/** Items that are imported once a person here has decided. */
const DECIDED_HERE: readonly string[] = [
  ...ASKED_ABOUT,
  'createAwaited',
  'createUnclear',
] satisfies ReasonCode[];

/** Who can cure what keeps an item from being imported. */
export const actorOfItem = (reasonCode: string | null): AttentionActor =>
  reasonCode !== null && DECIDED_HERE.includes(reasonCode) ? 'operator' : 's360';

export function actorOfAlarm(alarm: Alarm): AttentionActor {
  switch (alarm.kind) {
    case 'silence':
    case 'resend':
      return 's360';
    case 'refused':
    case 'oddPrice':
    case 'unknownState':
      return 'integrator';
    case 'sendingStopped':
      return alarm.cause === 'person' ? 'operator' : 'integrator';
  }
}
