/** The rows of a list to render: from `start` up to, but excluding, `end`. */
interface RowWindow {
  start: number;
  end: number;
}

/** Extra rows above and below the visible ones, so that scrolling shows no gaps. */
const SPARE_ROWS = 4;

/** The visible rows and a few more. Lengths are in pixels; all rows have the same height. */
export function visibleRows(
  rowCount: number,
  rowHeight: number,
  { scrollTop, height }: { scrollTop: number; height: number },
): RowWindow {
  const first = Math.floor(scrollTop / rowHeight) - SPARE_ROWS;
  const last = Math.ceil((scrollTop + height) / rowHeight) + SPARE_ROWS;
  const end = Math.min(rowCount, Math.max(0, last));
  return { start: Math.min(Math.max(0, first), end), end };
}

/** The scroll position at which the row is fully visible; the current one if it already is. */
export function scrollTo(
  row: number,
  rowHeight: number,
  { scrollTop, height }: { scrollTop: number; height: number },
): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}
