export type Row = readonly string[];

export const code = (word: string): string => `\`${word}\``;

/** A table with aligned columns. */
export function table(...rows: readonly Row[]): string {
  const [headings = []] = rows;
  const widths = headings.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: Row): string =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const ruler = widths.map((width) => '-'.repeat(width));
  return [line(headings), line(ruler), ...rows.slice(1).map(line)].join('\n');
}
