import { CONTACT_UID } from '../../../../server/src/contracts';
import type {
  MatchReviewList,
  MatchReviewState,
  MatchReviewStatus,
  DecideMatchReview,
  DecideMatchReviews,
  GetMatchReviews,
  MergeContacts,
  MergePreview,
  PreviewMerge,
} from '../../../../server/src/contracts';
import type { ListQuery } from '../../shared/lists/listQueries';
import { get, post, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

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
    getMatchReviews: build.query<
      GetMatchReviews.Response,
      ListQuery<MatchReviewState> & { kind?: MatchReviewList | undefined }
    >({
      query: (query) => get(url`match-reviews`, query),
      providesTags: ['S360MatchReviews'],
    }),

    decideMatchReview: build.mutation<
      MatchReviewStatus,
      { id: number; decision: DecideMatchReview.Request }
    >({
      query: ({ id, decision }) => post(url`match-reviews/${id}/decision`, decision),
      transformResponse: ({ data }: DecideMatchReview.Response) => data,
      invalidatesTags: CHANGED_BY_DECISIONS,
    }),

    decideMatchReviews: build.mutation<DecideMatchReviews.Response['data'], number[]>({
      query: (reviews) =>
        post(url`match-reviews/decisions`, {
          decision: 'apart',
          reviews,
        } satisfies DecideMatchReviews.Request),
      transformResponse: ({ data }: DecideMatchReviews.Response) => data,
      invalidatesTags: CHANGED_BY_DECISIONS,
    }),

    previewMerge: build.query<MergePreview, { keep: string; remove: string }>({
      query: ({ keep, remove }) => get(url`contacts/${keep}/merge/${remove}`),
      transformResponse: ({ data }: PreviewMerge.Response) => data,
      // Personal data does not stay in the browser once no screen shows it.
      keepUnusedDataFor: 0,
    }),

    mergeContacts: build.mutation<MergePreview, { keep: string; request: MergeContacts.Request }>({
      query: ({ keep, request }) => post(url`contacts/${keep}/merge`, request),
      transformResponse: ({ data }: MergeContacts.Response) => data,
      invalidatesTags: (_result, _error, { keep }) => [
        ...CHANGED_BY_DECISIONS,
        'S360Orders',
        'S360Bookings',
        { type: 'Document', id: `${CONTACT_UID}_${keep}` },
      ],
    }),
  }),
});

export const {
  useGetMatchReviewsQuery,
  useDecideMatchReviewMutation,
  useDecideMatchReviewsMutation,
  usePreviewMergeQuery,
  useMergeContactsMutation,
} = matchReviewsApi;
