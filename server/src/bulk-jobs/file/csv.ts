/** A record of a CSV file. */
export interface CsvRecord {
  /** The line that it begins in, from 1, as an editor counts them. */
  line: number;
  cells: string[];
  /** The file ended inside of quotes: what follows them was swallowed. */
  isBroken: boolean;
  /** It is longer than any row of a table, and has no cells; nothing after it is read. */
  isTooLong: boolean;
}

/** Characters of a record. A spreadsheet's cell holds 32,767; a quote that is never closed takes all. */
export const LONGEST_RECORD = 100_000;

export type Separator = ',' | ';' | '\t';

const SEPARATORS: readonly Separator[] = [',', ';', '\t'];

/** The separator that the first record uses most; a comma when it has one cell only. */
export function detectSeparator(text: string): Separator {
  const counted = SEPARATORS.map((separator) => {
    const [first] = csvRecords(text, separator);
    return { separator, cells: first?.cells.length ?? 0 };
  });
  const [most] = counted.sort((a, b) => b.cells - a.cells);
  return most?.separator ?? ',';
}

/** Where a cell ends, and its value; `null` for one that is not at its end before `limit`. */
interface Cell {
  value: string;
  end: number;
  isBroken: boolean;
}

type ReadCell = (text: string, start: number, separator: Separator, limit: number) => Cell | null;

/** A cell in quotes, which are doubled inside of it; what follows the closing one is kept too. */
const quotedCell: ReadCell = (text, start, separator, limit) => {
  let value = '';
  let position = start + 1;
  for (;;) {
    const quote = text.indexOf('"', position);
    if ((quote === -1 ? text.length : quote) > limit) return null;
    if (quote === -1)
      return { value: value + text.slice(position), end: text.length, isBroken: true };
    value += text.slice(position, quote);
    if (text[quote + 1] !== '"') {
      const rest = plainCell(text, quote + 1, separator, limit);
      return rest && { ...rest, value: value + rest.value };
    }
    value += '"';
    position = quote + 2;
  }
};

const plainCell: ReadCell = (text, start, separator, limit) => {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') {
    if (end > limit) return null;
    end += 1;
  }
  return { value: text.slice(start, end), end, isBroken: false };
};

function lineBreaksIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) count += 1;
  }
  return count;
}

/**
 * The records of a CSV text (RFC 4180, with any of the three separators and any line ends), one
 * after the other as they are asked for. Empty lines are no records. Libraries end the whole file at a
 * quote that is never closed, tell in which line a record ends, or hand out all at once or none
 * before the event loop turns: a dry run names the line to be put right, and is done in slices.
 * No record takes long: one that is longer than `LONGEST_RECORD` is the last.
 */
export function* csvRecords(text: string, separator: Separator): Generator<CsvRecord> {
  let position = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  let endOfLast = position;
  while (position < text.length) {
    const start = position;
    const cells: string[] = [];
    let isBroken = false;
    for (;;) {
      const isQuoted = text[position] === '"';
      // Empty lines count towards the record that follows: nobody waits for a file of them either.
      const limit = endOfLast + LONGEST_RECORD;
      const read = isQuoted ? quotedCell : plainCell;
      const cell = position > limit ? null : read(text, position, separator, limit);
      if (cell === null) {
        yield { line, cells: [], isBroken: false, isTooLong: true };
        return;
      }
      cells.push(cell.value);
      isBroken ||= cell.isBroken;
      position = cell.end + 1;
      if (text[cell.end] !== separator) break;
    }
    if (text[position - 1] === '\r' && text[position] === '\n') position += 1;
    if (cells.length > 1 || cells[0] !== '') {
      yield { line, cells, isBroken, isTooLong: false };
      endOfLast = position;
    }
    line += lineBreaksIn(text, start, Math.min(position, text.length));
  }
}
