import { causeOf, titleKeyOf } from '../../../../../server/src/contracts';
import type { AlarmKind, Cause, InstitutionStatus } from '../../../../../server/src/contracts';
import type { StateVariant } from '../../../shared/components/stateVariant';
import { quotaUse } from '../../../shared/calls/callQuota';
import { isProtected, openSteps } from '../../setup';

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

/** A count above 0 means that it applies. */
type Count = (institution: InstitutionStatus, causes: readonly Cause[]) => number;

const danger = (count: Count) => ({ variant: 'danger', count }) as const;
const warning = (count: Count) => ({ variant: 'warning', count }) as const;
const hold = (count: Count) => ({ variant: 'secondary', count }) as const;

const raised = (kind: AlarmKind) =>
  (({ alarms }) => alarms.filter((alarm) => alarm.kind === kind).length) satisfies Count;

const silences =
  (isFromTheStart: boolean): Count =>
  ({ alarms }) =>
    alarms.filter((alarm) => alarm.kind === 'silence' && (alarm.since === null) === isFromTheStart)
      .length;

const quotaLevel = ({ callsPerMonth, callsThisMonth }: InstitutionStatus) =>
  quotaUse(callsThisMonth, callsPerMonth)?.level;

/** What can be the matter with an institution, the most serious first; causes by their names. */
const MATTERS = {
  sendingStopped: danger(({ sending }) => Number(sending.status.state === 'stopped')),
  harmed: danger(({ links, sending }) => Math.max(links.harmed, sending.openFindings)),
  refusingDeliveries: danger(raised('refused')),
  refusedCredentials: danger(({ refusedCredentials }) =>
    refusedCredentials.reduce((sum, { times }) => sum + times, 0),
  ),
  resendNeeded: danger(raised('resend')),
  quotaUsed: danger((institution) => Number(quotaLevel(institution) === 'used')),
  neverReceived: warning(silences(true)),
  silent: warning(silences(false)),
  unknownState: warning(raised('unknownState')),
  oddPrice: warning(raised('oddPrice')),
  unconfirmedCreate: warning(({ links }) => links.inDoubt),
  failedPush: warning(({ links }) => links.failed),
  conflicts: warning(({ links }) => links.conflict),
  // Not those that wait for an answer under “Who is who?”, which the list counts there.
  itemNotImported: warning(({ code }, causes) =>
    sumOf(
      causes.filter(({ institution, kind }) => kind === 'itemNotImported' && institution === code),
    ),
  ),
  inList: warning((institution, causes) => sumOf(othersInList(causes, institution))),
  retrying: warning(({ retrying }) => retrying),
  closed: warning(({ closedUntil }) => Number(closedUntil !== null)),
  quotaNearlyUsed: warning((institution) => Number(quotaLevel(institution) === 'nearlyUsed')),
  checkFailed: warning(({ lastCheck }) => Number(lastCheck?.verdict === 'failed')),
  unprotected: warning((institution) => Number(!isProtected(institution))),
  setupOpen: warning(openSteps),
  receivingPaused: hold(({ paused }) => Number(paused.receiving)),
  sendingPaused: hold(({ paused }) => Number(paused.sending)),
  mapping: hold(({ isMappingUnderWay }) => Number(isMappingUnderWay)),
  onHold: hold(({ onHold }) => onHold),
  notStarted: hold(({ sending }) => Number(sending.status.state === 'notStarted')),
  well: { variant: 'success', count: () => 0 },
} satisfies Record<string, { variant: Health['variant']; count: Count }>;

type HealthCode = keyof typeof MATTERS;

export const HEALTH_CODES = Object.keys(MATTERS) as HealthCode[];

/** What only holds work up, whether or not the institution is set up. */
const HOLDS: readonly HealthCode[] = ['receivingPaused', 'sendingPaused', 'mapping', 'onHold'];

/** A bulk job to approve may hold contacts at several institutions. */
const isAt = ({ heldAt, institution }: Cause, code: string): boolean =>
  institution === code || heldAt.some((held) => held.institution === code);

const sumOf = (waiting: readonly Pick<Waiting, 'count'>[]): number =>
  waiting.reduce((sum, { count }) => sum + count, 0);

/** What else waits for a person at an institution, like bookings, and nobody has hidden. */
function othersInList(
  causes: readonly Cause[],
  { code }: Pick<InstitutionStatus, 'code'>,
): Waiting[] {
  const others = causes.filter(
    (one) => one.dismissed === null && !causeOf(one.kind).isInStatus && isAt(one, code),
  );
  const titles = new Map(others.map((one) => [titleKeyOf(one), one]));
  return [...titles].map(([key, { cause, kind }]) => ({
    kind,
    cause,
    count: sumOf(others.filter((one) => titleKeyOf(one) === key)),
  }));
}

/**
 * The light of an institution: nothing green hides something that is open. `causes` is what waits
 * for a person at all institutions.
 */
export function healthOf(institution: InstitutionStatus, causes: readonly Cause[]): Health {
  const found = HEALTH_CODES.flatMap((code): Matter[] => {
    const count = MATTERS[code].count(institution, causes);
    if (count === 0) return [];
    if (code !== 'inList') return [{ code, count }];
    return [{ code, count, waiting: othersInList(causes, institution) }];
  });
  // Other matters leave steps of the set-up open, too, which are then not named besides.
  const isOnlySetUp = found.every(({ code }) => code === 'setupOpen' || HOLDS.includes(code));
  const named = isOnlySetUp ? found : found.filter(({ code }) => code !== 'setupOpen');
  const [most = WELL, ...others] = named;
  return { matters: [most, ...others], variant: MATTERS[most.code].variant };
}

const WELL: Matter = { code: 'well', count: 0 };
