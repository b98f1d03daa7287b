import type { Knex } from 'knex';
import { CONTACT_UID } from '../../../contracts/uids';
import { newDocumentId } from '../../database/document-id';
import { updateAll } from '../../contacts/database/statements';
import { FACT_COLUMNS, NO_FACTS, type FactColumn } from '../../contacts/fact-columns';
import type { Row, StrapiDatabase } from '../../database/strapi-database';
import { displayMoney } from '../../ticketing/money';
import type { Thousandths } from '../records';
import { comparable, type KnownContact } from './known-contacts';
import type { ContactFact } from './sums';

const THOUSANDTHS_DIGITS = 3;
const AMOUNTS: ReadonlySet<FactColumn> = new Set(['spent', 'refunded'] as const);

type Columns = Readonly<Record<FactColumn, unknown>>;

/** As people filter by amounts. */
const inUnits = (amount: Thousandths): string => displayMoney(amount, THOUSANDTHS_DIGITS);

function columnsOf(fact: ContactFact | undefined): Columns {
  if (fact === undefined) return NO_FACTS;
  return {
    orderCount: fact.orders,
    ticketCount: fact.tickets,
    spent: inUnits(fact.spent),
    refunded: inUnits(fact.refunded),
    firstPurchaseAt: fact.firstPurchaseAt,
    lastPurchaseAt: fact.lastPurchaseAt,
    nextPerformanceAt: fact.nextPerformanceAt,
    favouriteProductFamily: fact.favouriteProductFamily,
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
  factOf: (documentId: string) => ContactFact | undefined,
): Promise<void> {
  const rows = contacts.flatMap(({ documentId, id, row }) => {
    const columns = columnsOf(factOf(documentId));
    return differ(row, columns) ? [{ id, documentId, ...columns }] : [];
  });
  await updateAll({ database, trx, newDocumentId }, CONTACT_UID, rows, FACT_COLUMNS);
}
