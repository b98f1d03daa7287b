import { PLUGIN_ID } from '../../../../server/src/contracts';
import type {
  MatchReviewState,
  MatchReviewStatus,
  DecideMatchReview,
  GetMatchReviews,
  MergeContacts,
  MergePreview,
  PreviewMerge,
} from '../../../../server/src/contracts';
import type { ListQuery } from '../../shared/lists/listQueries';
import { s360Api } from '../../shared/api/s360Api';

const mergeUrl = (keep: string): string =>
  `/${PLUGIN_ID}/contacts/${encodeURIComponent(keep)}/merge`;

/** The cached data that a decision on a match review makes stale. */
const CHANGED_BY_DECISIONS = [
  'S360MatchReviews' as const,
  'S360Links' as const,
  'S360QuarantinedItems' as const,
  'S360Institutions' as const,
  'S360ContactSync' as const,
];

const matchReviewsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getMatchReviews: build.query<GetMatchReviews.Response, ListQuery<MatchReviewState>>({
      query: (query) => ({
        url: `/${PLUGIN_ID}/match-reviews`,
        method: 'GET',
        config: { params: query },
      }),
      providesTags: ['S360MatchReviews'],
    }),

    decideMatchReview: build.mutation<
      MatchReviewStatus,
      { id: number; decision: DecideMatchReview.Request }
    >({
      query: ({ id, decision }) => ({
        url: `/${PLUGIN_ID}/match-reviews/${id}/decision`,
        method: 'POST',
        data: decision,
      }),
      transformResponse: ({ data }: DecideMatchReview.Response) => data,
      invalidatesTags: CHANGED_BY_DECISIONS,
    }),

    previewMerge: build.query<MergePreview, { keep: string; remove: string }>({
      query: ({ keep, remove }) => ({
        url: `${mergeUrl(keep)}/${encodeURIComponent(remove)}`,
        method: 'GET',
      }),
      transformResponse: ({ data }: PreviewMerge.Response) => data,
      // Personal data does not stay in the browser once no screen shows it.
      keepUnusedDataFor: 0,
    }),

    mergeContacts: build.mutation<MergePreview, { keep: string; request: MergeContacts.Request }>({
      query: ({ keep, request }) => ({ url: mergeUrl(keep), method: 'POST', data: request }),
      transformResponse: ({ data }: MergeContacts.Response) => data,
      invalidatesTags: CHANGED_BY_DECISIONS,
    }),
  }),
});

export const {
  useGetMatchReviewsQuery,
  useDecideMatchReviewMutation,
  usePreviewMergeQuery,
  useMergeContactsMutation,
} = matchReviewsApi;
