import type { ReactNode } from 'react';
import { Table as LabelledTable } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import type { Pagination as PageOfList } from '../../../../server/src/contracts';
import { Wrapping } from '../components/Wrapping';
import type { ListQuery } from './listQueries';
import { ListPage } from './ListPage';

/** So narrow that the columns beside it stay in sight; sentences get what the others leave. */
const LEAST_WIDTH = '12rem';

/** Below the headings: where Tab enters the table, and the arrow keys go on. */
const FIRST_ROW = 1;

export interface Column<Row> {
  name: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Whether the heading sorts the list, by this column's name in the address. */
  sortable?: boolean;
  /** Wraps sentences onto further lines; other cells are as wide as their content. */
  wraps?: boolean;
}

interface RowsProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  idOf: (row: Row) => string | number;
}

interface PagedTableProps<Row> extends RowsProps<Row> {
  query: ListQuery<string>;
  pagination: PageOfList;
  whenEmpty: string;
}

export function PagedTable<Row>({ query, pagination, whenEmpty, ...table }: PagedTableProps<Row>) {
  return (
    <ListPage
      rowCount={table.rows.length}
      query={query}
      pagination={pagination}
      whenEmpty={whenEmpty}
    >
      <Rows {...table} />
    </ListPage>
  );
}

export function Rows<Row>({ label, columns, rows, idOf }: RowsProps<Row>) {
  const headers = columns.map(({ name, label: heading, sortable = false }) => ({
    name,
    label: heading,
    sortable,
  }));
  return (
    <Table.Root headers={headers} rows={rows.map((row) => ({ id: idOf(row) }))}>
      {/* Strapi's own Table.Content accepts no label; its headings never take the focus of Tab. */}
      <LabelledTable
        aria-label={label}
        colCount={columns.length}
        rowCount={rows.length + 1}
        initialRow={FIRST_ROW}
      >
        <Table.Head>
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
        </Table.Head>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={idOf(row)}>
              {columns.map(({ name, cell, wraps }) => (
                <Table.Cell key={name}>
                  {wraps ? (
                    <Wrapping minWidth={LEAST_WIDTH} paddingTop={2} paddingBottom={2}>
                      {cell(row)}
                    </Wrapping>
                  ) : (
                    cell(row)
                  )}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </LabelledTable>
    </Table.Root>
  );
}
