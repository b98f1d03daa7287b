import { HOURLY_COUNT_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { HOUR_MS } from '../../kernel/time/durations';

/** What is counted per hour: items and saves, and how long changes took in both directions. */
export const TALLY_KINDS = [
  'received',
  'notImported',
  'sent',
  'notSent',
  'delayIn',
  'delayOut',
] as const;

export type TallyKind = (typeof TALLY_KINDS)[number];

/** Things of one kind that happened at a time; `delaysMs` only of delays. */
export interface Counted {
  institution: string;
  at: Date;
  kind: TallyKind;
  events: number;
  delaysMs?: readonly number[];
}

/** Counts what is exchanged, by institution and hour. Joins the current transaction. */
export interface Tally {
  count(counted: Counted): Promise<void>;
}

export const hourOf = (at: Date): number => Math.floor(at.getTime() / HOUR_MS);

/** Counts in Strapi's database, one statement each, so that processes add to the same row. */
export function databaseTally(database: StrapiDatabase): Tally {
  return {
    async count({ at, delaysMs = [], events, institution, kind }) {
      if (events === 0) return;
      const { column, table } = database.names(HOURLY_COUNT_UID);
      const total = delaysMs.reduce((sum, ms) => sum + ms, 0);
      const longest = Math.max(0, ...delaysMs);
      const of = (attribute: string) => `${table}.${column(attribute)}`;
      await database.transactionWithRetries(async (trx) => {
        await trx(table)
          .insert({
            institution,
            hour: hourOf(at),
            kind,
            events,
            [column('totalMs')]: total,
            [column('longestMs')]: longest,
          })
          .onConflict(['institution', 'hour', 'kind'])
          .merge({
            events: trx.raw('?? + ?', [of('events'), events]),
            [column('totalMs')]: trx.raw('?? + ?', [of('totalMs'), total]),
            [column('longestMs')]: trx.raw('case when ?? > ? then ?? else ? end', [
              of('longestMs'),
              longest,
              of('longestMs'),
              longest,
            ]),
          });
      });
    },
  };
}
