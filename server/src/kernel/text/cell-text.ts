/** Texts as cells of a file that a spreadsheet opens. */

const LINE_ENDS = String.raw`\n\v\f\r\u0085\u2028\u2029`;

/** The line ends of various programs. */
export const LINE_END = new RegExp(`[${LINE_ENDS}]`, 'u');

/**
 * Signs that start a formula. Japanese Excel also accepts the full-width ones, so all characters are
 * included that are compatible with a sign (Unicode's NFKC).
 */
const SIGN = String.raw`[=+\-@＝＋－＠⁺₊﬩﹢⁼₌﹦⩵⩶﹣﹫]`;

/**
 * Characters that some spreadsheets skip before a sign: blanks, quotes, control characters and
 * characters without width. The apostrophe is included to distinguish an original apostrophe from
 * one that `safeText` added.
 */
const SKIPPED = String.raw`[\s\p{C}\p{Z}\p{DI}"']`;

/** A number with its sign, or a phone number, which cannot run anything. */
const HARMLESS = String.raw`[+-][\d ]+(?:[.,]\d+)?`;

/**
 * Matches where a spreadsheet starts a cell and finds a formula, which it would run (OWASP, "CSV
 * injection"): at the start of the text, after a line end, which some programs take for the end of
 * the row, and after a separator, because a file is often opened with a different separator than it
 * was written with. In ordinary text a blank follows a comma.
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

/** The text of a cell that no spreadsheet runs: formulas are shown as plain text. */
export function safeText(text: string): string {
  return text.replace(FORMULA_START, "'");
}

/** Reverses `safeText`, so that an exported file is read as it was written. */
export function textOfCell(cell: string): string {
  return cell.replace(GUARDED_START, '');
}
