import type { OddPrice } from '../contracts/alarms';
import { ORDER_LINE_UID, ORDER_UID } from '../contracts/uids';
import { displayMoney } from '../s360';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { text, textsIn } from '../kernel/database/values';
import type { CatalogLookup } from './model/lookup';

/** The price of one ticket on the line of an order, in thousandths, and what it was for. */
export interface PricedLine {
  operationId: string;
  orderDocumentId: string;
  performanceId: string;
  seatCategoryId: string | null;
  tariffId: string;
  unitPrice: bigint;
}

/** A line whose price differs from that of the catalog by this factor. */
interface OddLine {
  line: PricedLine;
  inCatalog: bigint;
  factor: number;
}

/** As many of an institution's newest lines are compared. */
const COMPARED = 50;
const FACTORS: readonly number[] = [10, 100, 1_000, 10_000, 100_000, 1_000_000];

/** By which power of ten one amount differs from the other; `null` if by none. */
function factorBetween(one: bigint, other: bigint): number | null {
  const [less, more] = one < other ? [one, other] : [other, one];
  if (less <= 0n) return null;
  return FACTORS.find((factor) => less * BigInt(factor) === more) ?? null;
}

/**
 * Compares prices of lines with the catalog. `odd` is a line that shows that the two have not one
 * unit: more lines differ by a power of ten than are equal. One price that somebody entered by hand
 * says nothing. Pure.
 */
export function comparePrices(
  lines: readonly PricedLine[],
  catalog: Pick<CatalogLookup, 'performance' | 'priceFor'>,
): { compared: number; odd: (OddLine & { lines: number }) | null } {
  let compared = 0;
  let equal = 0;
  const odd: OddLine[] = [];
  for (const line of lines) {
    const found = catalog.performance(line.performanceId);
    const price = found && catalog.priceFor(found.performance, line);
    if (!price) continue;
    compared += 1;
    const inCatalog = BigInt(price.amount);
    const factor = factorBetween(line.unitPrice, inCatalog);
    if (line.unitPrice === inCatalog) equal += 1;
    if (factor !== null) odd.push({ line, inCatalog, factor });
  }
  const [first] = odd;
  const isOdd = first !== undefined && odd.length > equal;
  return { compared, odd: isOdd ? { ...first, lines: odd.length } : null };
}

/**
 * Compares an institution's newest lines with its catalog, where it has one, without a call: how many
 * could be compared, and what is odd.
 */
export async function comparedPrices(
  institution: string,
  { catalog, database }: { database: StrapiDatabase; catalog: CatalogLookup | null },
): Promise<{ compared: number; odd: OddPrice | null }> {
  if (catalog === null) return { compared: 0, odd: null };
  const { compared, odd } = comparePrices(await newestLines(institution, database), catalog);
  if (odd === null) return { compared, odd };
  const { factor, inCatalog, line, lines } = odd;
  const { orderDocumentId: documentId, operationId, unitPrice } = line;
  const orders = database.query(ORDER_UID).select('orderId').where({ documentId });
  const [orderId = ''] = textsIn(await orders.execute(), 'orderId');
  const { fractionDigits } = catalog.catalog.currency;
  const ordered = displayMoney(unitPrice, fractionDigits);
  const shown = { ordered, inCatalog: displayMoney(inCatalog, fractionDigits) };
  return { compared, odd: { orderId, operationId, ...shown, factor, lines } };
}

async function newestLines(institution: string, database: StrapiDatabase): Promise<PricedLine[]> {
  const rows = await database
    .query(ORDER_LINE_UID)
    .select([
      'operationId',
      'orderDocumentId',
      'performanceId',
      'seatCategoryId',
      'audienceSubCategoryId',
      'unitPrice',
    ])
    .where({ institution })
    // By the index that an institution's lines have.
    .orderBy({ operationId: 'desc' })
    .limit(COMPARED)
    .execute();
  return rows.flatMap((row) => {
    const [performanceId, tariffId] = [text(row.performanceId), text(row.audienceSubCategoryId)];
    const unitPrice = text(row.unitPrice);
    if (performanceId === null || tariffId === null || unitPrice === null) return [];
    return [
      {
        operationId: text(row.operationId) ?? '',
        orderDocumentId: text(row.orderDocumentId) ?? '',
        performanceId,
        seatCategoryId: text(row.seatCategoryId),
        tariffId,
        unitPrice: BigInt(unitPrice),
      },
    ];
  });
}
