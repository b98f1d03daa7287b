import { STATES_WITH_CONFLICTS } from '../../contacts';
import type { AttentionActor, AttentionKind } from '../../contracts/attention';
import type { Alarm } from '../../contracts/institutions/alarms';
import type { FailureCause, FailureKind } from '../../contracts/institutions/steering';
import {
  BOOKING_UID,
  BULK_JOB_UID,
  CONTACT_LINK_UID,
  MATCH_REVIEW_UID,
  QUARANTINED_ITEM_UID,
} from '../../contracts/uids';
import type { BookingRecord } from '../../bookings';
import { readReasons } from '../../contracts/reasons';
import { grouped } from '../../kernel/grouped';
import { isInScope, type InstitutionScope } from '../../kernel/institution-scope';
import { integer } from '../../kernel/database/values';
import { actorOfAlarm, actorOfFailure } from './actors';
import { countWaiting, type WaitingRows } from './waiting-rows';
import type { FoundGroup } from './marks';
import type { AttentionPorts } from './ports';

interface Named {
  kind: AttentionKind;
  cause?: string | null;
  actor?: AttentionActor;
}

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;

const groupOf = (
  { count, institution, newestAt, since }: Omit<WaitingRows, 'oldestId' | 'values'>,
  { actor = 'operator', cause = null, kind }: Named,
): FoundGroup => ({
  kind,
  institution,
  cause,
  reason: null,
  count,
  since: iso(since),
  newestAt: iso(newestAt),
  actor,
  alarm: null,
});

/** Everything that waits for a person at the configured institutions. */
export async function findGroups(
  ports: AttentionPorts,
  scope: InstitutionScope,
): Promise<FoundGroup[]> {
  const codes = new Set(ports.institutions.all().map(({ code }) => code));
  const found = [
    ...(await alarms(ports)),
    ...(await failures(ports)),
    ...(await links(ports)),
    ...(await bookings(ports)),
    ...(await expiringHolds(ports)),
    ...(await matchReviews(ports)),
    ...(await itemsNotImported(ports)),
    ...(await bulkJobs(ports)),
  ];
  // Bulk jobs may concern all institutions; what is no longer configured cannot be cured here.
  return found.filter(
    ({ institution }) =>
      (institution === '' || codes.has(institution)) && isInScope(scope, institution),
  );
}

async function alarms({ alarms: raised, institutions, refusedCredentials }: AttentionPorts) {
  const groups: FoundGroup[] = [];
  for (const institution of institutions.all()) {
    const { code } = institution;
    for (const alarm of await raised.list(institution)) groups.push(alarmGroup(code, alarm));
    for (const { lastAt, since, stream, times } of await refusedCredentials.list(code)) {
      const rows = {
        institution: code,
        count: times,
        since: new Date(since),
        newestAt: new Date(lastAt),
      };
      groups.push(
        groupOf(rows, { kind: 'refusedCredentials', cause: stream, actor: 'integrator' }),
      );
    }
  }
  return groups;
}

