import type {
  FailureCause,
  GetFailures,
  GetLinks,
  LinkStateName,
  RetryFailures,
} from '../../../../../server/src/contracts';
import type { ListQuery } from '../../../shared/lists/listQueries';
import { get, post, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';

const linksApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getLinks: build.query<GetLinks.Response, ListQuery<LinkStateName> & { bulkJob?: number }>({
      query: (query) => get(url`links`, query),
      providesTags: ['S360Links'],
    }),

    getFailures: build.query<FailureCause[], { institution: string | undefined }>({
      query: ({ institution }) => get(url`failures`, { institution }),
      transformResponse: ({ data }: GetFailures.Response) => data,
      providesTags: ['S360Failures'],
    }),

    retryFailures: build.mutation<RetryFailures.Response['data'], RetryFailures.Request>({
      query: (selection) => post(url`failures/retry`, selection),
      transformResponse: ({ data }: RetryFailures.Response) => data,
      invalidatesTags: ['S360Failures', 'S360Links', 'S360Institutions', 'S360ContactSync'],
    }),
  }),
});

export const { useGetLinksQuery, useGetFailuresQuery, useRetryFailuresMutation } = linksApi;
