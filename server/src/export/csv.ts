import { Readable, type Transform } from 'node:stream';
import { stringify } from 'csv-stringify';
import { EXPORT_SEPARATORS, type ExportDecimal, type ExportForm } from '../contracts/export';
import { LINE_END } from '../kernel/text/cell-text';
import type { ExportedColumn, ExportedRow } from './columns';

/**
 * Streams rows as CSV in UTF-8: a byte order mark, by which spreadsheets recognize UTF-8, a line of
 * headings, and line ends as in RFC 4180. An error in the rows destroys the stream, so that nobody
 * takes half a file for a complete one.
 */
export function csvOf(
  columns: readonly ExportedColumn[],
  rows: AsyncIterable<ExportedRow>,
  { decimal, separator }: ExportForm,
): Transform {
  const stringifier = stringify({
    bom: true,
    header: true,
    columns: columns.map(({ name }) => name),
    delimiter: EXPORT_SEPARATORS[separator],
    record_delimiter: 'windows',
    // By default the stringifier only quotes the record's own line end; any other would split a
    // cell into two rows.
    quoted_match: LINE_END,
  });
  const cells = Readable.from(cellsOf(columns, rows, decimal));
  cells.on('error', (error) => stringifier.destroy(error));
  stringifier.on('close', () => cells.destroy());
  return cells.pipe(stringifier);
}

async function* cellsOf(
  columns: readonly ExportedColumn[],
  rows: AsyncIterable<ExportedRow>,
  decimal: ExportDecimal,
): AsyncGenerator<string[]> {
  for await (const row of rows) yield columns.map((column) => column.cell(row, decimal));
}
