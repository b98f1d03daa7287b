import type { Knex } from 'knex';
import { CONTACT_UID } from '../../contracts/uids';
import { newDocumentId } from '../../kernel/database/document-id';
import { updateAll } from '../../contacts/database/statements';
import { FACT_COLUMNS, NO_FACTS, type FactColumn } from '../../contacts/fact-columns';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { displayMoney } from '../../s360/money';
import type { Thousandths } from '../records';
import { comparable, type KnownContact } from './known-contacts';
import { NO_CURRENCY, type ContactFact } from './sums';

const THOUSANDTHS_DIGITS = 3;
const USUAL_DIGITS = 2;
const AMOUNTS: ReadonlySet<FactColumn> = new Set(['spent', 'refunded'] as const);

type Columns = Readonly<Record<FactColumn, unknown>>;

/** As people filter by amounts. */
const inUnits = (amount: Thousandths): string => displayMoney(amount, THOUSANDTHS_DIGITS);

/** Amounts of all currencies in which there are any, e.g. `120.50 CHF, 80.00 EUR`. */
function inWords(facts: readonly ContactFact[], of: 'spent' | 'refunded'): string | null {
  const amounts = facts
    .filter((fact) => fact[of] !== 0n)
    .map((fact) => {
      const amount = displayMoney(fact[of], fact.fractionDigits ?? USUAL_DIGITS);
      return fact.currencyCode === NO_CURRENCY ? amount : `${amount} ${fact.currencyCode}`;
    });
  return amounts.length === 0 ? null : amounts.join(', ');
}

const inAll = (facts: readonly ContactFact[], count: 'orders' | 'tickets'): number =>
  facts.reduce((sum, fact) => sum + fact[count], 0);

/** The fact of which a moment is the first one. */
const firstBy = (
  facts: readonly ContactFact[],
  of: 'firstPurchaseAt' | 'nextPerformanceAt',
): ContactFact | undefined =>
  facts.filter((fact) => fact[of] !== null).toSorted((a, b) => Number(a[of]) - Number(b[of]))[0];

const lastPurchaseAt = (facts: readonly ContactFact[]): Date | null => {
  const times = facts.flatMap((fact) => fact.lastPurchaseAt?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.max(...times));
};

/**
 * The columns of a contact: money in the main currency and in words in each of them; what was bought
 * and when is no money, and counts whatever it was paid in.
 */
export function columnsOf(facts: readonly ContactFact[], mainCurrency: string | null): Columns {
  if (facts.length === 0) return NO_FACTS;
  const sorted = facts.toSorted((a, b) => {
    if (a.currencyCode === mainCurrency) return -1;
    return b.currencyCode === mainCurrency ? 1 : a.currencyCode.localeCompare(b.currencyCode);
  });
  const main = sorted.find(({ currencyCode }) => currencyCode === mainCurrency);
  const next = firstBy(sorted, 'nextPerformanceAt');
  return {
    orderCount: inAll(facts, 'orders'),
    ticketCount: inAll(facts, 'tickets'),
    spent: main ? inUnits(main.spent) : null,
    spentMoney: inWords(sorted, 'spent'),
    refunded: main ? inUnits(main.refunded) : null,
    refundedMoney: inWords(sorted, 'refunded'),
    firstPurchaseAt: firstBy(facts, 'firstPurchaseAt')?.firstPurchaseAt ?? null,
    lastPurchaseAt: lastPurchaseAt(facts),
    nextPerformanceAt: next?.nextPerformanceAt ?? null,
    nextPerformanceInstitution: next?.nextPerformanceInstitution ?? null,
    favouriteProductFamily: sorted[0]?.favouriteProductFamily ?? null,
  };
}

/** Databases write the digits of an amount differently: `24`, `24.000`. */
const form = (value: unknown, name: FactColumn) =>
  AMOUNTS.has(name) && value !== null && value !== undefined
    ? Number(value)
    : comparable(value, name);

const differ = (row: Row, columns: Columns): boolean =>
  FACT_COLUMNS.some((name) => form(row[name], name) !== form(columns[name], name));

/** Writes the columns of the contacts' rows, which are locked, and nothing else of them. */
export async function writeColumns(
  { database, trx }: { database: StrapiDatabase; trx: Knex.Transaction },
  contacts: readonly KnownContact[],
  of: { factsOf: (documentId: string) => readonly ContactFact[]; mainCurrency: string | null },
): Promise<void> {
  const rows = contacts.flatMap(({ documentId, id, row }) => {
    const columns = columnsOf(of.factsOf(documentId), of.mainCurrency);
    return differ(row, columns) ? [{ id, documentId, ...columns }] : [];
  });
  await updateAll({ database, trx, newDocumentId }, CONTACT_UID, rows, FACT_COLUMNS);
}
