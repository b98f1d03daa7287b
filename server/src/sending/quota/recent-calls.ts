import { DAILY_CALLS_UID } from '../../contracts/uids';
import { gathered, type Gathered } from '../../kernel/database/gathered';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { dayOf } from '../../institutions';
import { firstCountedDay, firstDayOfPace, type RecentCalls } from './forecast';

const NO_CALLS: RecentCalls = { firstDay: null, lately: 0, today: 0 };

/** What the forecasts of many institutions rest on, in one statement for all of them. */
export const gatheredRecentCalls = (database: StrapiDatabase): Gathered<RecentCalls> =>
  gathered(
    database,
    async (institutions) => {
      const { clock, connection } = database;
      const nowMs = clock.now().getTime();
      const of = database.names(DAILY_CALLS_UID);
      const [institution, day, calls] = [
        of.column('institution'),
        of.column('day'),
        of.column('calls'),
      ];
      const callsSince = (since: string, name: string) =>
        connection.raw('sum(case when ?? >= ? then ?? else 0 end) as ??', [
          day,
          since,
          calls,
          name,
        ]);
      const rows: Row[] = await connection(of.table)
        .whereIn(institution, institutions)
        .where(day, '>=', firstCountedDay(nowMs))
        .groupBy(institution)
        .select({ institution })
        .min({ firstDay: day })
        .select(callsSince(firstDayOfPace(nowMs), 'lately'), callsSince(dayOf(nowMs), 'today'));
      return new Map(
        rows.map((row) => [
          text(row.institution) ?? '',
          { firstDay: text(row.firstDay), lately: integer(row.lately), today: integer(row.today) },
        ]),
      );
    },
    NO_CALLS,
  );
