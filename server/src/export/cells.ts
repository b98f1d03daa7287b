import { EXPORT_DECIMALS, type ExportDecimal } from '../contracts/export';
import { displayMoney, displayRate } from '../s360/money';

const LINE_ENDS = String.raw`\n\v\f\r\u0085\u2028\u2029`;

/** What ends a line, for one program or another. */
export const LINE_END = new RegExp(`[${LINE_ENDS}]`, 'u');

/** Signs that make a formula of a cell; Excel in Japanese takes the full-width ones for the same. */
const SIGN = String.raw`[=+\-@＝＋－＠]`;

/**
 * Blanks, quotes, control characters and what has no width: some spreadsheets skip them before a sign.
 * Apostrophes, so that one that was there is told from one that was put there.
 */
const SKIPPED = String.raw`[\s\p{C}\p{Z}\p{DI}"']`;

/** A number with its sign or a phone number: nothing in it can be run. */
const HARMLESS = String.raw`[+-][\d ]+(?:[.,]\d+)?`;

/**
 * Where a spreadsheet begins a cell and finds a formula, which it would run (OWASP, "CSV injection"):
 * with the text, after a line end, which some take for the end of the row, and after a separator, for
 * a file is often opened with another one than it was written with. Text has a blank after a comma.
 */
const formulaStart = (guard: string): RegExp =>
  new RegExp(
    [
      `^${guard}(?!${HARMLESS}$)(?=${SKIPPED}*${SIGN})`,
      `(?<=[${LINE_ENDS}\t])${guard}(?!${HARMLESS}(?:[${LINE_ENDS}]|$))(?=(?:(?![${LINE_ENDS}\t])${SKIPPED})*${SIGN})`,
      `(?<=[,;])${guard}(?=["']*${SIGN})`,
    ].join('|'),
    'gu',
  );

const FORMULA_START = formulaStart('');
const GUARDED_START = formulaStart("'");

/** The text of a cell that no spreadsheet runs: a formula is shown as the text that it is. */
export function safeText(text: string): string {
  return text.replace(FORMULA_START, "'");
}

/** The text that `safeText` made a cell of: a file that was exported is read as what was written. */
export function textOfCell(cell: string): string {
  return cell.replace(GUARDED_START, '');
}

/**
 * A number as the spreadsheet reads it: one that expects a comma takes 120.50 for text, and 12.05 for
 * a day in May.
 */
export const numberText = (plain: string, decimal: ExportDecimal): string =>
  plain.replace('.', EXPORT_DECIMALS[decimal]);

/** A value as a cell: moments in ISO 8601 (UTC), `true` and `false`, blank for nothing. */
export function cellOf(value: unknown, decimal: ExportDecimal): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return safeText(value);
  if (typeof value === 'number') return numberText(String(value), decimal);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return safeText(JSON.stringify(value));
}

/** An amount in thousandths as a plain number with the currency's digits, for adding up. */
export function amountCell(
  thousandths: unknown,
  fractionDigits: unknown,
  decimal: ExportDecimal,
): string {
  if (thousandths === null || thousandths === undefined) return '';
  const digits = typeof fractionDigits === 'number' ? fractionDigits : 2;
  return numberText(displayMoney(String(thousandths), digits), decimal);
}

/** A rate in thousandths of a percent as the number of percents. */
export function rateCell(thousandths: unknown, decimal: ExportDecimal): string {
  if (thousandths === null || thousandths === undefined) return '';
  return numberText(displayRate(String(thousandths)), decimal);
}

interface ShownSeat {
  row?: unknown;
  seatNumber?: unknown;
  area?: unknown;
}

const isSeat = (value: unknown): value is ShownSeat => typeof value === 'object' && value !== null;

/** Seats as people say them: `Stalls C 7, Stalls C 8`. */
export function seatsCell(value: unknown): string {
  const seats: unknown[] = Array.isArray(value) ? value : [];
  const named = seats
    .filter(isSeat)
    .map(({ area, row, seatNumber }) =>
      [area, row, seatNumber]
        .filter((part): part is string => typeof part === 'string' && part !== '')
        .join(' '),
    );
  return safeText(named.filter((name) => name !== '').join(', '));
}
