import type { Knex } from 'knex';
import { STREAMS, type Stream } from '../../contracts/streams';
import { INSTITUTION_UID, LEASE_UID } from '../../contracts/uids';
import { deliveryRows } from '../../inbox';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { boolean, text } from '../../kernel/database/values';
import { dispatchJob, type DueRows, type WorkSources } from '../../sending';

/** An institution at which work may be due, and for which of its workers. */
export interface SeenWork {
  institution: string;
  ofDispatcher: boolean;
  /** The streams with deliveries to apply. */
  streams: readonly Stream[];
}

interface SeenWorkPorts {
  database: StrapiDatabase;
  sources: readonly Pick<WorkSources, 'dueRows'>[];
  holdingBulkJobs(): Promise<readonly number[]>;
  now(): Date;
}

const PAUSES = { sending: 'sendingPaused', receiving: 'receivingPaused' } as const;

/** One look at the tables, in a fixed number of statements for any number of institutions. */
export async function lookForWork(ports: SeenWorkPorts): Promise<SeenWork[]> {
  const { database, sources } = ports;
  const look = { now: ports.now(), holdingBulkJobs: await ports.holdingBulkJobs() };
  const leftBehind = await leasesLeftBehind(database, look.now);
  const rows = await institutionsWith(database, {
    dispatcher: sources.flatMap((source) => source.dueRows(look)),
    ...Object.fromEntries(STREAMS.map((stream) => [stream, [deliveryRows(stream)]])),
  });
  return rows.flatMap((row) => {
    const institution = text(row.code) ?? '';
    const ofDispatcher =
      boolean(row.dispatcher) === true || leftBehind.has(dispatchJob(institution));
    const streams = STREAMS.filter((stream) => boolean(row[stream]) === true);
    return ofDispatcher || streams.length > 0 ? [{ institution, ofDispatcher, streams }] : [];
  });
}

/** Jobs whose holder ended without releasing its lease. The next holder takes over its calls. */
async function leasesLeftBehind(database: StrapiDatabase, at: Date): Promise<Set<string>> {
  const rows = await database
    .query(LEASE_UID)
    .select(['job'])
    .where({ holder: { $notNull: true }, expiresAtMs: { $lte: at.getTime() } })
    .execute();
  return new Set(rows.map(({ job }) => text(job) ?? ''));
}

/** All institutions; per name, whether the institution has any of these rows. */
async function institutionsWith(
  database: StrapiDatabase,
  named: Record<string, readonly DueRows[]>,
): Promise<Record<string, unknown>[]> {
  const { connection } = database;
  const of = database.names(INSTITUTION_UID);
  const exists = ({ uid, unlessPaused, where }: DueRows): Knex.Raw => {
    const rows = database
      .query(uid)
      .select(['id'])
      .where(where)
      .getKnexQuery()
      .whereRaw('?? = ??', [
        `t0.${database.names(uid).column('institution')}`,
        `i.${of.column('code')}`,
      ]);
    if (unlessPaused === undefined) return connection.raw('exists ?', [rows]);
    const pause = `i.${of.column(PAUSES[unlessPaused])}`;
    return connection.raw('(coalesce(??, ?) = ? and exists ?)', [pause, false, false, rows]);
  };
  const columns = Object.entries(named).map(([name, all]) =>
    connection.raw(`(${all.map(() => '?').join(' or ')}) as ??`, [...all.map(exists), name]),
  );
  return connection({ i: of.table }).select(`i.${of.column('code')} as code`, ...columns);
}
