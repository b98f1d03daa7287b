/** The lists that `GET /s360/export/:list` exports as CSV. */
export const EXPORTED_LISTS = ['contacts', 'orders', 'order-lines'] as const;

export type ExportedList = (typeof EXPORTED_LISTS)[number];

/** Cell separators. Spreadsheets in most of Europe expect a semicolon. */
export const EXPORT_SEPARATORS = { semicolon: ';', comma: ',', tab: '\t' } as const;

export type ExportSeparator = keyof typeof EXPORT_SEPARATORS;

/** Decimal separators. */
export const EXPORT_DECIMALS = { comma: ',', point: '.' } as const;

export type ExportDecimal = keyof typeof EXPORT_DECIMALS;

/**
 * The usual decimal separator beside a cell separator: a spreadsheet that expects semicolons uses
 * the comma for decimals. Switzerland is an exception, with semicolons and a decimal point.
 */
export const usualDecimal = (separator: ExportSeparator): ExportDecimal =>
  separator === 'semicolon' ? 'comma' : 'point';

/** The CSV format of an export. */
export interface ExportForm {
  separator: ExportSeparator;
  decimal: ExportDecimal;
}
