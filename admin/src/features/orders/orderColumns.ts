import { message } from '../../translations/message';

/** What stands in the columns of the table of orders. */
export const COLUMNS: readonly { label: ReturnType<typeof message>; isNumber?: boolean }[] = [
  { label: message('orders.column.date') },
  { label: message('orders.column.type') },
  { label: message('column.state') },
  { label: message('orders.column.what') },
  { label: message('column.institution') },
  { label: message('orders.column.salesChannel') },
  { label: message('orders.column.amount'), isNumber: true },
];

/** One more to unfold the lines. */
export const COLUMN_COUNT = COLUMNS.length + 1;
