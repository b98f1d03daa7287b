import type { Knex } from 'knex';
import type { LinkStateName } from '../contracts/contacts/contact-sync';
import { CONTACT_LINK_UID, QUEUED_PULL_UID } from '../contracts/uids';
import { countWhere } from '../kernel/database/count-where';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, integer, textsIn } from '../kernel/database/values';
import type { PullReason } from '../sending';

export interface Sample {
  institution: string;
  /** Links made with another S-360 are left out. */
  baseUrl: string;
  /** The contacts among which to choose; `null` for all. */
  among: readonly string[] | null;
  /** How many contacts to choose. */
  size: number;
}

const RANDOM: Record<StrapiDatabase['client'], string> = {
  sqlite: 'random()',
  postgres: 'random()',
  mysql: 'rand()',
};

const AT_REST: readonly LinkStateName[] = ['inSync', 'conflict'];

/** The links of contacts with no work under way. */
function comparableLinks(
  database: StrapiDatabase,
  { among, baseUrl, institution }: Omit<Sample, 'size'>,
  connection: Knex,
): Knex.QueryBuilder {
  const { column, table } = database.names(CONTACT_LINK_UID);
  return connection(table)
    .where({ institution, [column('baseUrl')]: baseUrl })
    .whereIn('state', [...AT_REST])
    .whereNotNull(column('contactNumber'))
    .whereNotNull(column('contactDocumentId'))
    .modify((rows) => {
      if (among !== null) void rows.whereIn(column('contactNumber'), [...among]);
    });
}

/** How many contacts of a sample can be compared; it counts no further than the sample's size. */
export async function countComparable(database: StrapiDatabase, sample: Sample): Promise<number> {
  const links = comparableLinks(database, sample, database.connection);
  const [row]: Row[] = await database.connection
    .from(links.select('id').limit(sample.size).as('comparable'))
    .count({ count: '*' });
  return integer(row?.count);
}

/**
 * Chooses contacts with no work under way: those never checked first, then the longest unchecked;
 * among equals at random.
 */
export async function chooseNumbers(
  database: StrapiDatabase,
  sample: Sample,
  trx: Knex.Transaction,
): Promise<string[]> {
  const { column } = database.names(CONTACT_LINK_UID);
  const checkedAt = column('driftCheckedAt');
  const rows: Row[] = await comparableLinks(database, sample, trx)
    .select({ contactNumber: column('contactNumber') })
    .orderByRaw(`case when ?? is null then 0 else 1 end, ??, ${RANDOM[database.client]}`, [
      checkedAt,
      checkedAt,
    ])
    .limit(sample.size);
  return textsIn(rows, 'contactNumber');
}

/** Returns the number of reads queued for the check. Skips contacts whose pull is already queued. */
export async function queueReads(
  database: StrapiDatabase,
  of: { institution: string; numbers: readonly string[]; driftCheckId: number; queuedAt: Date },
  trx: Knex.Transaction,
): Promise<number> {
  const { column, table } = database.names(QUEUED_PULL_UID);
  for (const part of chunks(of.numbers, 50)) {
    const rows = part.map((contactNumber) => ({
      institution: of.institution,
      [column('contactNumber')]: contactNumber,
      lane: 'bulk',
      reason: 'driftCheck' satisfies PullReason,
      [column('driftCheckId')]: of.driftCheckId,
      [column('queuedAt')]: of.queuedAt,
      attempts: 0,
    }));
    await trx(table)
      .insert(rows)
      .onConflict([column('institution'), column('contactNumber')])
      .ignore();
  }
  return countWhere(database, QUEUED_PULL_UID, { driftCheckId: of.driftCheckId });
}
