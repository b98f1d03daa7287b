import { orderFormOf } from '../../features/purchase-cells/summaryForm';
import { lazily } from '../lazily';
import type { ListColumns } from '../summaryCells';

const OrderCell = lazily(() =>
  import('../../features/orders/OrderCell').then((file) => file.OrderCell),
);

const SummaryValue = lazily(() =>
  import('../../features/purchase-cells/SummaryCell').then((file) => file.SummaryValue),
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
