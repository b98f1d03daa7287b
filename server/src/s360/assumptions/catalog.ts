import { parseThousandths } from '../money';
import type { Answered } from '../answered';
import type { Assumptions } from '../interface';
import { isRecord } from '../../kernel/is-record';

/**
 * Sums `[{chargesId, amount}]` (seen in use), or plain amounts. An unreadable amount counts as
 * zero.
 */
function chargesIn(value: unknown): bigint {
  const charges: readonly unknown[] = Array.isArray(value) ? value : [value];
  return charges.reduce<bigint>((sum, charge) => {
    const amount = parseThousandths(isRecord(charge) ? charge.amount : charge);
    return sum + (amount ?? 0n);
  }, 0n);
}

/**
 * The price of one ticket without its charges, in thousandths; `null` when the amount is
 * unreadable.
 */
export function amountWithoutCharges(
  { amount, chargesAmounts }: Answered,
  { catalogPrices }: Pick<Assumptions, 'catalogPrices'>,
): bigint | null {
  const given = parseThousandths(amount);
  if (given === null || catalogPrices === 'net') return given;
  return given - chargesIn(chargesAmounts);
}

/**
 * Both ids by which a price may name its seat category, the preferred one first. Either may be
 * absent.
 */
export function seatCategoryIdsOf(
  { institutionSeatCatId, seatCatId }: Answered,
  { seatCategoryId }: Pick<Assumptions, 'seatCategoryId'>,
): readonly unknown[] {
  const ids = [seatCatId, institutionSeatCatId];
  return seatCategoryId === 'seatCatId' ? ids : ids.toReversed();
}
