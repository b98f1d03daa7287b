import type { z } from '@strapi/utils';
import type { exportForm } from './schemas/export';

/** The lists that `GET /s360/export/:list` exports as CSV. */
export type ExportedList = 'contacts' | 'orders' | 'order-lines';

/** The CSV format of an export. */
export type ExportForm = Required<z.infer<z.ZodObject<typeof exportForm>>>;
export type ExportSeparator = ExportForm['separator'];
export type ExportDecimal = ExportForm['decimal'];

export const EXPORT_SEPARATORS: Record<ExportSeparator, string> = {
  semicolon: ';',
  comma: ',',
  tab: '\t',
};

export const EXPORT_DECIMALS: Record<ExportDecimal, string> = { comma: ',', point: '.' };

/**
 * The usual decimal separator beside a cell separator: a spreadsheet that expects semicolons uses
 * the comma for decimals. Switzerland is an exception, with semicolons and a decimal point.
 */
export const usualDecimal = (separator: ExportSeparator): ExportDecimal =>
  separator === 'semicolon' ? 'comma' : 'point';
