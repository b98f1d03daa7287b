import type { Knex } from 'knex';
import { ORDER_LINE_UID, ORDER_UID } from '../../../contracts/uids';
import type { Row, StrapiDatabase } from '../../database/strapi-database';
import { integer, text, time } from '../../database/values';
import {
  CHARGES_KIND,
  COUNTED_STATE,
  NO_CURRENCY,
  type LineSum,
  type OrderSum,
  type Sign,
} from './sums';

/** The orders and lines of one contact, added up. */
export interface ContactSums {
  orders: OrderSum[];
  lines: LineSum[];
}

interface Reading {
  database: StrapiDatabase;
  trx: Knex.Transaction;
}

const signFrom = (value: unknown): Sign => Math.sign(integer(value)) as Sign;
const digitsFrom = (value: unknown): number | null =>
  value === null || value === undefined ? null : integer(value);

/** A sum as text: drivers read integers of 64 bits as numbers, which lose digits. */
function exactSum({ database, trx }: Reading, column: string): Knex.Raw {
  const type = database.client === 'mysql' ? 'char' : 'text';
  return trx.raw(`cast(sum(coalesce(??, 0)) as ${type})`, [column]);
}

const sign = (trx: Knex.Transaction, column: string): Knex.Raw =>
  trx.raw('case when ?? > 0 then 1 when ?? < 0 then -1 else 0 end', [column, column]);

/** Names of aliases differ from all columns: a database would group by the column otherwise. */
async function orderSums(reading: Reading, documentIds: readonly string[]) {
  const { database, trx } = reading;
  const { column, table } = database.names(ORDER_UID);
  const made = column('creationDateTime');
  const amount = column('saleAmount');
  const rows: Row[] = await trx(table)
    .select({
      sumContact: column('contactDocumentId'),
      sumCurrency: column('currencyCode'),
      sumType: column('orderType'),
      sumSign: sign(trx, amount),
    })
    .count({ sumOrders: '*' })
    .min({ sumFirst: made })
    .max({ sumLast: made, sumDigits: column('fractionDigits') })
    .select({ sumAmount: exactSum(reading, amount) })
    .whereIn(column('contactDocumentId'), [...documentIds])
    .where(column('orderState'), COUNTED_STATE)
    .groupBy('sumContact', 'sumCurrency', 'sumType', 'sumSign');
  return rows.map((row) => ({
    contactDocumentId: text(row.sumContact) ?? '',
    sum: {
      currencyCode: text(row.sumCurrency) ?? NO_CURRENCY,
      fractionDigits: digitsFrom(row.sumDigits),
      orderType: text(row.sumType) ?? '',
      orderState: COUNTED_STATE,
      orders: integer(row.sumOrders),
      saleAmount: BigInt(text(row.sumAmount) ?? 0),
      firstAt: time(row.sumFirst),
      lastAt: time(row.sumLast),
    },
  }));
}

/** Parts of a line that are no charges; asked line by line, as an order has few. */
function partsOfLine({ database, trx }: Reading): Knex.QueryBuilder {
  const { column, table } = database.names(ORDER_LINE_UID);
  const ofPart = (name: string) => `part.${column(name)}`;
  const ofLine = (name: string) => `line.${column(name)}`;
  return trx({ part: table })
    .where(ofPart('orderDocumentId'), trx.ref(ofLine('orderDocumentId')))
    .where(ofPart('parentOperationId'), trx.ref(ofLine('operationId')))
    .whereRaw(`coalesce(??, '') <> ?`, [ofPart('kind'), CHARGES_KIND])
    .select(trx.raw('1'));
}

/**
 * Charges and what stands for its parts are left out; performances are told apart only while they are
 * to come, so that many years of orders are a few rows.
 */
async function lineSums(reading: Reading, documentIds: readonly string[], at: Date) {
  const { database, trx } = reading;
  const orders = database.names(ORDER_UID);
  const lines = database.names(ORDER_LINE_UID);
  const ofOrder = (name: string) => `sold.${orders.column(name)}`;
  const ofLine = (name: string) => `line.${lines.column(name)}`;
  const toCome = (name: string) =>
    trx.raw('case when ?? > ? then ?? end', [ofLine('performanceDate'), at, ofLine(name)]);
  const rows: Row[] = await trx({ sold: orders.table })
    .join({ line: lines.table }, ofLine('orderDocumentId'), ofOrder('documentId'))
    .select({
      sumContact: ofOrder('contactDocumentId'),
      sumInstitution: ofOrder('institution'),
      sumCurrency: ofOrder('currencyCode'),
      sumType: ofOrder('orderType'),
      sumSign: sign(trx, ofOrder('saleAmount')),
      sumLineSign: sign(trx, ofLine('totalAmount')),
      sumFamily: ofLine('productFamilyType'),
      sumPerformance: toCome('performanceId'),
      sumDate: toCome('performanceDate'),
    })
    .sum({ sumQuantity: ofLine('quantity') })
    .select({ sumMagnitude: trx.raw('sum(abs(??))', [ofLine('quantity')]) })
    .max({ sumLast: ofOrder('creationDateTime') })
    .whereIn(ofOrder('contactDocumentId'), [...documentIds])
    .where(ofOrder('orderState'), COUNTED_STATE)
    .whereRaw(`coalesce(??, '') <> ?`, [ofLine('kind'), CHARGES_KIND])
    .whereNotExists(partsOfLine(reading))
    .groupBy('sumContact', 'sumInstitution', 'sumCurrency', 'sumType', 'sumSign')
    .groupBy('sumLineSign', 'sumFamily', 'sumPerformance', 'sumDate');
  return rows.map((row) => ({ contactDocumentId: text(row.sumContact) ?? '', sum: lineSum(row) }));
}

const lineSum = (row: Row): LineSum => ({
  institution: text(row.sumInstitution) ?? '',
  currencyCode: text(row.sumCurrency) ?? NO_CURRENCY,
  orderType: text(row.sumType) ?? '',
  orderState: COUNTED_STATE,
  orderSign: signFrom(row.sumSign),
  lineSign: signFrom(row.sumLineSign),
  kind: null,
  isPackage: false,
  productFamilyType: text(row.sumFamily),
  performanceId: text(row.sumPerformance),
  performanceDate: time(row.sumDate),
  quantity: integer(row.sumQuantity),
  magnitude: integer(row.sumMagnitude),
  lastAt: time(row.sumLast),
});

/**
 * The orders and lines of contacts, added up by the database where they mean the same: the rows read
 * do not grow with the number of orders.
 */
export async function readSums(
  reading: Reading,
  documentIds: readonly string[],
  at: Date,
): Promise<Map<string, ContactSums>> {
  const sums = new Map<string, ContactSums>();
  const of = (documentId: string): ContactSums => {
    const known = sums.get(documentId) ?? { orders: [], lines: [] };
    sums.set(documentId, known);
    return known;
  };
  for (const { contactDocumentId, sum } of await orderSums(reading, documentIds)) {
    of(contactDocumentId).orders.push(sum);
  }
  for (const { contactDocumentId, sum } of await lineSums(reading, documentIds, at)) {
    of(contactDocumentId).lines.push(sum);
  }
  return sums;
}
