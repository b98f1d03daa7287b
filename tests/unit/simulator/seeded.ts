import { SimulatedClock } from '../../simulator/clock';
import { Institution } from '../../simulator/institution';
import type { SimulatedInstitutionOptions } from '../../simulator/options';
import type { OperationData, Order } from '../../simulator/shapes/order';

export const NOW = Date.UTC(2026, 4, 20, 15);
export const DAY_MS = 86_400_000;

/** An institution with five hundred seeded orders by default. */
export const venue = (
  options: Partial<SimulatedInstitutionOptions> = {},
  nowMs: number = NOW,
): Institution =>
  new Institution(
    { code: 'myvenue', contacts: 125, orders: 500, ...options },
    new SimulatedClock(() => nowMs),
    false,
  );

/** Its orders from the given position on. */
export const ordersOf = (institution: Institution, start = 0, max = Infinity): Order[] => {
  const orders: Order[] = [];
  for (const order of institution.orders.all(start)) {
    if (orders.length >= max) break;
    orders.push(order);
  }
  return orders;
};

/** The number of rows per key. */
export const count = <Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1;
  return counts;
};

export const linesOf = (orders: readonly Order[]): OperationData[] =>
  orders.flatMap(({ details }) => details.operationDatas);
