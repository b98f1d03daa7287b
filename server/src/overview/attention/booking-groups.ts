import type { BookingRecord } from '../../bookings';
import type { CauseKind } from '../../contracts/causes';
import { BOOKING_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { grouped } from '../../kernel/grouped';
import { failedBookings } from './failed-bookings';
import { groupOf, type GroupedRows, type LocatedGroup } from './located-groups';
import type { AttentionPorts } from './ports';
import { countWaiting } from './waiting-rows';

const BOOKING_KINDS_BY_STATE: Partial<Record<BookingRecord['state'], CauseKind>> = {
  inDoubt: 'unconfirmedBooking',
  incomplete: 'differingBooking',
  created: 'openBooking',
};

/** What waits for a person about bookings at the institutions. */
export async function bookingGroups(
  { database, expiringHolds }: Pick<AttentionPorts, 'database' | 'expiringHolds'>,
  institutions: readonly string[],
): Promise<LocatedGroup[]> {
  return [
    ...(await bookingsByState(database, institutions)),
    ...(await refusedBookings(database, institutions)),
    ...holdGroups(await expiringHolds()),
  ];
}

async function bookingsByState(
  database: StrapiDatabase,
  institutions: readonly string[],
): Promise<LocatedGroup[]> {
  const states = Object.keys(BOOKING_KINDS_BY_STATE);
  const source = { uid: BOOKING_UID, by: ['state'], moment: 'updatedAt' };
  const found = await countWaiting(database, source, (rows) =>
    // For the index of states, which begins with the institution.
    rows.whereIn('institution', institutions).whereIn('state', states),
  );
  return found.flatMap((rows) => {
    const kind = BOOKING_KINDS_BY_STATE[rows.values[0] as BookingRecord['state']];
    return kind === undefined ? [] : [groupOf(rows, { kind })];
  });
}

async function refusedBookings(
  database: StrapiDatabase,
  institutions: readonly string[],
): Promise<LocatedGroup[]> {
  const failed = await failedBookings(database, institutions);
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

function holdGroups(holds: Awaited<ReturnType<AttentionPorts['expiringHolds']>>): LocatedGroup[] {
  const byInstitution = grouped(holds, ({ institution }) => institution);
  return [...byInstitution].map(([institution, expiring]) => {
    const rows = { institution, ...countedBy(expiring, ({ createdAt }) => createdAt) };
    return groupOf(rows, { kind: 'expiringHold' });
  });
}
