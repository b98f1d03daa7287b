import type { MessageKey } from '../../translations/message';
export const COLUMNS: readonly { label: MessageKey; isNumber?: boolean }[] = [
  { label: 'orders.column.date' },
  { label: 'orders.column.type' },
  { label: 'column.state' },
  { label: 'orders.column.what' },
  { label: 'column.institution' },
  { label: 'orders.column.salesChannel' },
  { label: 'orders.column.amount', isNumber: true },
];

/** Includes the column with the button that expands the lines. */
export const COLUMN_COUNT = COLUMNS.length + 1;
