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
  /** Says why there is nothing, where there is nothing. */
  whenEmpty: string;
  children: ReactNode;
}

/** One page of a list with the means to turn pages, or why it is empty. */
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
  // The list has become shorter since its last page was opened.
  if (pagination.total > 0 && pagination.page > pagination.pageCount) {
    return <Navigate replace to={{ search: searchOf({ ...query, page: pagination.pageCount }) }} />;
  }
  return <NothingToList text={whenEmpty} />;
}

/** Stands where a list has no rows, and says why that is so. */
export function NothingToList({ text }: { text: string }) {
  return (
    <EmptyStateLayout
      hasRadius
      shadow="tableShadow"
      icon={<EmptyDocuments width="16rem" aria-hidden />}
      content={text}
    />
  );
}
