/** Lists that can be exported as CSV. */
export const EXPORTED_LISTS = ['contacts', 'orders', 'order-lines'] as const;

export type ExportedList = (typeof EXPORTED_LISTS)[number];

/** What stands between two cells: spreadsheets in most of Europe expect a semicolon. */
export const EXPORT_SEPARATORS = { semicolon: ';', comma: ',', tab: '\t' } as const;

export type ExportSeparator = keyof typeof EXPORT_SEPARATORS;

/** What stands before the decimals of a number. */
export const EXPORT_DECIMALS = { comma: ',', point: '.' } as const;

export type ExportDecimal = keyof typeof EXPORT_DECIMALS;

/**
 * What a spreadsheet that expects a separator mostly expects before decimals: where it wants
 * semicolons, the comma is taken. Switzerland wants semicolons and a point.
 */
export const usualDecimal = (separator: ExportSeparator): ExportDecimal =>
  separator === 'semicolon' ? 'comma' : 'point';

/** How an export is written. */
export interface ExportForm {
  separator: ExportSeparator;
  decimal: ExportDecimal;
}
