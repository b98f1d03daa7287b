import { openOverriddenEdits, STATES_WITH_CONFLICTS } from '../../contacts';
import type { HeldBecause } from '../../contracts/contacts/contact-sync';
import { MCP_CLIENT } from '../../contracts/authors';
import type { CauseKind } from '../../contracts/causes';
import {
  BOOKING_UID,
  BULK_JOB_UID,
  CONFLICT_UID,
  CONTACT_LINK_UID,
  MATCH_REVIEW_UID,
  OVERRIDDEN_EDIT_UID,
} from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { locatedCause, type LocatedCause, type Named } from './located-cause';
import type { AttentionPorts } from './ports';
import { countWaiting, type CountedRows, type Narrow, type WaitingRows } from './waiting-rows';

/** Rows of one table that wait for a person, and the cause of those that are alike. */
interface Counted extends CountedRows {
  where: Narrow;
  /** By the values of the attributes by which they are counted. */
  cause: (...values: WaitingRows['values']) => Named;
}

/** The causes whose members are rows of one table, each counted by one statement. */
export async function countedCauses(
  { database, readBacks }: Pick<AttentionPorts, 'database' | 'readBacks'>,
  institutions: readonly string[],
): Promise<LocatedCause[]> {
  const found: LocatedCause[] = [];
  for (const counted of [
    ...contactRows(database, await readBacks.harmedLinks()),
    bookingRows(institutions),
    BULK_JOBS,
  ])
    for (const rows of await countWaiting(database, counted, counted.where))
      found.push(locatedCause(rows, counted.cause(...rows.values)));
  return found;
}

const LINKS = { uid: CONTACT_LINK_UID, by: [], moment: 'markedAt' };

const linksWhere = (
  kind: CauseKind,
  where: Narrow,
  rows: CountedRows = LINKS,
  cause: string | null = null,
): Counted => ({ ...rows, where, cause: () => ({ kind, cause }) });

/** Why S-360's own value stands against the CRM's: it confirmed the save and kept its own. */
const KEPT = 'kept' satisfies HeldBecause;

/** What waits about contacts: their links, edits and doubles. */
function contactRows(database: StrapiDatabase, harmed: readonly number[]): Counted[] {
  const pair = ['institution', 'contactDocumentId'];
  const conflicts = database.names(CONFLICT_UID);
  const kept = database
    .connection(conflicts.table)
    .select(pair.map(conflicts.column))
    .where({ outcome: 'held', rule: KEPT })
    .whereNull('decision');
  const inConflict: CountedRows = {
    ...LINKS,
    among: (rows, column) => rows.where(column('openConflicts'), '>', 0),
  };
  return [
    linksWhere('harmed', (rows) => rows.whereIn('id', harmed)),
    linksWhere('unconfirmedCreate', (rows) => rows.where('state', 'inDoubt')),
    linksWhere('endedLink', (rows) => rows.where('state', 'ended'), { ...LINKS, moment: null }),
    linksWhere(
      'conflict',
      (rows, column) =>
        rows.whereIn('state', STATES_WITH_CONFLICTS).whereNotIn(pair.map(column), kept.clone()),
      inConflict,
    ),
    // A contact with both kinds counts once, as its page shows both.
    linksWhere(
      'conflict',
      (rows, column) =>
        rows.whereIn('state', STATES_WITH_CONFLICTS).whereIn(pair.map(column), kept.clone()),
      inConflict,
      KEPT,
    ),
    {
      uid: OVERRIDDEN_EDIT_UID,
      by: [],
      moment: 'replacedAt',
      where: (rows) => rows.whereIn('id', openOverriddenEdits(database)),
      cause: () => ({ kind: 'overriddenEdit' }),
    },
    {
      uid: MATCH_REVIEW_UID,
      by: ['kind'],
      moment: 'noticedAt',
      where: (rows) => rows.where('state', 'open'),
      cause: (kind = null) => ({ kind: 'matchReview', cause: kind }),
    },
  ];
}

/** Failed bookings are counted by their failures. */
const bookingRows = (institutions: readonly string[]): Counted => ({
  uid: BOOKING_UID,
  by: ['state'],
  moment: 'updatedAt',
  // For the index of states, which begins with the institution.
  where: (rows) =>
    rows
      .whereIn('institution', institutions)
      .whereIn('state', ['inDoubt', 'incomplete', 'created']),
  cause: (state) => {
    if (state === 'inDoubt') return { kind: 'unconfirmedBooking' };
    return { kind: state === 'incomplete' ? 'differingBooking' : 'openBooking' };
  },
});

/** What a program planned, a person has to start. */
const BULK_JOBS: Counted = {
  uid: BULK_JOB_UID,
  by: ['state'],
  moment: 'createdAt',
  where: (rows) =>
    rows
      .whereIn('state', ['waiting', 'failed', 'undoFailed'])
      .orWhere((planned) =>
        planned.where('state', 'planned').where('author', 'like', `${MCP_CLIENT}:%`),
      ),
  cause: (state = null) => ({
    kind: state === 'waiting' || state === 'planned' ? 'bulkJobToApprove' : 'failedBulkJob',
    cause: state,
  }),
};
