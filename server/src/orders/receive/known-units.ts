import type { OrderSnapshot, Seat } from '../records';

export interface KnownUnits {
  operationId: string;
  quantity: number;
  seats: Seat[];
}

/**
 * Adds the known units to a snapshot without units. A line whose quantity has changed has other
 * units, which are still unknown. A line without a quantity gets the known one. Pure.
 */
export function withKnownUnits(
  snapshot: OrderSnapshot,
  known: readonly KnownUnits[],
): OrderSnapshot {
  if (snapshot.showsUnits) return snapshot;
  const byOperation = new Map(known.map((line) => [line.operationId, line]));
  const lines = snapshot.lines.map((line) => {
    const units = byOperation.get(line.operationId);
    if (units === undefined) return line;
    if (!line.isQuantityShown) return { ...line, quantity: units.quantity, seats: units.seats };
    return units.quantity === line.quantity ? { ...line, seats: units.seats } : line;
  });
  return { ...snapshot, lines };
}
