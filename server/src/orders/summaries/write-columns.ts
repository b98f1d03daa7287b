import type { Knex } from 'knex';
import { CONTACT_UID } from '../../contracts/uids';
import { newDocumentId } from '../../kernel/database/document-id';
import { updateAll, SUMMARY_COLUMNS, NO_SUMMARIES, type SummaryColumn } from '../../contacts';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { displayMoney } from '../../s360';
import type { Thousandths } from '../records';
import { comparableValue, type KnownContact } from './known-contacts';
import { NO_CURRENCY, type PurchaseSummary } from './sums';

const THOUSANDTHS_DIGITS = 3;
const USUAL_DIGITS = 2;
const AMOUNTS: ReadonlySet<SummaryColumn> = new Set(['spent', 'refunded'] as const);

type Columns = Readonly<Record<SummaryColumn, unknown>>;

/** In the unit in which people filter by amounts. */
const inUnits = (amount: Thousandths): string => displayMoney(amount, THOUSANDTHS_DIGITS);

/** The amounts in all currencies that have any, e.g. `120.50 CHF, 80.00 EUR`. */
function inWords(summaries: readonly PurchaseSummary[], of: 'spent' | 'refunded'): string | null {
  const amounts = summaries
    .filter((summary) => summary[of] !== 0n)
    .map((summary) => {
      const amount = displayMoney(summary[of], summary.fractionDigits ?? USUAL_DIGITS);
      return summary.currencyCode === NO_CURRENCY ? amount : `${amount} ${summary.currencyCode}`;
    });
  return amounts.length === 0 ? null : amounts.join(', ');
}

const inAll = (summaries: readonly PurchaseSummary[], count: 'orders' | 'tickets'): number =>
  summaries.reduce((sum, summary) => sum + summary[count], 0);

/** The purchase summary with the earliest such moment. */
const firstBy = (
  summaries: readonly PurchaseSummary[],
  of: 'firstPurchaseAt' | 'nextPerformanceAt',
): PurchaseSummary | undefined =>
  summaries
    .filter((summary) => summary[of] !== null)
    .toSorted((a, b) => Number(a[of]) - Number(b[of]))[0];

const lastPurchaseAt = (summaries: readonly PurchaseSummary[]): Date | null => {
  const times = summaries.flatMap((summary) => summary.lastPurchaseAt?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.max(...times));
};

/**
 * The columns of a contact: money in the main currency, and as text in each currency. Counts and
 * dates cover all currencies; the favourite family is that of the main currency, or else of the
 * first one.
 */
export function columnsOf(
  summaries: readonly PurchaseSummary[],
  mainCurrency: string | null,
): Columns {
  if (summaries.length === 0) return NO_SUMMARIES;
  const sorted = summaries.toSorted((a, b) => {
    if (a.currencyCode === mainCurrency) return -1;
    return b.currencyCode === mainCurrency ? 1 : a.currencyCode.localeCompare(b.currencyCode);
  });
  const main = sorted.find(({ currencyCode }) => currencyCode === mainCurrency);
  const next = firstBy(sorted, 'nextPerformanceAt');
  return {
    orderCount: inAll(summaries, 'orders'),
    ticketCount: inAll(summaries, 'tickets'),
    spent: main ? inUnits(main.spent) : null,
    spentMoney: inWords(sorted, 'spent'),
    refunded: main ? inUnits(main.refunded) : null,
    refundedMoney: inWords(sorted, 'refunded'),
    firstPurchaseAt: firstBy(summaries, 'firstPurchaseAt')?.firstPurchaseAt ?? null,
    lastPurchaseAt: lastPurchaseAt(summaries),
    nextPerformanceAt: next?.nextPerformanceAt ?? null,
    nextPerformanceInstitution: next?.nextPerformanceInstitution ?? null,
    favouriteProductFamily: sorted[0]?.favouriteProductFamily ?? null,
  };
}

/** Databases write the digits of an amount differently: `24`, `24.000`. */
const form = (value: unknown, name: SummaryColumn) =>
  AMOUNTS.has(name) && value !== null && value !== undefined
    ? Number(value)
    : comparableValue(value, name);

const isDifferent = (row: Row, columns: Columns): boolean =>
  SUMMARY_COLUMNS.some((name) => form(row[name], name) !== form(columns[name], name));

/** Writes these columns of the contacts' rows, which are locked, and nothing else. */
export async function writeColumns(
  { database, trx }: { database: StrapiDatabase; trx: Knex.Transaction },
  contacts: readonly KnownContact[],
  of: {
    summariesOf: (documentId: string) => readonly PurchaseSummary[];
    mainCurrency: string | null;
  },
): Promise<void> {
  const rows = contacts.flatMap(({ documentId, id, row }) => {
    const columns = columnsOf(of.summariesOf(documentId), of.mainCurrency);
    return isDifferent(row, columns) ? [{ id, documentId, ...columns }] : [];
  });
  await updateAll({ database, trx, newDocumentId }, CONTACT_UID, rows, SUMMARY_COLUMNS);
}
