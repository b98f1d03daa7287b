import { get } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';
import { filtersOf, type ListQuery } from './exportRequest';

interface ListAnswer {
  pagination: { total: number };
}

const sizeApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    /** How many records the Content Manager's list shows with its filters, over all its pages. */
    getExportSize: build.query<number, { type: string; query: ListQuery }>({
      query: ({ query, type }) =>
        get(`/content-manager/collection-types/${type}`, {
          ...filtersOf(query),
          page: 1,
          pageSize: 1,
        }),
      transformResponse: ({ pagination }: ListAnswer) => pagination.total,
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { useGetExportSizeQuery } = sizeApi;
