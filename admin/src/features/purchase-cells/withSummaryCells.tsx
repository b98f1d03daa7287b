import type { ReactNode } from 'react';
import type { MessageDescriptor } from 'react-intl';
import { SummaryCell } from './SummaryCell';
import { summaryFormOf } from './summaryForm';
import type { FormedColumn, ListRow } from './summaryForm';

/** A column of a Content Manager list. */
export interface ListColumn extends FormedColumn {
  label?: string | MessageDescriptor;
  searchable?: boolean;
  sortable?: boolean;
  cellFormatter?: (row: ListRow) => ReactNode;
}

/** The columns of a Content Manager list, which plugins may change before rendering. */
export interface ListColumns {
  displayedHeaders: ListColumn[];
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
