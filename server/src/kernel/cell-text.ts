/** Texts as cells of a file that a spreadsheet opens. */

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
