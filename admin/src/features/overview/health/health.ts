import { causeOf, titleKeyOf } from '../../../../../server/src/contracts';
import type { Cause, InstitutionStatus } from '../../../../../server/src/contracts';
import type { StateVariant } from '../../../shared/components/stateVariant';
import { quotaUse } from '../../../shared/calls/callQuota';
import { isProtected, openSteps } from '../../setup';

/** What can be the matter with an institution, the most serious first. */
export const HEALTH_CODES = [
  'sendingStopped',
  'valuesLost',
  'refusingDeliveries',
  'wrongCredentials',
  'resendNeeded',
  'quotaUsed',
  'neverReceived',
  'silence',
  'unknownState',
  'oddPrice',
  'unconfirmed',
  'failed',
  'conflicts',
  'notImported',
  'inList',
  'retrying',
  'closed',
  'quotaNearlyUsed',
  'checkFailed',
  'unprotected',
  'setupOpen',
  'receivingPaused',
  'sendingPaused',
  'mapping',
  'onHold',
  'notStarted',
  'well',
] as const;

type HealthCode = (typeof HEALTH_CODES)[number];

export interface Matter {
  code: HealthCode;
  /** How many contacts or items it is about; for what is not about some of them, above 0. */
  count: number;
  /** Of `inList`: what waits, as the list names it. */
  waiting?: readonly Waiting[];
}

/** What waits under one title of the list. */
type Waiting = Pick<Cause, 'cause' | 'count' | 'kind'>;

export interface Health {
  /** What is the matter, the most serious first; only `well` if nothing is. */
  matters: Matter[];
  /** The color of the light. */
  variant: Extract<StateVariant, 'success' | 'warning' | 'danger' | 'secondary'>;
}

const VARIANTS: Record<HealthCode, Health['variant']> = {
  sendingStopped: 'danger',
  valuesLost: 'danger',
  refusingDeliveries: 'danger',
  wrongCredentials: 'danger',
  resendNeeded: 'danger',
  quotaUsed: 'danger',
  neverReceived: 'warning',
  silence: 'warning',
  unknownState: 'warning',
  oddPrice: 'warning',
  unconfirmed: 'warning',
  failed: 'warning',
  conflicts: 'warning',
  notImported: 'warning',
  inList: 'warning',
  retrying: 'warning',
  closed: 'warning',
  quotaNearlyUsed: 'warning',
  checkFailed: 'warning',
  unprotected: 'warning',
  setupOpen: 'warning',
  receivingPaused: 'secondary',
  sendingPaused: 'secondary',
  mapping: 'secondary',
  onHold: 'secondary',
  notStarted: 'secondary',
  well: 'success',
};

/** What only holds work up, whether or not the institution is set up. */
const HOLDS: readonly HealthCode[] = ['receivingPaused', 'sendingPaused', 'mapping', 'onHold'];

/** A bulk job to approve may hold contacts at several institutions. */
const isAt = ({ heldAt, institution }: Cause, code: string): boolean =>
  institution === code || heldAt.some((held) => held.institution === code);

const sumOf = (waiting: readonly Pick<Waiting, 'count'>[]): number =>
  waiting.reduce((sum, { count }) => sum + count, 0);

/** What else waits for a person at an institution, like bookings, and nobody has hidden. */
function othersInList(
  groups: readonly Cause[],
  { code }: Pick<InstitutionStatus, 'code'>,
): Waiting[] {
  const others = groups.filter(
    (group) => group.dismissed === null && !causeOf(group.kind).isInStatus && isAt(group, code),
  );
  const titles = new Map(others.map((group) => [titleKeyOf(group), group]));
  return [...titles].map(([key, { cause, kind }]) => ({
    kind,
    cause,
    count: sumOf(others.filter((group) => titleKeyOf(group) === key)),
  }));
}

/** What is the matter with an institution; a count above 0 means that it applies. */
function matters(
  institution: InstitutionStatus,
  groups: readonly Cause[],
  waiting: readonly Waiting[],
): Partial<Record<HealthCode, number>> {
  const { alarms, code, links, paused, sending } = institution;
  const raised = (kind: (typeof alarms)[number]['kind']) =>
    alarms.filter((alarm) => alarm.kind === kind).length;
  const silent = alarms.filter((alarm) => alarm.kind === 'silence');
  const level = quotaUse(institution.callsThisMonth, institution.callsPerMonth)?.level;
  // Not those that wait for an answer under “Who is who?”, which the list counts there.
  const notImported = groups.filter(
    (group) => group.kind === 'itemNotImported' && group.institution === code,
  );
  return {
    sendingStopped: Number(sending.status.state === 'stopped'),
    valuesLost: Math.max(links.harmed, sending.openFindings),
    refusingDeliveries: raised('refused'),
    wrongCredentials: institution.refusedCredentials.length,
    resendNeeded: raised('resend'),
    quotaUsed: Number(level === 'used'),
    neverReceived: silent.filter(({ since }) => since === null).length,
    silence: silent.filter(({ since }) => since !== null).length,
    unknownState: raised('unknownState'),
    oddPrice: raised('oddPrice'),
    unconfirmed: links.inDoubt,
    failed: links.failed,
    conflicts: links.conflict,
    notImported: sumOf(notImported),
    inList: sumOf(waiting),
    retrying: institution.retrying,
    closed: Number(institution.closedUntil !== null),
    quotaNearlyUsed: Number(level === 'nearlyUsed'),
    checkFailed: Number(institution.lastCheck?.verdict === 'failed'),
    unprotected: Number(!isProtected(institution)),
    receivingPaused: Number(paused.receiving),
    sendingPaused: Number(paused.sending),
    mapping: Number(institution.isMappingUnderWay),
    onHold: institution.onHold,
    notStarted: Number(sending.status.state === 'notStarted'),
  };
}

/**
 * The light of an institution: nothing green hides something that is open. `groups` is what waits
 * for a person at all institutions.
 */
export function healthOf(institution: InstitutionStatus, groups: readonly Cause[]): Health {
  const waiting = othersInList(groups, institution);
  const counts = matters(institution, groups, waiting);
  const named = HEALTH_CODES.filter((code) => (counts[code] ?? 0) > 0);
  // Other matters leave steps of the set-up open, too, which are then not named besides.
  if (named.every((code) => HOLDS.includes(code))) counts.setupOpen = openSteps(institution);
  const found = HEALTH_CODES.flatMap((code) => {
    const count = counts[code] ?? 0;
    if (count === 0) return [];
    return code === 'inList' ? { code, count, waiting } : { code, count };
  });
  const [most = WELL, ...others] = found;
  return { matters: [most, ...others], variant: VARIANTS[most.code] };
}

const WELL: Matter = { code: 'well', count: 0 };
