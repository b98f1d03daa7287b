import type { Knex } from 'knex';
import { NOT_ACCEPTED, STATES_WITH_CONFLICTS, type StateSources } from '../contacts';
import type { InstitutionStatus } from '../contracts/overview';
import { CONTACT_LINK_UID } from '../contracts/uids';
import { gathered, type Gathered } from '../kernel/database/gathered';
import { readFirst } from '../kernel/database/read-first';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { grouped } from '../kernel/grouped';
import { integer, text } from '../kernel/database/values';

/** The stored states of links that can have lost values by a save. */
const MAY_BE_HARMED = ['inSync', ...STATES_WITH_CONFLICTS] as const;

type StoredState = (typeof MAY_BE_HARMED)[number] | 'failed' | 'inDoubt' | 'ended' | 'unlinked';

type LinkCounts = InstitutionStatus['links'];
type Counted = Partial<Record<StoredState, number>>;

type Counts = ReadonlyMap<string, Counted>;

/** How many links of an institution are in each state of the screen. */
export const gatheredLinkCounts = (
  database: StrapiDatabase,
  stateSources: () => Promise<StateSources>,
): Gathered<LinkCounts> =>
  gathered(
    database,
    async (institutions) => {
      const { harmedLinks: harmed, rejectedBulkJobs } = await stateSources();
      const [all, conflicts, lost, rejected, notAccepted] = await Promise.all([
        countLinks(linksOf(database)),
        countLinks(inConflict(database, harmed)),
        countLinks(linksOf(database).whereIn('state', MAY_BE_HARMED).whereIn('id', harmed)),
        countLinks(notSent(database, { harmed, rejectedBulkJobs })),
        countLinks(companiesNotAccepted(database)),
      ]);
      return new Map(
        institutions.map((code) => [
          code,
          shownCounts(
            all.get(code),
            conflicts.get(code),
            lost.get(code),
            rejected.get(code),
            notAccepted.get(code),
          ),
        ]),
      );
    },
    shownCounts(),
  );

const linksOf = (database: StrapiDatabase): Knex.QueryBuilder =>
  database.connection(database.names(CONTACT_LINK_UID).table);

function inConflict(database: StrapiDatabase, harmed: readonly number[]): Knex.QueryBuilder {
  const { column } = database.names(CONTACT_LINK_UID);
  const few = linksOf(database)
    .select('id', 'institution', 'state')
    .where(column('openConflicts'), '>', 0);
  return database.connection
    .from(readFirst(few))
    .whereIn('state', STATES_WITH_CONFLICTS)
    .whereNotIn('id', harmed);
}

function notSent(
  database: StrapiDatabase,
  { harmed, rejectedBulkJobs }: { harmed: readonly number[]; rejectedBulkJobs: readonly number[] },
): Knex.QueryBuilder {
  const { column } = database.names(CONTACT_LINK_UID);
  return linksOf(database)
    .where({ state: 'pending' satisfies StoredState })
    .whereIn(column('bulkJobId'), rejectedBulkJobs)
    .whereNotIn('id', harmed)
    .where((rows) => {
      void rows.whereNull(column('openConflicts')).orWhere(column('openConflicts'), 0);
    });
}

function companiesNotAccepted(database: StrapiDatabase): Knex.QueryBuilder {
  const { column } = database.names(CONTACT_LINK_UID);
  const few = linksOf(database)
    .select('institution', 'state')
    .where(column('failureCode'), NOT_ACCEPTED.failureCode);
  return database.connection.from(readFirst(few)).where({ state: NOT_ACCEPTED.state });
}

/** Of all institutions: one index of states answers that faster than for the links of some. */
async function countLinks(links: Knex.QueryBuilder): Promise<Counts> {
  const rows: Row[] = await links
    .select('institution', 'state')
    .count({ links: '*' })
    .groupBy('institution', 'state');
  const byInstitution = grouped(rows, ({ institution }) => text(institution) ?? '');
  return new Map(
    [...byInstitution].map(([institution, own]): [string, Counted] => [
      institution,
      Object.fromEntries(own.map(({ links, state }) => [text(state), integer(links)])),
    ]),
  );
}

function shownCounts(
  all: Counted = {},
  conflicts: Counted = {},
  lost: Counted = {},
  rejected: Counted = {},
  notAccepted: Counted = {},
): LinkCounts {
  const count = (counted: Counted, state: StoredState): number => counted[state] ?? 0;
  const sum = (states: readonly StoredState[], counted: Counted): number =>
    states.reduce((total, state) => total + count(counted, state), 0);
  const undisputed = (state: StoredState): number =>
    count(all, state) - count(lost, state) - count(conflicts, state);
  return {
    inSync: count(all, 'inSync') - count(lost, 'inSync'),
    harmed: sum(MAY_BE_HARMED, lost),
    conflict: sum(STATES_WITH_CONFLICTS, conflicts),
    pending: undisputed('pending') - count(rejected, 'pending'),
    sending: undisputed('sending'),
    notSent: count(rejected, 'pending') + count(notAccepted, 'failed'),
    failed: count(all, 'failed') - count(notAccepted, 'failed'),
    inDoubt: count(all, 'inDoubt'),
    ended: count(all, 'ended'),
    unlinked: count(all, 'unlinked'),
  };
}
