import type { Knex } from 'knex';
import { linksInConflict, STATES_WITH_CONFLICTS } from '../contacts';
import type { InstitutionStatus } from '../contracts/overview';
import { CONTACT_LINK_UID } from '../contracts/uids';
import { gathered, type Gathered } from '../kernel/database/gathered';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { grouped } from '../kernel/grouped';
import { integer, text } from '../kernel/database/values';

/** The stored states of links that can have lost values by a save. */
const MAY_BE_HARMED = ['inSync', ...STATES_WITH_CONFLICTS] as const;

const OTHER_STATES = [...STATES_WITH_CONFLICTS, 'failed', 'inDoubt', 'unlinked'] as const;
type StoredState = 'inSync' | (typeof OTHER_STATES)[number];

type LinkCounts = InstitutionStatus['links'];
type Counted = Partial<Record<StoredState, number>>;

type Counts = ReadonlyMap<string, Counted>;

/**
 * How many links of an institution are in each state of the screen. Each statement is answered by an
 * index alone, as nearly all links are in sync. `harmedLinks` have lost values by a save.
 */
export const gatheredLinkCounts = (
  database: StrapiDatabase,
  harmedLinks: () => Promise<readonly number[]>,
): Gathered<LinkCounts> =>
  gathered(
    database,
    async (institutions) => {
      const harmed = await harmedLinks();
      const of = { database, institutions };
      // Nearly all links are in sync: PostgreSQL counts those of one state in two thirds of the time.
      const inSync = await countLinks(of, ['inSync'], () => undefined);
      const others = await countLinks(of, OTHER_STATES, () => undefined);
      const conflicts = await countLinks(of, STATES_WITH_CONFLICTS, (links) => {
        void links.whereIn('id', linksInConflict(database)).whereNotIn('id', harmed);
      });
      const lost: Counts =
        harmed.length === 0
          ? new Map()
          : await countLinks(of, MAY_BE_HARMED, (links) => {
              void links.whereIn('id', harmed);
            });
      return new Map(
        institutions.map((institution) => [
          institution,
          shownCounts(
            { ...others.get(institution), ...inSync.get(institution) },
            conflicts.get(institution),
            lost.get(institution),
          ),
        ]),
      );
    },
    shownCounts(),
  );

async function countLinks(
  { database, institutions }: { database: StrapiDatabase; institutions: readonly string[] },
  states: readonly StoredState[],
  narrow: (links: Knex.QueryBuilder) => void,
): Promise<Counts> {
  const query = database
    .connection(database.names(CONTACT_LINK_UID).table)
    .select('institution', 'state')
    .count({ links: '*' })
    .whereIn('institution', institutions)
    .whereIn('state', states)
    .groupBy('institution', 'state');
  narrow(query);
  const rows: Row[] = await query;
  const byInstitution = grouped(rows, ({ institution }) => text(institution) ?? '');
  return new Map(
    [...byInstitution].map(([institution, own]): [string, Counted] => [
      institution,
      Object.fromEntries(own.map(({ links, state }) => [text(state), integer(links)])),
    ]),
  );
}

function shownCounts(all: Counted = {}, conflicts: Counted = {}, lost: Counted = {}): LinkCounts {
  const count = (counted: Counted, state: StoredState): number => counted[state] ?? 0;
  const sum = (states: readonly StoredState[], counted: Counted): number =>
    states.reduce((total, state) => total + count(counted, state), 0);
  const undisputed = (state: StoredState): number =>
    count(all, state) - count(lost, state) - count(conflicts, state);
  return {
    inSync: count(all, 'inSync') - count(lost, 'inSync'),
    harmed: sum(MAY_BE_HARMED, lost),
    conflict: sum(STATES_WITH_CONFLICTS, conflicts),
    pending: undisputed('pending'),
    sending: undisputed('sending'),
    failed: count(all, 'failed'),
    inDoubt: count(all, 'inDoubt'),
    unlinked: count(all, 'unlinked'),
  };
}
