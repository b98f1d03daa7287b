import { message } from '../../translations/message';

export const COLUMNS: readonly { label: ReturnType<typeof message>; isNumber?: boolean }[] = [
  { label: message('orders.column.date') },
  { label: message('orders.column.type') },
  { label: message('column.state') },
  { label: message('orders.column.what') },
  { label: message('column.institution') },
  { label: message('orders.column.salesChannel') },
  { label: message('orders.column.amount'), isNumber: true },
];

/** Includes the column with the button that expands the lines. */
export const COLUMN_COUNT = COLUMNS.length + 1;
