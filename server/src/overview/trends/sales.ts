import type { SalesSeries } from '../../contracts/trends';
import { ORDER_UID } from '../../contracts/uids';
import { grouped } from '../../kernel/grouped';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { spanOfRow } from './span-of-row';
import { daysUntil } from './spans';

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
  const starts = days.map(({ ms }) => new Date(ms));
  const { column, table } = database.names(ORDER_UID);
  const [created, currency, spent] = [
    column('creationDateTime'),
    column('currencyCode'),
    column('spentAmount'),
  ];
  const { connection } = database;
  const rows: Row[] = await connection(table)
    .select({ span: spanOfRow(connection, created, starts), currency })
    .count({ orders: '*' })
    .sum({ spent })
    .where({ institution: code })
    .where(created, '>=', starts[0] ?? new Date(nowMs))
    .whereNot(spent, 0)
    .groupBy('span', currency);
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
