import { PLUGIN_ID } from '../../../../../server/src/contracts';
import type {
  GetAttention,
  GetColleagues,
  MarkAttention,
} from '../../../../../server/src/contracts';
import { s360Api } from '../../../shared/api/s360Api';

const attentionApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getAttention: build.query<GetAttention.Response, undefined>({
      query: () => ({ url: `/${PLUGIN_ID}/attention`, method: 'GET' }),
      // Whatever changes the figures of an institution may cure something in this list.
      providesTags: [
        'S360Attention',
        'S360Institutions',
        'S360Failures',
        'S360MatchReviews',
        'S360BulkJobs',
      ],
    }),

    getColleagues: build.query<GetColleagues.Response['data'], undefined>({
      query: () => ({ url: `/${PLUGIN_ID}/attention/colleagues`, method: 'GET' }),
      transformResponse: ({ data }: GetColleagues.Response) => data,
    }),

    markAttention: build.mutation<GetAttention.Response, MarkAttention.Request>({
      query: (data) => ({ url: `/${PLUGIN_ID}/attention/marks`, method: 'PUT', data }),
      invalidatesTags: ['S360Attention'],
    }),
  }),
});

export const { useGetAttentionQuery, useGetColleaguesQuery, useMarkAttentionMutation } =
  attentionApi;
