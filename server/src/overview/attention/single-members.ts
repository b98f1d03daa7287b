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
import type { LocatedCause } from './located-cause';
import type { FoundCause } from './marks';
import { countWaiting } from './waiting-rows';

/** What is read of a row, and whom or what it is about. */
interface Members {
  attributes?: string[];
  about?: (row: Row) => Row;
}

const MEMBERS: Record<string, Members> = {
  [CONTACT_LINK_UID]: { attributes: ['contactDocumentId', 'contactNumber'] },
  [OVERRIDDEN_EDIT_UID]: { attributes: ['contactDocumentId'] },
  [MATCH_REVIEW_UID]: { attributes: ['contactNumber'] },
  [QUARANTINED_ITEM_UID]: { attributes: ['contactNumber', 'orderId'] },
  [QUEUED_PULL_UID]: { attributes: ['contactNumber'] },
  [QUEUED_ORDER_UID]: { attributes: ['orderId'] },
  [BOOKING_UID]: {
    attributes: ['documentId', 'contactDocumentId', 'orderId'],
    about: (row) => ({ ...row, bookingDocumentId: row.documentId }),
  },
  [BULK_JOB_UID]: { about: ({ id }) => ({ bulkJobId: id }) },
};

const GIVEN_UP = { givenUpAt: { $notNull: true } };

/** Failures are counted by their code, which also finds the one that a person has to look at. */
const FAILED: Partial<Record<CauseKind, { uid: string; code: string; where: Row }[]>> = {
  failedPush: [{ uid: CONTACT_LINK_UID, code: 'failureCode', where: { state: 'failed' } }],
  failedPull: [
    {
      uid: CONTACT_LINK_UID,
      code: 'pullFailureCode',
      where: { state: { $notIn: [...CLOSED_STATES] } },
    },
    { uid: QUEUED_PULL_UID, code: 'failureCode', where: GIVEN_UP },
  ],
  failedOrderPull: [{ uid: QUEUED_ORDER_UID, code: 'failureCode', where: GIVEN_UP }],
};

async function subjects(database: StrapiDatabase, uid: string, where: Row): Promise<Row[]> {
  const { about, attributes = [] } = MEMBERS[uid] ?? {};
  const query = database.query(uid).select(['id', 'institution', ...attributes]);
  const rows: Row[] = await query.where(where).execute();
  return rows.map((row) => ({
    ...(about?.(row) ?? row),
    id: row.id,
    institution: row.institution,
  }));
}

async function failedSubject(
  database: StrapiDatabase,
  { cause, institution, kind }: LocatedCause,
): Promise<Row | undefined> {
  for (const { code, uid, where } of FAILED[kind] ?? []) {
    const [row] = await subjects(database, uid, { ...where, institution, [code]: cause });
    if (row !== undefined) return row;
  }
  return undefined;
}

/** The rows of causes with a single member. */
async function singleRows(
  database: StrapiDatabase,
  causes: readonly LocatedCause[],
): Promise<ReadonlyMap<LocatedCause, Row>> {
  const rows = new Map<LocatedCause, Row>();
  const single = causes.filter(({ count }) => count === 1);
  for (const [uid, alike] of grouped(single, ({ first }) => first?.uid)) {
    const ids = alike.flatMap(({ first }) => first?.id ?? []);
    const found = uid === undefined ? [] : await subjects(database, uid, { id: { $in: ids } });
    const byId = new Map(found.map((row) => [integer(row.id), row]));
    for (const cause of alike) {
      const row =
        cause.first === null ? await failedSubject(database, cause) : byId.get(cause.first.id);
      if (row !== undefined) rows.set(cause, row);
    }
  }
  return rows;
}

/** What bulk jobs without an institution of their own hold at each of these institutions. */
async function heldAt(
  database: StrapiDatabase,
  { cause, institution, kind }: LocatedCause,
  institutions: readonly string[],
): Promise<FoundCause['heldAt']> {
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

/** Says of each cause with a single member whom or what it is about. */
export async function withSingleMembers(
  database: StrapiDatabase,
  causes: readonly LocatedCause[],
  institutions: readonly string[],
): Promise<FoundCause[]> {
  const rows = await singleRows(database, causes);
  const aboutOf = await namesOfSubjects(database, [...rows.values()]);
  return Promise.all(
    causes.map(async (cause) => {
      const { first: _first, ...shown } = cause;
      const row = rows.get(cause);
      return {
        ...shown,
        only: row === undefined ? null : aboutOf(row),
        heldAt: await heldAt(database, cause, institutions),
      };
    }),
  );
}
