import type { ReactNode } from 'react';
import { FactCell } from './FactCell';
import { factFormOf } from './factForm';
import type { ListColumn, ListRow } from './factForm';

/** The columns of a list in the Content Manager, as plugins may change them before it is drawn. */
export interface ListColumns {
  displayedHeaders: (ListColumn & {
    cellFormatter?: (row: ListRow) => ReactNode;
  })[];
  layout: object;
}

/** Writes the facts of contacts in a form of their own; filters and sorting stay Strapi's. */
export const withFactCells = ({ displayedHeaders, layout }: ListColumns): ListColumns => ({
  displayedHeaders: displayedHeaders.map((column) => {
    const form = factFormOf(column);
    if (form === undefined) return column;
    const { name } = column;
    return { ...column, cellFormatter: (row) => <FactCell form={form} name={name} row={row} /> };
  }),
  layout,
});
