import { CHARGES_KIND, type OrderSnapshot, type ShownLine, type Thousandths } from '../orders';
import { isKnownOrderState, ORDER_STATES } from '../s360';

type Line = Pick<
  ShownLine,
  'kind' | 'operationId' | 'parentOperationId' | 'quantity' | 'totalAmount' | 'unitPrice'
>;

interface OrderCost {
  total: Thousandths;
  charges: Thousandths;
  /** Whether every amount is known and the sum of the lines is S-360's total. */
  isSure: boolean;
}

export const isCharge = ({ kind }: Pick<Line, 'kind'>): boolean => kind === CHARGES_KIND;

/** The cost of a line; `null` where S-360 does not report it, which does not mean zero. */
export const costOf = ({ quantity, totalAmount, unitPrice }: Line): Thousandths | null =>
  totalAmount ?? (unitPrice === null ? null : unitPrice * BigInt(quantity));

/** The lines without the parts of other lines, whose cost includes their parts. */
export function withoutParts<L extends Line>(lines: readonly L[]): L[] {
  const shown = new Set(lines.map(({ operationId }) => operationId));
  return lines.filter(
    ({ parentOperationId }) => parentOperationId === null || !shown.has(parentOperationId),
  );
}

const sum = (lines: readonly Line[]): Thousandths =>
  lines.reduce((total, line) => total + (costOf(line) ?? 0n), 0n);

/**
 * The cost of an order: the sum of its lines, or S-360's total if a line has no amount. If only
 * charges lack amounts, the difference between the two belongs to the charges.
 */
export function costOfOrder(lines: readonly Line[], amount: Thousandths | null): OrderCost {
  const goods = lines.filter((line) => !isCharge(line));
  const bearing = [...lines.filter(isCharge), ...withoutParts(goods)];
  const withoutAmount = bearing.filter((line) => costOf(line) === null);
  const [ofLines, charges] = [sum(lines), sum(lines.filter(isCharge))];
  if (withoutAmount.length === 0) {
    return { charges, total: ofLines, isSure: amount === null || amount === ofLines };
  }
  if (amount === null) return { charges, total: ofLines, isSure: false };
  const isOfCharges = withoutAmount.every(isCharge);
  return {
    charges: isOfCharges ? charges + amount - ofLines : charges,
    total: amount,
    isSure: amount >= ofLines,
  };
}

type Amounts = Pick<
  OrderSnapshot,
  'optionAmount' | 'orderState' | 'orderType' | 'preSaleAmount' | 'reservationAmount' | 'saleAmount'
>;

/** S-360's total of an order; `null` for 0, because an absent amount is read as 0. */
export function amountOf(order: Amounts): Thousandths | null {
  const amount = toldAmount(order);
  return amount === 0n ? null : amount;
}

/** S-360's documentation: an open sale carries its amount in `preSaleAmount`. */
function saleAmountOf({ orderState, preSaleAmount, saleAmount }: Amounts): Thousandths {
  if (orderState === ORDER_STATES.open) return preSaleAmount;
  return isKnownOrderState(orderState) || saleAmount !== 0n ? saleAmount : preSaleAmount;
}

function toldAmount(order: Amounts): Thousandths {
  switch (order.orderType) {
    case 'SALE':
      return saleAmountOf(order);
    case 'RESERVATION':
      return order.reservationAmount;
    case 'OPTION':
      return order.optionAmount;
    default:
      return 0n;
  }
}
