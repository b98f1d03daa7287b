import type { ColumnHead } from '../../shared/components/FlatTable';

/** The columns of the orders; the first has the button that expands the lines. */
export const COLUMNS: readonly ColumnHead[] = [
  { label: 'orders.column.lines' },
  { label: 'orders.column.date' },
  { label: 'orders.column.type' },
  { label: 'column.state' },
  { label: 'orders.column.what' },
  { label: 'column.institution' },
  { label: 'orders.column.salesChannel' },
  { label: 'orders.column.amount', isNumber: true },
];