function alarmGroup(institution: string, alarm: Alarm): FoundGroup {
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

async function failures(ports: AttentionPorts): Promise<FoundGroup[]> {
  const causes = await ports.failures.causes(null);
  return causes
    .filter(({ failed }) => failed > 0)
    .map((cause: FailureCause) => ({
      ...groupOf(
        {
          institution: cause.institution,
          count: cause.failed,
          since: cause.since === null ? null : new Date(cause.since),
          newestAt: null,
        },
        { kind: FAILURES[cause.kind], cause: cause.code, actor: actorOfFailure(cause.reason) },
      ),
      reason: cause.reason,
    }));
}

async function links({ database, readBacks }: AttentionPorts): Promise<FoundGroup[]> {
  const harmed = await readBacks.harmedLinks();
  const wanted = { uid: CONTACT_LINK_UID, by: [], moment: 'markedAt' };
  const inDoubt = await countWaiting(database, wanted, (rows) => rows.where('state', 'inDoubt'));
  const inConflict = await countWaiting(database, wanted, (rows, column) =>
    rows.whereIn('state', STATES_WITH_CONFLICTS).where(column('openConflicts'), '>', 0),
  );
  const ofHarmed = await countWaiting(database, wanted, (rows) => rows.whereIn('id', harmed));
  return [
    ...ofHarmed.map((rows) => groupOf(rows, { kind: 'harmed' })),
    ...inDoubt.map((rows) => groupOf(rows, { kind: 'unconfirmedCreate' })),
    ...inConflict.map((rows) => groupOf(rows, { kind: 'conflict' })),
  ];
}

const BOOKING_KINDS_BY_STATE: Partial<Record<BookingRecord['state'], AttentionKind>> = {
  inDoubt: 'unconfirmedBooking',
  failed: 'failedBooking',
  incomplete: 'differingBooking',
  created: 'openBooking',
};

async function bookings({ database }: AttentionPorts): Promise<FoundGroup[]> {
  const states = Object.keys(BOOKING_KINDS_BY_STATE);
  const wanted = { uid: BOOKING_UID, by: ['state'], moment: 'updatedAt' };
  const found = await countWaiting(database, wanted, (rows) => rows.whereIn('state', states));
  return found.flatMap((rows) => {
    const kind = BOOKING_KINDS_BY_STATE[rows.values[0] as BookingRecord['state']];
    return kind === undefined ? [] : [groupOf(rows, { kind })];
  });
}

async function expiringHolds({ expiringHolds: holds }: AttentionPorts): Promise<FoundGroup[]> {
  const byInstitution = grouped(await holds(), ({ institution }) => institution);
  return [...byInstitution].map(([institution, expiring]) => {
    const moments = expiring.map(({ createdAt }) => createdAt.getTime());
    return groupOf(
      {
        institution,
        count: expiring.length,
        since: new Date(Math.min(...moments)),
        newestAt: new Date(Math.max(...moments)),
      },
      { kind: 'expiringHold' },
    );
  });
}

async function matchReviews({ database }: AttentionPorts): Promise<FoundGroup[]> {
  const wanted = { uid: MATCH_REVIEW_UID, by: ['kind'], moment: 'noticedAt' };
  const found = await countWaiting(database, wanted, (rows) => rows.where('state', 'open'));
  return found.map((rows) => groupOf(rows, { kind: 'matchReview', cause: rows.values[0] ?? null }));
}

async function itemsNotImported({ database }: AttentionPorts): Promise<FoundGroup[]> {
  const wanted = {
    uid: QUARANTINED_ITEM_UID,
    by: ['stream', 'reasonCode'],
    moment: 'quarantinedAt',
  };
  const found = await countWaiting(database, wanted, () => undefined);
  const examples = await database
    .query(QUARANTINED_ITEM_UID)
    .select(['id', 'reasons'])
    .where({ id: { $in: found.map(({ oldestId }) => oldestId) } })
    .execute();
  const reasonsOf = new Map(examples.map(({ id, reasons }) => [integer(id), readReasons(reasons)]));
  return found.map((rows) => ({
    ...groupOf(rows, {
      kind: 'itemNotImported',
      cause: rows.values.filter(Boolean).join(' '),
      actor: 's360',
    }),
    reason: reasonsOf.get(rows.oldestId)?.[0] ?? null,
  }));
}

async function bulkJobs({ database }: AttentionPorts): Promise<FoundGroup[]> {
  const wanted = { uid: BULK_JOB_UID, by: ['state'], moment: 'createdAt' };
  const found = await countWaiting(database, wanted, (rows) =>
    rows.whereIn('state', ['waiting', 'failed', 'undoFailed']),
  );
  return found.map((rows) =>
    groupOf(rows, {
      kind: rows.values[0] === 'waiting' ? 'bulkJobToApprove' : 'failedBulkJob',
      cause: rows.values[0] ?? null,
    }),
  );
}
