import type { ReactNode } from 'react';
import { Box, EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Pagination } from '@strapi/strapi/admin';
import { Navigate } from 'react-router-dom';
import type { Pagination as PageOfList } from '../../../../server/src/contracts';
import { PAGE_SIZE, searchOf, SMALLEST_PAGE_SIZE } from './listQueries';
import type { ListQuery } from './listQueries';

interface ListPageProps {
  rowCount: number;
  query: ListQuery<string>;
  pagination: PageOfList;
  whenEmpty: string;
  children: ReactNode;
}

/** One page of a list with its pagination, or the reason why the list is empty. */
export function ListPage({ rowCount, query, pagination, whenEmpty, children }: ListPageProps) {
  if (rowCount > 0) {
    return (
      <Box paddingBottom={4}>
        {children}
        {pagination.total > SMALLEST_PAGE_SIZE && (
          <Pagination.Root {...pagination} defaultPageSize={PAGE_SIZE}>
            <Pagination.PageSize />
            <Pagination.Links />
          </Pagination.Root>
        )}
      </Box>
    );
  }
  // The list has become shorter since the user opened its last page.
  if (pagination.total > 0 && pagination.page > pagination.pageCount) {
    return <Navigate replace to={{ search: searchOf({ ...query, page: pagination.pageCount }) }} />;
  }
  return <NothingToList text={whenEmpty} />;
}

/** Replaces an empty list and gives the reason, and what may be done about it. */
export function NothingToList({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <EmptyStateLayout
      hasRadius
      shadow="tableShadow"
      icon={<EmptyDocuments width="16rem" aria-hidden />}
      content={text}
      action={action}
    />
  );
}
