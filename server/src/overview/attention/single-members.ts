import { CLOSED_STATES } from '../../contacts';
import type { CauseKind } from '../../contracts/causes';
import {
  BOOKING_UID,
  BULK_JOB_UID,
  CONTACT_LINK_UID,
  MATCH_REVIEW_UID,
  OVERRIDDEN_EDIT_UID,
  QUARANTINED_ITEM_UID,
  QUEUED_ORDER_UID,
  QUEUED_PULL_UID,
} from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { grouped } from '../../kernel/grouped';
import { integer } from '../../kernel/database/values';
import { namesOfSubjects } from '../activity/names';
import type { LocatedGroup } from './located-groups';
import type { FoundGroup } from './marks';
import { countWaiting } from './waiting-rows';

/** A table with members of groups, and whom or what a row of it is about. */
interface Members {
  uid: string;
  attributes: string[];
  about?: (row: Row) => Row;
}

const LINKS: Members = {
  uid: CONTACT_LINK_UID,
  attributes: ['contactDocumentId', 'contactNumber'],
};
const BOOKINGS: Members = {
  uid: BOOKING_UID,
  attributes: ['documentId', 'contactDocumentId', 'orderId'],
  about: (row) => ({ ...row, bookingDocumentId: row.documentId }),
};
const BULK_JOBS: Members = {
  uid: BULK_JOB_UID,
  attributes: [],
  about: ({ id }) => ({ bulkJobId: id }),
};

const MEMBERS: Partial<Record<CauseKind, Members>> = {
  harmed: LINKS,
  unconfirmedCreate: LINKS,
  endedLink: LINKS,
  conflict: LINKS,
  overriddenEdit: { uid: OVERRIDDEN_EDIT_UID, attributes: ['contactDocumentId'] },
  unconfirmedBooking: BOOKINGS,
  failedBooking: BOOKINGS,
  differingBooking: BOOKINGS,
  openBooking: BOOKINGS,
  expiringHold: BOOKINGS,
  matchReview: { uid: MATCH_REVIEW_UID, attributes: ['contactNumber'] },
  itemNotImported: { uid: QUARANTINED_ITEM_UID, attributes: ['contactNumber', 'orderId'] },
  bulkJobToApprove: BULK_JOBS,
  failedBulkJob: BULK_JOBS,
};

const GIVEN_UP = { givenUpAt: { $notNull: true } };

/** Failures are counted by their code, which also finds the one that a person has to look at. */
const FAILED: Partial<Record<CauseKind, (Members & { code: string; where: Row })[]>> = {
  failedPush: [{ ...LINKS, code: 'failureCode', where: { state: 'failed' } }],
  failedPull: [
    { ...LINKS, code: 'pullFailureCode', where: { state: { $notIn: [...CLOSED_STATES] } } },
    {
      uid: QUEUED_PULL_UID,
      attributes: ['contactNumber'],
      code: 'failureCode',
      where: GIVEN_UP,
    },
  ],
  failedOrderPull: [
    { uid: QUEUED_ORDER_UID, attributes: ['orderId'], code: 'failureCode', where: GIVEN_UP },
  ],
};

async function subjects(
  database: StrapiDatabase,
  { about = (row) => row, attributes, uid }: Members,
  where: Row,
): Promise<Row[]> {
  const query = database.query(uid).select(['id', 'institution', ...attributes]);
  const rows: Row[] = await query.where(where).execute();
  return rows.map((row) => ({ ...about(row), id: row.id, institution: row.institution }));
}

async function failedSubject(
  database: StrapiDatabase,
  { cause, institution, kind }: LocatedGroup,
): Promise<Row | undefined> {
  for (const { code, where, ...members } of FAILED[kind] ?? []) {
    const [row] = await subjects(database, members, { ...where, institution, [code]: cause });
    if (row !== undefined) return row;
  }
  return undefined;
}

/** What bulk jobs without an institution of their own hold at each of these institutions. */
async function heldAt(
  database: StrapiDatabase,
  { cause, institution, kind }: LocatedGroup,
  institutions: readonly string[],
): Promise<FoundGroup['heldAt']> {
  if (kind !== 'bulkJobToApprove' || institution !== '') return [];
  const jobs = database.names(BULK_JOB_UID);
  const source = { uid: CONTACT_LINK_UID, by: [], moment: null };
  const held = await countWaiting(database, source, (rows, column) =>
    rows
      // For the index of states, which begins with the institution.
      .whereIn('institution', [...institutions])
      .whereIn('state', ['pending', 'sending'])
      .whereIn(column('bulkJobId'), (ids) =>
        ids.select('id').from(jobs.table).where('state', cause),
      ),
  );
  return held.map((rows) => ({ institution: rows.institution, contacts: rows.count }));
}

/** Says of each group with a single member whom or what it is about. */
export async function withSingleMembers(
  database: StrapiDatabase,
  groups: readonly LocatedGroup[],
  institutions: readonly string[],
): Promise<FoundGroup[]> {
  const rows = new Map<LocatedGroup, Row>();
  const single = groups.filter(({ count }) => count === 1);
  for (const [members, alike] of grouped(single, ({ kind }) => MEMBERS[kind])) {
    const ids = alike.flatMap(({ oldestId }) => oldestId ?? []);
    const found = members ? await subjects(database, members, { id: { $in: ids } }) : [];
    const byId = new Map(found.map((row) => [integer(row.id), row]));
    for (const group of alike) {
      const row = byId.get(group.oldestId ?? 0) ?? (await failedSubject(database, group));
      if (row !== undefined) rows.set(group, row);
    }
  }
  const aboutOf = await namesOfSubjects(database, [...rows.values()]);
  return Promise.all(
    groups.map(async (group) => {
      const { oldestId: _oldestId, ...shown } = group;
      const row = rows.get(group);
      return {
        ...shown,
        only: row === undefined ? null : aboutOf(row),
        heldAt: await heldAt(database, group, institutions),
      };
    }),
  );
}
