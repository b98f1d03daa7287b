import type { UnusableInstitution } from '../../contracts/attention';
import type { CauseKind } from '../../contracts/causes';
import { MCP_CLIENT } from '../../contracts/authors';
import { actorOfFailure } from '../../contracts/failure-actors';
import type { Alarm, RefusedCalls } from '../../contracts/alarms';
import type { FailureCause, FailureKind } from '../../contracts/institutions/steering';
import { BULK_JOB_UID } from '../../contracts/uids';
import { isBeforeFirstDelivery } from '../../inbox';
import { isInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import { actorOfAlarm, actorOfItem } from './actors';
import { bookingGroups } from './booking-groups';
import { contactGroups } from './contact-groups';
import { groupOf, type LocatedGroup } from './located-groups';
import type { FoundGroup } from './marks';
import type { AttentionPorts } from './ports';
import { refusedItems } from './refused-items';
import { withSingleMembers } from './single-members';
import { countWaiting } from './waiting-rows';

/** Everything that waits for a person at the configured institutions. */
export async function findGroups(
  ports: AttentionPorts,
  causes: readonly FailureCause[],
  scope: InstitutionScope,
): Promise<FoundGroup[]> {
  const codes = ports.institutions.all().map(({ code }) => code);
  const found = [
    ...ports.unusableInstitutions().map(unusableGroup),
    ...(await alarms(ports)),
    ...failures(causes),
    ...(await contactGroups(ports)),
    ...(await bookingGroups(ports, codes)),
    ...(await itemsNotImported(ports)),
    ...(await bulkJobs(ports)),
    ...(await unsentAlerts(ports)),
    ...(await inactiveContacts(ports)),
  ];
  // Bulk jobs and alerts may concern all institutions; what is no longer configured cannot be cured here.
  const shown = found.filter(
    ({ institution, kind }) =>
      (institution === '' || codes.includes(institution) || kind === 'unusableInstitution') &&
      isInScope(scope, institution),
  );
  return withSingleMembers(ports.database, shown, codes);
}

const unusableGroup = ({ code: institution }: UnusableInstitution): LocatedGroup =>
  groupOf(
    { institution, count: 1, since: null, newestAt: null },
    { kind: 'unusableInstitution', actor: 'integrator' },
  );

/** All institutions at once, so that their rows are read together. */
async function alarms({ alarms: raised, institutions, refusedCredentials }: AttentionPorts) {
  const found = await Promise.all(
    institutions.all().map(async (institution): Promise<LocatedGroup[]> => {
      const { code } = institution;
      const ofAlarms = (await raised.list(institution))
        .filter((alarm) => !isBeforeFirstDelivery(alarm))
        .map((alarm) => alarmGroup(code, alarm));
      const refused = await refusedCredentials.list(code);
      return [...ofAlarms, ...refused.map((calls) => refusedGroup(code, calls))];
    }),
  );
  return found.flat();
}

function refusedGroup(
  institution: string,
  { lastAt, since, stream, times }: RefusedCalls,
): LocatedGroup {
  const rows = { institution, count: times, since: new Date(since), newestAt: new Date(lastAt) };
  return groupOf(rows, { kind: 'refusedCredentials', cause: stream, actor: 'integrator' });
}

function alarmGroup(institution: string, alarm: Alarm): LocatedGroup {
  const since = 'since' in alarm ? alarm.since : 'from' in alarm ? alarm.from : null;
  const subject = 'stream' in alarm ? alarm.stream : alarm.cause;
  const rows = { institution, count: 1, since: since === null ? null : new Date(since) };
  const named = { kind: 'alarm', cause: `${alarm.kind} ${subject}` } as const;
  const group = groupOf(
    { ...rows, newestAt: rows.since },
    { ...named, actor: actorOfAlarm(alarm) },
  );
  return { ...group, alarm };
}

const FAILURES: Record<FailureKind, CauseKind> = {
  push: 'failedPush',
  pull: 'failedPull',
  orderPull: 'failedOrderPull',
};

export const namedByFailure = ({ code, institution, kind }: FailureCause) => ({
  institution,
  kind: FAILURES[kind],
  cause: code,
});

const failures = (causes: readonly FailureCause[]): LocatedGroup[] =>
  causes
    .filter(({ failed }) => failed > 0)
    .map((cause) => ({
      ...groupOf(
        {
          institution: cause.institution,
          count: cause.failed,
          since: cause.since === null ? null : new Date(cause.since),
          newestAt: null,
        },
        { ...namedByFailure(cause), actor: actorOfFailure(cause.reason) },
      ),
      reason: cause.reason,
    }));

async function itemsNotImported({ database }: AttentionPorts): Promise<LocatedGroup[]> {
  const found = await refusedItems(database);
  return found.map(({ reason, ...rows }) => ({
    ...groupOf(rows, {
      kind: 'itemNotImported',
      cause: rows.values.filter(Boolean).join(' '),
      actor: actorOfItem(rows.values[1] ?? null),
    }),
    reason,
  }));
}

/** States in which a bulk job waits for approval: what a program planned, a person has to start. */
const TO_APPROVE: readonly (string | null)[] = ['waiting', 'planned'];

async function bulkJobs({ database }: AttentionPorts): Promise<LocatedGroup[]> {
  const source = { uid: BULK_JOB_UID, by: ['state'], moment: 'createdAt' };
  const found = await countWaiting(database, source, (rows) =>
    rows
      .whereIn('state', ['waiting', 'failed', 'undoFailed'])
      .orWhere((planned) =>
        planned.where('state', 'planned').where('author', 'like', `${MCP_CLIENT}:%`),
      ),
  );
  return found.map((rows) =>
    groupOf(rows, {
      kind: TO_APPROVE.includes(rows.values[0] ?? null) ? 'bulkJobToApprove' : 'failedBulkJob',
      cause: rows.values[0] ?? null,
    }),
  );
}

async function unsentAlerts({ unsentAlerts: unsent }: AttentionPorts): Promise<LocatedGroup[]> {
  return (await unsent()).map(({ newestAt, reason, recipients, since }) => ({
    ...groupOf(
      { institution: '', count: recipients, since, newestAt },
      { kind: 'failedAlert', cause: reason.code, actor: 'integrator' },
    ),
    reason,
  }));
}

async function inactiveContacts({ listedInactive }: AttentionPorts): Promise<LocatedGroup[]> {
  const count = await listedInactive();
  if (count === 0) return [];
  const rows = { institution: '', count, since: null, newestAt: null };
  return [groupOf(rows, { kind: 'inactiveContact' })];
}
