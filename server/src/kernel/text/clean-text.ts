/** Characters below the combining marks, without NUL and carriage return, need no cleaning. */
const SURELY_CLEAN = /^[\u0001-\u000C\u000E-\u02FF]*$/;

/**
 * Removes what no database accepts (NUL, lone surrogates), unifies line ends, applies NFC, trims.
 */
export function cleanText(value: string): string {
  if (SURELY_CLEAN.test(value)) return value.trim();
  return value
    .replaceAll('\u0000', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .trim();
}
