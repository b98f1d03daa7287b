/** Characters below the combining marks, without NUL and carriage return: text of these is clean. */
const SURELY_CLEAN = /^[\u0001-\u000C\u000E-\u02FF]*$/;

/** Removes what no database takes (NUL, lone surrogates), unifies line ends, NFC, trims. */
export function cleanText(value: string): string {
  if (SURELY_CLEAN.test(value)) return value.trim();
  return value
    .replaceAll('\u0000', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .trim();
}
