import type { Knex } from 'knex';
import type { RefusedCalls } from '../../contracts/alarms';
import { REFUSED_CREDENTIALS_UID } from '../../contracts/uids';
import { STREAMS, type Stream } from '../../contracts/streams';
import { gatheredRows } from '../../kernel/database/gathered';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, oneOf, time } from '../../kernel/database/values';
import { DAY_MS, MINUTE_MS } from '../../kernel/time/durations';

/** Counts webhook calls with wrong credentials, independent of the deliveries that are accepted. */
export interface RefusedCredentials {
  /** Counts a call. Anybody may call, so counts are written and logged at most once a minute. */
  count(institution: string, stream: Stream): Promise<void>;
  /** Call once a minute: writes the new counts. */
  writeCounted(): Promise<void>;
  /**
   * The refused calls of an institution, without those of streams whose last one is over a day old.
   */
  list(institution: string): Promise<RefusedCalls[]>;
}

interface Calls {
  times: number;
  firstAt: Date;
  lastAt: Date;
}

const callsOf = (row: Row): Calls => ({
  times: integer(row.times),
  firstAt: time(row.firstAt) ?? new Date(0),
  lastAt: time(row.lastAt) ?? new Date(0),
});

const addCalls = (before: Calls | undefined, calls: Calls): Calls => ({
  times: (before?.times ?? 0) + calls.times,
  firstAt: before?.firstAt ?? calls.firstAt,
  lastAt: calls.lastAt,
});

export function databaseRefusedCredentials(
  database: StrapiDatabase,
  ports: { now(): Date; warn(institution: string, times: number): void },
): RefusedCredentials {
  /** By institution, the counts of this process that are not written yet. */
  const counted = new Map<string, Map<Stream, Calls>>();
  const writtenAtMs = new Map<string, number>();
  const query = () => database.query(REFUSED_CREDENTIALS_UID);
  const rowsOf = gatheredRows(database, { uid: REFUSED_CREDENTIALS_UID, by: 'institution' });
  const isOver = ({ lastAt }: Calls, now: Date) => now.getTime() - lastAt.getTime() > DAY_MS;

  /**
   * Adds the calls to the row. The update comes first because it locks the row. After a day without
   * calls the count starts again.
   */
  async function add(
    trx: Knex.Transaction,
    of: { institution: string; stream: Stream },
    calls: Calls,
  ) {
    const { column, table } = database.names(REFUSED_CREDENTIALS_UID);
    const known = await trx(table)
      .where(of)
      .update({ times: trx.raw('?? + ?', [column('times'), calls.times]) });
    if (known === 0) {
      await query()
        .insert({ ...of, ...calls })
        .execute();
      return;
    }
    const [row = {}] = await query().select('*').where(of).execute();
    const isAnew = isOver(callsOf(row), calls.lastAt);
    await query()
      .where(of)
      .update(isAnew ? { ...calls } : { lastAt: calls.lastAt })
      .execute();
  }

  async function write(institution: string) {
    const nowMs = ports.now().getTime();
    if (nowMs - (writtenAtMs.get(institution) ?? -Infinity) < MINUTE_MS) return;
    const streams = counted.get(institution) ?? new Map<Stream, Calls>();
    const written = [...streams];
    if (written.length === 0) return;
    writtenAtMs.set(institution, nowMs);
    ports.warn(
      institution,
      written.reduce((sum, [, { times }]) => sum + times, 0),
    );
    for (const [stream, calls] of written) {
      await database.transactionWithRetries((trx) => add(trx, { institution, stream }, calls));
      const since = streams.get(stream) ?? calls;
      if (since.times === calls.times) streams.delete(stream);
      else streams.set(stream, { ...since, times: since.times - calls.times });
    }
  }

  return {
    async count(institution, stream) {
      const at = ports.now();
      const streams = counted.get(institution) ?? new Map<Stream, Calls>();
      counted.set(institution, streams);
      streams.set(stream, addCalls(streams.get(stream), { times: 1, firstAt: at, lastAt: at }));
      await write(institution);
    },
    async writeCounted() {
      for (const institution of counted.keys()) await write(institution);
    },
    async list(institution) {
      const rows = await rowsOf(institution);
      const now = ports.now();
      return STREAMS.flatMap((stream): RefusedCalls[] => {
        const row = rows.find((one) => oneOf(STREAMS, one.stream) === stream);
        const known = [row && callsOf(row), counted.get(institution)?.get(stream)].filter(
          (calls) => calls !== undefined && !isOver(calls, now),
        );
        const all = known.reduce((sum, calls) => calls && addCalls(sum, calls), undefined);
        if (all === undefined) return [];
        const { firstAt, lastAt, times } = all;
        return [{ stream, times, since: firstAt.toISOString(), lastAt: lastAt.toISOString() }];
      });
    },
  };
}
