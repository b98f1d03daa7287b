import { grouped } from '../../kernel/grouped';

/** A line, and the line that it is a part of or a charge on. */
interface Nested {
  operationId: string;
  parentOperationId: string | null;
}

interface PlacedLine<Line> {
  line: Line;
  /** 0 for lines that are not part of another line. */
  depth: number;
}

/**
 * Puts each line behind the one that it belongs to, and otherwise keeps the sequence. A line whose
 * parent is in another order has depth 0, and so has the first line of a circle.
 */
export function inOrder<Line extends Nested>(lines: readonly Line[]): PlacedLine<Line>[] {
  const ids = new Set(lines.map(({ operationId }) => operationId));
  const children = grouped(lines, ({ parentOperationId }) => parentOperationId);
  const placed = new Map<Line, PlacedLine<Line>>();
  const place = (line: Line, depth: number): void => {
    if (placed.has(line)) return;
    placed.set(line, { line, depth });
    for (const child of children.get(line.operationId) ?? []) place(child, depth + 1);
  };
  const isPart = ({ parentOperationId }: Line) =>
    parentOperationId !== null && ids.has(parentOperationId);
  for (const line of lines) if (!isPart(line)) place(line, 0);
  for (const line of lines) place(line, 0);
  return [...placed.values()];
}
