import { orderFormOf } from '../../features/purchase-cells/summaryForm';
import { lazily } from '../lazily';
import type { ListColumns } from '../summaryCells';

const OrderCell = lazily(() =>
  import('../../features/orders/list/OrderCell').then((file) => file.OrderCell),
);

/** Shows orders and their lines in words that lead to their pages; filters keep S-360's codes. */
export const withOrderCells = ({ displayedHeaders, layout }: ListColumns): ListColumns => ({
  displayedHeaders: displayedHeaders.map((column) => {
    const form = orderFormOf(column);
    if (form === undefined) return column;
    const { name } = column;
    const shown = displayedHeaders.map((header) => header.name);
    return {
      ...column,
      cellFormatter: (row) => <OrderCell form={form} name={name} row={row} shown={shown} />,
    };
  }),
  layout,
});
