/** Lists that can be exported as CSV. */
export const EXPORTED_LISTS = ['contacts', 'orders', 'order-lines'] as const;

export type ExportedList = (typeof EXPORTED_LISTS)[number];

/** What stands between two cells: spreadsheets in most of Europe expect a semicolon. */
export const EXPORT_SEPARATORS = { semicolon: ';', comma: ',', tab: '\t' } as const;

export type ExportSeparator = keyof typeof EXPORT_SEPARATORS;
