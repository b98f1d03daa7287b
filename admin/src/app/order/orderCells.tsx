import { SummaryValue } from '../../features/purchase-cells/SummaryCell';
import { orderFormOf } from '../../features/purchase-cells/summaryForm';
import type { ListColumns } from '../../features/purchase-cells/withSummaryCells';
import { lazily } from '../lazily';

const OrderCell = lazily(() =>
  import('../../features/orders/OrderCell').then((file) => file.OrderCell),
);

/** Leads from the list of orders to their pages, and translates their words; filters keep S-360's. */
export const withOrderCells = ({ displayedHeaders, layout }: ListColumns): ListColumns => ({
  displayedHeaders: displayedHeaders.map((column) => {
    const form = orderFormOf(column);
    if (form === undefined) return column;
    const { name } = column;
    return {
      ...column,
      cellFormatter: (row) => (
        <OrderCell form={form} row={row}>
          {form === 'orderDate' ? (
            <SummaryValue form="venueMoment" name={name} row={row} />
          ) : (
            String(row[name] ?? '-')
          )}
        </OrderCell>
      ),
    };
  }),
  layout,
});
