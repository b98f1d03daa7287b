import type {
  BookingLineInput,
  CatalogCurrency,
  Money,
} from '../../../../../../server/src/contracts';
import type { CatalogView } from '../../../catalog/model';
import { priceOf } from './priceGrid';

/** Whole thousandths as an amount of the catalog's currency. */
export const moneyOf = (thousandths: bigint | number, currency: CatalogCurrency): Money => ({
  thousandths: String(thousandths),
  currencyCode: currency.code,
  fractionDigits: currency.fractionDigits,
});

/** What one of it costs, in thousandths; `null` where the catalog has no such price. */
export function unitPriceOf(view: CatalogView, line: BookingLineInput): number | null {
  const offering = view.offering(line);
  if (offering === undefined) return null;
  return priceOf(offering.prices, line.seatCategoryId, line.tariffId)?.amount ?? null;
}

export interface Total {
  /** Of the lines that have a price: before S-360's charges. */
  amount: Money;
  /** Tickets and pieces. */
  quantity: number;
  /** Some lines have no price: the amount is not all. */
  isIncomplete: boolean;
}

/** Exact: whole numbers of any size. */
export function totalOf(view: CatalogView, lines: readonly BookingLineInput[]): Total {
  let thousandths = 0n;
  let quantity = 0;
  let isIncomplete = false;
  for (const line of lines) {
    const price = unitPriceOf(view, line);
    quantity += line.quantity;
    if (price === null) isIncomplete = true;
    else thousandths += BigInt(price) * BigInt(line.quantity);
  }
  return { amount: moneyOf(thousandths, view.catalog.currency), quantity, isIncomplete };
}
