import type { GetContactHistory } from '../../../../../server/src/contracts';
import { get, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';
import { syncTag } from '../queries/contactSyncApi';

interface HistoryQuery {
  documentId: string;
  field?: string | undefined;
  institution?: string | undefined;
  page: number;
  pageSize: number;
}

const historyApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getContactHistory: build.query<GetContactHistory.Response, HistoryQuery>({
      query: ({ documentId, ...params }) => get(url`contacts/${documentId}/history`, params),
      providesTags: (_result, _error, contact) => ['S360History', ...syncTag(contact)],
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { useGetContactHistoryQuery } = historyApi;
