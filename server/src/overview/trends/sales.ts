import type { SalesSeries } from '../../contracts/trends';
import { ORDER_UID } from '../../contracts/uids';
import { grouped } from '../../kernel/grouped';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { daysUntil, type DayStart } from './spans';

/**
 * What was sold on each day, by currency. Each day is a range of the index, and only its own orders
 * are sorted by currency: the orders of a month together would take twice as long.
 */
function soldOn(database: StrapiDatabase, code: string, days: readonly DayStart[]): Promise<Row[]> {
  const { column, table } = database.names(ORDER_UID);
  const { connection } = database;
  const [created, currency, spent] = [
    column('creationDateTime'),
    column('currencyCode'),
    column('spentAmount'),
  ];
  const ranges = days.map(({ ms }, span) => {
    const next = days[span + 1];
    const range = connection(table)
      .select({ span: connection.raw(String(span)), currency })
      .count({ orders: '*' })
      .sum({ spent })
      .where({ institution: code })
      .where(created, '>=', new Date(ms))
      .whereNot(spent, 0)
      .groupBy(currency);
    return next === undefined ? range : range.where(created, '<', new Date(next.ms));
  });
  return connection.queryBuilder().unionAll(ranges);
}

/**
 * What an institution sold on each of the last days of the venue, by currency. As in the purchases
 * of a contact, refunds are not deducted.
 */
export async function salesPerDay(
  database: StrapiDatabase,
  { code, name, timeZone }: { code: string; name: string; timeZone: string },
  { days: count, nowMs }: { days: number; nowMs: number },
): Promise<SalesSeries[]> {
  const days = daysUntil(nowMs, count, timeZone);
  const rows = await soldOn(database, code, days);
  const series = grouped(rows, (row) => text(row.currency));
  return [...series].map(([currencyCode, own]) => ({
    institution: { code, name },
    currencyCode,
    days: days.map(({ day }, span) => {
      const found = own.find((row) => integer(row.span) === span);
      return {
        day,
        orders: integer(found?.orders),
        thousandths: text(found?.spent) ?? '0',
      };
    }),
  }));
}
