export interface CsvRecord {
  /** The line in which the record begins, from 1, as editors count. */
  line: number;
  cells: string[];
  /** The file ended inside quotes, which swallowed everything after them. */
  isBroken: boolean;
  /** The record is longer than any table row; it has no cells, and nothing after it is read. */
  isTooLong: boolean;
}

/**
 * The maximum length of a record. A spreadsheet cell holds 32,767 characters; an unclosed quote
 * would swallow the whole file.
 */
export const LONGEST_RECORD = 100_000;

export type Separator = ',' | ';' | '\t';

const SEPARATORS: readonly Separator[] = [',', ';', '\t'];

/** The separator that the first record uses most; a comma when it has only one cell. */
export function detectSeparator(text: string): Separator {
  const counted = SEPARATORS.map((separator) => {
    const [first] = csvRecords(text, separator);
    return { separator, cells: first?.cells.length ?? 0 };
  });
  const [most] = counted.sort((a, b) => b.cells - a.cells);
  return most?.separator ?? ',';
}

/** A cell's value and its end; `null` for a cell that does not end before `limit`. */
interface Cell {
  value: string;
  end: number;
  isBroken: boolean;
}

type ReadCell = (text: string, start: number, separator: Separator, limit: number) => Cell | null;

/** A quoted cell, with inner quotes doubled; text after the closing quote is kept. */
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
 * The records of a CSV text (RFC 4180, with any of the three separators and any line ends), lazily.
 * Empty lines are no records. Libraries do not fit: at an unclosed quote they end the whole file,
 * they report the line in which a record ends, or they parse everything before the event loop
 * turns. A dry run has to name the line to correct, and works in slices. A record that is longer
 * than `LONGEST_RECORD` is the last one, so none takes long.
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
      // Empty lines count towards the next record, so a file of empty lines does not take long
      // either.
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
