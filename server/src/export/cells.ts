import { EXPORT_DECIMALS, type ExportDecimal } from '../contracts/export';
import { safeText } from '../kernel/text/cell-text';
import { displayMoney, displayRate } from '../s360';

/**
 * A number with the spreadsheet's decimal separator: a spreadsheet that expects a comma reads
 * 120.50 as text, and 12.05 as a day in May.
 */
export const numberText = (plain: string, decimal: ExportDecimal): string =>
  plain.replace('.', EXPORT_DECIMALS[decimal]);

/** A value as a cell: times in ISO 8601 (UTC), `true` or `false`, blank for nothing. */
export function cellOf(value: unknown, decimal: ExportDecimal): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return safeText(value);
  if (typeof value === 'number') return numberText(String(value), decimal);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return safeText(JSON.stringify(value));
}

/** An amount in thousandths as a plain number with the currency's digits, for calculations. */
export function amountCell(
  thousandths: unknown,
  fractionDigits: unknown,
  decimal: ExportDecimal,
): string {
  if (thousandths === null || thousandths === undefined) return '';
  const digits = typeof fractionDigits === 'number' ? fractionDigits : 2;
  return numberText(displayMoney(String(thousandths), digits), decimal);
}

/** A rate in thousandths of a percent, as a percentage. */
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

/** Seats in readable form: `Stalls C 7, Stalls C 8`. */
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
