import type {
  BookingLineInput,
  CatalogCurrency,
  Money,
} from '../../../../../../server/src/contracts';
import type { CatalogView } from '../../../catalog/model';
import { priceOf } from './priceGrid';

/** Converts whole thousandths to an amount in the catalog's currency. */
export const moneyOf = (thousandths: bigint | number, currency: CatalogCurrency): Money => ({
  thousandths: String(thousandths),
  currencyCode: currency.code,
  fractionDigits: currency.fractionDigits,
});

/** The price of one unit in thousandths; `null` if the catalog has no such price. */
export function unitPriceOf(view: CatalogView, line: BookingLineInput): number | null {
  const offering = view.offering(line);
  if (offering === undefined) return null;
  return priceOf(offering.prices, line.seatCategoryId, line.tariffId)?.amount ?? null;
}

export interface Total {
  /** The sum of the lines with a price, before S-360's charges. */
  amount: Money;
  /** Tickets and items. */
  quantity: number;
  /** Some lines have no price, so the amount is incomplete. */
  isIncomplete: boolean;
}

/** Exact: sums integers of any size. */
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
