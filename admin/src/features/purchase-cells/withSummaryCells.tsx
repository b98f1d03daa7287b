import type { ReactNode } from 'react';
import { SummaryCell } from './SummaryCell';
import { summaryFormOf } from './summaryForm';
import type { ListColumn, ListRow } from './summaryForm';

/** The columns of a Content Manager list, which plugins may change before rendering. */
export interface ListColumns {
  displayedHeaders: (ListColumn & {
    cellFormatter?: (row: ListRow) => ReactNode;
  })[];
  layout: object;
}

/** Formats the columns that have a summary form; filters and sorting stay Strapi's. */
export const withSummaryCells = ({ displayedHeaders, layout }: ListColumns): ListColumns => ({
  displayedHeaders: displayedHeaders.map((column) => {
    const form = summaryFormOf(column);
    if (form === undefined) return column;
    const { name } = column;
    return { ...column, cellFormatter: (row) => <SummaryCell form={form} name={name} row={row} /> };
  }),
  layout,
});
