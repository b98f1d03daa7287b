import { CAUSES, type CauseActor } from '../../contracts/causes';
import { ASKED_ABOUT } from '../../contracts/cause-words';
import type { Alarm } from '../../contracts/alarms';
import type { ReasonCode } from '../../contracts/reasons';

/** Items that are imported once a person here has decided. */
const DECIDED_HERE: readonly string[] = [
  ...ASKED_ABOUT,
  'createAwaited',
  'createUnclear',
] satisfies ReasonCode[];

/** Who can cure what keeps an item from being imported. */
export const actorOfItem = (reasonCode: string | null): CauseActor =>
  reasonCode !== null && DECIDED_HERE.includes(reasonCode) ? 'operator' : 's360';

/** Only what a person stopped, a person here starts again. */
export const actorOfAlarm = (alarm: Alarm): CauseActor =>
  alarm.kind === 'sendingStopped' && alarm.cause === 'person'
    ? 'operator'
    : CAUSES[alarm.kind].actor;
