/** Causes: why something waits for a person. */
import type { FailureKind } from './institutions/steering';

/** Who has to act: the operator, the team that runs S-360, or the integrator of this Strapi. */
export const CAUSE_ACTORS = ['operator', 's360', 'integrator'] as const;

export type CauseActor = (typeof CAUSE_ACTORS)[number];

interface CauseDescriptor {
  /** Who has to act, if not the operator; what waits may say otherwise. */
  actor?: Exclude<CauseActor, 'operator'>;
  /** From how many on it is reported: 1 if nothing stands here. */
  reportedFrom?: number | 'never';
  /** The list or page that shows it and cures it, and the state to which the list is limited. */
  list:
    | 'alerts'
    | 'bookings'
    | 'bulkJobs'
    | 'conflicts'
    | 'inactiveContacts'
    | 'institution'
    | 'links'
    | 'matchReviews'
    | 'quarantinedItems'
    | 'settings';
  state?: string;
  /** The failed exchange that a button repeats for all of them at once. */
  retries?: FailureKind;
  /** Listed under the kind `alarm`: also emitted as `s360.alarm`, and has a notice at its institution. */
  isAlarm?: boolean;
  /** It is counted in the status of an institution too, and its light names it there. */
  isInStatus?: boolean;
}

const ALARM = { list: 'institution', isAlarm: true, isInStatus: true } as const;

/**
 * All that is known of each cause. Its words are `attention.<cause>`, of an alarm
 * `attention.alarm.<cause>`, and what to do about it `….todo`.
 */
export const CAUSES = {
  unusableInstitution: { actor: 'integrator', list: 'settings' },
  silence: { ...ALARM, actor: 's360' },
  refused: { ...ALARM, actor: 'integrator' },
  resend: { ...ALARM, actor: 's360' },
  unknownState: { ...ALARM, actor: 'integrator' },
  oddPrice: { ...ALARM, actor: 'integrator' },
  sendingStopped: { ...ALARM, actor: 'integrator' },
  refusedCredentials: { actor: 'integrator', list: 'institution', isInStatus: true },
  harmed: { list: 'links', state: 'harmed', isInStatus: true },
  failedPush: {
    list: 'links',
    state: 'failed',
    reportedFrom: 5,
    retries: 'push',
    isInStatus: true,
  },
  failedPull: { list: 'links', reportedFrom: 5, retries: 'pull' },
  failedOrderPull: { list: 'links', reportedFrom: 5, retries: 'orderPull' },
  unconfirmedCreate: { list: 'links', state: 'inDoubt', isInStatus: true },
  unconfirmedBooking: { list: 'bookings', state: 'inDoubt' },
  failedBooking: { list: 'bookings', state: 'failed' },
  differingBooking: { list: 'bookings', state: 'incomplete' },
  openBooking: { list: 'bookings', state: 'created', reportedFrom: 'never' },
  expiringHold: { list: 'bookings', state: 'expiring', reportedFrom: 'never' },
  endedLink: { list: 'links', state: 'ended' },
  conflict: { list: 'conflicts', reportedFrom: 20, isInStatus: true },
  overriddenEdit: { list: 'conflicts', state: 'overridden', reportedFrom: 5 },
  matchReview: { list: 'matchReviews', reportedFrom: 20 },
  itemNotImported: {
    actor: 's360',
    list: 'quarantinedItems',
    reportedFrom: 5,
    isInStatus: true,
  },
  bulkJobToApprove: { list: 'bulkJobs', state: 'waiting' },
  failedBulkJob: { list: 'bulkJobs', state: 'failed' },
  failedAlert: { actor: 'integrator', list: 'alerts' },
  inactiveContact: { list: 'inactiveContacts', reportedFrom: 'never' },
} as const satisfies Record<string, CauseDescriptor>;

type Descriptors = typeof CAUSES;
type CauseName = keyof Descriptors;

/** What is wrong with the exchange with an institution. */
export type AlarmKind = {
  [Name in CauseName]: Descriptors[Name] extends { isAlarm: true } ? Name : never;
}[CauseName];

/** What kind of cause it is, as alerts and their thresholds name it. */
export type CauseKind = Exclude<CauseName, AlarmKind> | 'alarm';

const names = Object.keys(CAUSES) as CauseName[];

const isAlarmKind = (name: CauseName): name is AlarmKind => 'isAlarm' in CAUSES[name];

export const ALARM_KINDS = names.filter(isAlarmKind);

export const CAUSE_KINDS = [
  ...new Set(names.map((name): CauseKind => (isAlarmKind(name) ? 'alarm' : name))),
];

export const isCauseName = (name: string): name is CauseName => name in CAUSES;

/** The kind, and the code if it needs one, under which a cause is listed. */
export const causeNamed = (name: CauseName): { kind: CauseKind; cause: string | null } =>
  isAlarmKind(name) ? { kind: 'alarm', cause: name } : { kind: name, cause: null };

/** What is known of a kind; of alarms, what they all have in common. */
export const causeOf = (kind: CauseKind): CauseDescriptor =>
  kind === 'alarm' ? ALARM : CAUSES[kind];

/** In characters: what a person notes about a cause. */
export const LONGEST_NOTE = 500;
