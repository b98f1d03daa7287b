import type { SalesSeries } from '../../../../../server/src/contracts';

/** What was sold in all days of a series, and in how many orders. */
export function totalOf({ days }: Pick<SalesSeries, 'days'>): {
  thousandths: string;
  orders: number;
} {
  return {
    thousandths: String(days.reduce((sum, { thousandths }) => sum + BigInt(thousandths), 0n)),
    orders: days.reduce((sum, { orders }) => sum + orders, 0),
  };
}
