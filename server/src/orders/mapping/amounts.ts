import { parseThousandths } from '../../s360';
import { objectsIn } from './values';

/** The amounts of an order, all whole numbers of thousandths. */
const OF_ORDER = [
  'saleAmount',
  'preSaleAmount',
  'reservationAmount',
  'optionAmount',
  'waitingAccountBalanceAmount',
] as const;

const OF_OPERATION = ['basePrice', 'unitPrice', 'totalAmount', 'withoutVatTotalAmount'] as const;

/** S-360 leaves out what is nothing, or sends `null` or an empty text. */
const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const unreadableIn = (of: Record<string, unknown>, names: readonly string[]): string[] =>
  names.filter((name) => !isBlank(of[name]) && parseThousandths(of[name]) === null);

/**
 * The amounts of an order that are there and cannot be read. Read as nothing, they would replace a
 * stored amount by 0.
 */
export function unreadableAmounts(details: Record<string, unknown>): string[] {
  const ofOperations = objectsIn(details.operationDatas).flatMap((operation) =>
    unreadableIn(operation, OF_OPERATION),
  );
  return [...new Set([...unreadableIn(details, OF_ORDER), ...ofOperations])];
}
