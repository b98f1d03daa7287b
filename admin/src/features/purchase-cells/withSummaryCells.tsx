import type { ReactNode } from 'react';
import { SummaryCell } from './SummaryCell';
import { summaryFormOf } from './summaryForm';
import type { ListColumn, ListRow } from './summaryForm';

/** The columns of a list in the Content Manager, as plugins may change them before it is drawn. */
export interface ListColumns {
  displayedHeaders: (ListColumn & {
    cellFormatter?: (row: ListRow) => ReactNode;
  })[];
  layout: object;
}

/** Writes the facts of contacts in a form of their own; filters and sorting stay Strapi's. */
export const withSummaryCells = ({ displayedHeaders, layout }: ListColumns): ListColumns => ({
  displayedHeaders: displayedHeaders.map((column) => {
    const form = summaryFormOf(column);
    if (form === undefined) return column;
    const { name } = column;
    return { ...column, cellFormatter: (row) => <SummaryCell form={form} name={name} row={row} /> };
  }),
  layout,
});
