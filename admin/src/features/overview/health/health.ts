import type { InstitutionStatus } from '../../../../../server/src/contracts';
import type { StateVariant } from '../../../shared/components/stateVariant';
import { quotaUse } from '../../../shared/calls/callQuota';

/** How an institution is, by the most serious thing that is the matter with it. */
export const HEALTH_CODES = [
  'sendingStopped',
  'valuesLost',
  'refusingDeliveries',
  'wrongCredentials',
  'resendNeeded',
  'quotaUsed',
  'silence',
  'unknownState',
  'unconfirmed',
  'failed',
  'conflicts',
  'notImported',
  'closed',
  'receivingPaused',
  'sendingPaused',
  'mapping',
  'notStarted',
  'quotaNearlyUsed',
  'well',
] as const;

export type HealthCode = (typeof HEALTH_CODES)[number];

export interface Health {
  code: HealthCode;
  /** The color of its light. */
  variant: Extract<StateVariant, 'success' | 'warning' | 'danger' | 'secondary'>;
  /** How many contacts or items it is about; 0 where it is not about some of them. */
  count: number;
}

const VARIANTS: Record<HealthCode, Health['variant']> = {
  sendingStopped: 'danger',
  valuesLost: 'danger',
  refusingDeliveries: 'danger',
  wrongCredentials: 'danger',
  resendNeeded: 'danger',
  quotaUsed: 'danger',
  silence: 'warning',
  unknownState: 'warning',
  unconfirmed: 'warning',
  failed: 'warning',
  conflicts: 'warning',
  notImported: 'warning',
  closed: 'warning',
  receivingPaused: 'secondary',
  sendingPaused: 'secondary',
  mapping: 'secondary',
  notStarted: 'secondary',
  quotaNearlyUsed: 'warning',
  well: 'success',
};

/** What is the matter with an institution; a count above 0 means that it applies. */
function matters(institution: InstitutionStatus): Partial<Record<HealthCode, number>> {
  const { alarms, links, paused, sending } = institution;
  const raised = (kind: (typeof alarms)[number]['kind']) =>
    alarms.filter((alarm) => alarm.kind === kind).length;
  const level = quotaUse(institution.callsThisMonth, institution.callsPerMonth)?.level;
  return {
    sendingStopped: Number(sending.status.state === 'stopped'),
    valuesLost: Math.max(links.harmed, sending.openFindings),
    refusingDeliveries: raised('refused'),
    wrongCredentials: institution.refusedCredentials.length,
    resendNeeded: raised('resend'),
    quotaUsed: Number(level === 'used'),
    silence: raised('silence'),
    unknownState: raised('unknownState'),
    unconfirmed: links.inDoubt,
    failed: links.failed,
    conflicts: links.conflict,
    notImported: institution.quarantinedItems,
    closed: Number(institution.closedUntil !== null),
    receivingPaused: Number(paused.receiving),
    sendingPaused: Number(paused.sending),
    mapping: Number(institution.isMappingUnderWay),
    notStarted: Number(sending.status.state === 'notStarted'),
    quotaNearlyUsed: Number(level === 'nearlyUsed'),
  };
}

/** The light of an institution: nothing green hides something that is open. */
export function healthOf(institution: InstitutionStatus): Health {
  const found = matters(institution);
  const code = HEALTH_CODES.find((one) => (found[one] ?? 0) > 0) ?? 'well';
  return { code, variant: VARIANTS[code], count: found[code] ?? 0 };
}
