import type { OrderSnapshot, Seat } from '../records';

/** What is known of a line's units. */
export interface KnownUnits {
  operationId: string;
  quantity: number;
  seats: Seat[];
}

/**
 * A snapshot that does not show the units, with those that are known of its lines. A line of another
 * quantity than then has other units, which nobody has told yet; one that names no quantity has the
 * known one. Pure.
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
