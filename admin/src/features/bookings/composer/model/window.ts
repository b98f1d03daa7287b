/** Which rows of a list are drawn: from `start` up to, but without, `end`. */
export interface RowWindow {
  start: number;
  end: number;
}

/** Drawn above and below what is seen, so that scrolling shows no gaps. */
const SPARE_ROWS = 4;

/** The rows that are seen, and a few more. Lengths in pixels; all rows are of one height. */
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

/** Where the list has to be scrolled to for the row to be seen whole; where it is, if it is. */
export function scrollTo(
  row: number,
  rowHeight: number,
  { scrollTop, height }: { scrollTop: number; height: number },
): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}
