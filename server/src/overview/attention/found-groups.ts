import { openOverriddenEdits, STATES_WITH_CONFLICTS } from '../../contacts';
import type { AttentionActor, AttentionKind, UnusableInstitution } from '../../contracts/attention';
import { MCP_CLIENT } from '../../contracts/authors';
import type { HeldBecause } from '../../contracts/contacts/contact-sync';
import type { Alarm, RefusedCalls } from '../../contracts/institutions/alarms';
import type { FailureCause, FailureKind } from '../../contracts/institutions/steering';
import {
  BOOKING_UID,
  BULK_JOB_UID,
  CONFLICT_UID,
  CONTACT_LINK_UID,
  MATCH_REVIEW_UID,
  OVERRIDDEN_EDIT_UID,
} from '../../contracts/uids';
import type { BookingRecord } from '../../bookings';
import { isBeforeFirstDelivery } from '../../inbox';
import { actorOfFailure } from '../../contracts/failure-actors';
import { grouped } from '../../kernel/grouped';
import { isInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { isoTime } from '../../kernel/database/values';
import { actorOfAlarm, actorOfItem } from './actors';
import { failedBookings } from './failed-bookings';
import { refusedItems } from './refused-items';
import { countWaiting, type Narrow, type WaitingRows } from './waiting-rows';
import type { FoundGroup } from './marks';
import { withSingleMembers, type LocatedGroup } from './single-members';
import type { AttentionPorts } from './ports';

interface Named {
  kind: AttentionKind;
  cause?: string | null;
  actor?: AttentionActor;
}

type GroupedRows = Omit<WaitingRows, 'oldestId' | 'values'> & { oldestId?: number | undefined };

const groupOf = (
  { count, institution, newestAt, oldestId, since }: GroupedRows,
  { actor = 'operator', cause = null, kind }: Named,
): LocatedGroup => ({
  kind,
  institution,
  cause,
  reason: null,
  count,
  since: isoTime(since),
  newestAt: isoTime(newestAt),
  actor,
  alarm: null,
  oldestId: oldestId ?? null,
});

const codesOf = ({ institutions }: Pick<AttentionPorts, 'institutions'>): string[] =>
  institutions.all().map(({ code }) => code);

/** Everything that waits for a person at the configured institutions. */
export async function findGroups(
  ports: AttentionPorts,
  causes: readonly FailureCause[],
  scope: InstitutionScope,
): Promise<FoundGroup[]> {
  const codes = new Set(codesOf(ports));
  const found = [
    ...ports.unusableInstitutions().map(unusableGroup),
    ...(await alarms(ports)),
    ...failures(causes),
    ...(await links(ports)),
    ...(await bookings(ports)),
    ...(await expiringHolds(ports)),
    ...(await overridden(ports)),
    ...(await matchReviews(ports)),
    ...(await itemsNotImported(ports)),
    ...(await bulkJobs(ports)),
    ...(await unsentAlerts(ports)),
    ...(await inactiveContacts(ports)),
  ];
  // Bulk jobs and alerts may concern all institutions; what is no longer configured cannot be cured here.
  const shown = found.filter(
    ({ institution, kind }) =>
      (institution === '' || codes.has(institution) || kind === 'unusableInstitution') &&
      isInScope(scope, institution),
  );
  return withSingleMembers(ports.database, shown, [...codes]);
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

const FAILURES: Record<FailureKind, AttentionKind> = {
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

/** Why S-360's own value stands against the CRM's: it confirmed the save and kept its own. */
const KEPT = 'kept' satisfies HeldBecause;

async function links({ database, readBacks }: AttentionPorts): Promise<LocatedGroup[]> {
  const harmed = await readBacks.harmedLinks();
  const source = { uid: CONTACT_LINK_UID, by: [], moment: 'markedAt' };
  const inDoubt = await countWaiting(database, source, (rows) => rows.where('state', 'inDoubt'));
  const ended = await countWaiting(database, { ...source, moment: null }, (rows) =>
    rows.where('state', 'ended'),
  );
  const inConflict = (narrow: Narrow) =>
    countWaiting(
      database,
      { ...source, among: (rows, column) => rows.where(column('openConflicts'), '>', 0) },
      (rows, column) => narrow(rows.whereIn('state', STATES_WITH_CONFLICTS), column),
    );
  const pair = ['institution', 'contactDocumentId'];
  const conflicts = database.names(CONFLICT_UID);
  const kept = () =>
    database
      .connection(conflicts.table)
      .select(pair.map(conflicts.column))
      .where({ outcome: 'held', rule: KEPT })
      .whereNull('decision');
  // A contact with both kinds counts once, as its page shows both.
  const withKept = await inConflict((rows, column) => rows.whereIn(pair.map(column), kept()));
  const changedTwice = await inConflict((rows, column) =>
    rows.whereNotIn(pair.map(column), kept()),
  );
  const ofHarmed = await countWaiting(database, source, (rows) => rows.whereIn('id', harmed));
  return [
    ...ofHarmed.map((rows) => groupOf(rows, { kind: 'harmed' })),
    ...inDoubt.map((rows) => groupOf(rows, { kind: 'unconfirmedCreate' })),
    ...ended.map((rows) => groupOf(rows, { kind: 'endedLink' })),
    ...changedTwice.map((rows) => groupOf(rows, { kind: 'conflict' })),
    ...withKept.map((rows) => groupOf(rows, { kind: 'conflict', cause: KEPT })),
  ];
}

const BOOKING_KINDS_BY_STATE: Partial<Record<BookingRecord['state'], AttentionKind>> = {
  inDoubt: 'unconfirmedBooking',
  incomplete: 'differingBooking',
  created: 'openBooking',
};

async function bookings(ports: AttentionPorts): Promise<LocatedGroup[]> {
  const { database } = ports;
  // For the index of states, which begins with the institution.
  const codes = codesOf(ports);
  const states = Object.keys(BOOKING_KINDS_BY_STATE);
  const source = { uid: BOOKING_UID, by: ['state'], moment: 'updatedAt' };
  const found = await countWaiting(database, source, (rows) =>
    rows.whereIn('institution', codes).whereIn('state', states),
  );
  const byState = found.flatMap((rows) => {
    const kind = BOOKING_KINDS_BY_STATE[rows.values[0] as BookingRecord['state']];
    return kind === undefined ? [] : [groupOf(rows, { kind })];
  });
  return [...byState, ...(await refusedBookings(database, codes))];
}

async function refusedBookings(
  database: StrapiDatabase,
  codes: readonly string[],
): Promise<LocatedGroup[]> {
  const failed = await failedBookings(database, codes);
  return failed.map(({ actor, bookings: alike, cause, institution, reason }) => {
    const rows = { institution, ...countedBy(alike, ({ updatedAt }) => updatedAt) };
    return { ...groupOf(rows, { kind: 'failedBooking', cause, actor }), reason };
  });
}

/** What a group says of members that were read one by one, the oldest first. */
function countedBy<Member extends { id: number }>(
  members: readonly Member[],
  momentOf: (member: Member) => Date,
): Omit<GroupedRows, 'institution'> {
  const moments = members.map((member) => momentOf(member).getTime());
  return {
    count: members.length,
    oldestId: members[0]?.id,
    since: new Date(Math.min(...moments)),
    newestAt: new Date(Math.max(...moments)),
  };
}

async function expiringHolds({ expiringHolds: holds }: AttentionPorts): Promise<LocatedGroup[]> {
  const byInstitution = grouped(await holds(), ({ institution }) => institution);
  return [...byInstitution].map(([institution, expiring]) => {
    const rows = { institution, ...countedBy(expiring, ({ createdAt }) => createdAt) };
    return groupOf(rows, { kind: 'expiringHold' });
  });
}

async function matchReviews({ database }: AttentionPorts): Promise<LocatedGroup[]> {
  const source = { uid: MATCH_REVIEW_UID, by: ['kind'], moment: 'noticedAt' };
  const found = await countWaiting(database, source, (rows) => rows.where('state', 'open'));
  return found.map((rows) => groupOf(rows, { kind: 'matchReview', cause: rows.values[0] ?? null }));
}

async function overridden({ database }: AttentionPorts): Promise<LocatedGroup[]> {
  const source = { uid: OVERRIDDEN_EDIT_UID, by: [], moment: 'replacedAt' };
  const found = await countWaiting(database, source, (rows) =>
    rows.whereIn('id', openOverriddenEdits(database)),
  );
  return found.map((rows) => groupOf(rows, { kind: 'overriddenEdit' }));
}

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
