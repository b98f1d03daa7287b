import { csvRecords, type CsvRecord, type Separator } from './csv';

const quoted = (cell: string, separator: Separator): string =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A record of one blank cell would be an empty line, which is no record. */
const blankRecord = (cells: readonly string[], separator: Separator): string =>
  separator.repeat(Math.max(1, cells.length - 1));

/**
 * The text of a file with the cells of some records blanked. All records keep their positions and
 * their lines, because an import remembers its place by them. Nothing after a record that is too
 * long is ever read, so it goes. `headings` replace those of the file.
 * @returns `null` when no record is to be blanked.
 */
export function blankRecords(
  text: string,
  separator: Separator,
  isToBlank: (record: CsvRecord, position: number) => boolean,
  headings: readonly string[] | null = null,
): string | null {
  const written: string[] = [];
  let line = 1;
  let position = 0;
  let isChanged = headings !== null;
  for (const record of csvRecords(text, separator)) {
    if (record.isTooLong) break;
    const isBlanked = position > 0 && isToBlank(record, position);
    isChanged ||= isBlanked;
    const cells = isBlanked
      ? blankRecord(record.cells, separator)
      : (position === 0 && headings ? headings : record.cells)
          .map((cell) => quoted(cell, separator))
          .join(separator);
    written.push('\n'.repeat(Math.max(0, record.line - line)), cells);
    line = record.line + (cells.match(/\n/g)?.length ?? 0);
    position += 1;
  }
  return isChanged ? `${written.join('')}\n` : null;
}
