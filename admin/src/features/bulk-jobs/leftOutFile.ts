import type { LeftOutLines, Reason } from '../../../../server/src/contracts';

/** Marks the file as UTF-8 for spreadsheets. */
const BYTE_ORDER_MARK = '\uFEFF';

function cellText(value: string, separator: string): string {
  const isPlain = ![separator, '"', '\n', '\r'].some((sign) => value.includes(sign));
  return isPlain ? value : `"${value.replaceAll('"', '""')}"`;
}

/**
 * The lines with their headings and cells as they stand in the imported file, and why each was left
 * out in a last column, which another import does not read.
 */
export function leftOutFile(
  { headings, lines, separator }: LeftOutLines,
  words: { heading: string; inWords: (reason: Reason) => string },
): string {
  const width = Math.max(headings.length, ...lines.map(({ cells }) => cells.length));
  const filled = (cells: readonly string[]) =>
    Array.from({ length: width }, (_none, column) => cells[column] ?? '');
  const rows = [
    [...filled(headings), words.heading],
    ...lines.map(({ cells, reasons }) => [...filled(cells), reasons.map(words.inWords).join(' ')]),
  ];
  const text = rows.map((row) => row.map((value) => cellText(value, separator)).join(separator));
  return BYTE_ORDER_MARK + text.join('\r\n');
}

/** `people.csv` becomes `people-left-out.csv`, in the user's language. */
export const leftOutFileName = (
  { fileName }: LeftOutLines,
  named: (name: string) => string,
): string => `${named(fileName.replace(/\.[^.]*$/, ''))}.csv`;
