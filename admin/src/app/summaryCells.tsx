import type { ReactNode } from 'react';
import type { MessageDescriptor } from 'react-intl';
import type { ListRow } from '../features/purchase-cells/amounts';
import { summaryFormOf } from '../features/purchase-cells/summaryForm';
import type { FormedColumn } from '../features/purchase-cells/summaryForm';
import { lazily } from './lazily';

export const SummaryCell = lazily(() =>
  import('../features/purchase-cells/SummaryCell').then((file) => file.SummaryCell),
);

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
