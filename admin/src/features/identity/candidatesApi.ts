import { PLUGIN_ID } from '../../../../server/src/contracts';
import type {
  CandidateState,
  CandidateStatus,
  DecideCandidate,
  GetCandidates,
  MergeContacts,
  MergePreview,
  PreviewMerge,
} from '../../../../server/src/contracts';
import type { ListQuery } from '../../shared/lists/listQueries';
import { s360Api } from '../../shared/api/s360Api';

const mergeUrl = (keep: string): string =>
  `/${PLUGIN_ID}/contacts/${encodeURIComponent(keep)}/merge`;

/** What a decision about who is who makes out of date. */
const CHANGED_BY_DECISIONS = [
  'S360Candidates' as const,
  'S360Links' as const,
  'S360QuarantinedItems' as const,
  'S360Institutions' as const,
  'S360ContactSync' as const,
];

const candidatesApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getCandidates: build.query<GetCandidates.Response, ListQuery<CandidateState>>({
      query: (query) => ({
        url: `/${PLUGIN_ID}/candidates`,
        method: 'GET',
        config: { params: query },
      }),
      providesTags: ['S360Candidates'],
    }),

    decideCandidate: build.mutation<
      CandidateStatus,
      { id: number; decision: DecideCandidate.Request }
    >({
      query: ({ id, decision }) => ({
        url: `/${PLUGIN_ID}/candidates/${id}/decision`,
        method: 'POST',
        data: decision,
      }),
      transformResponse: ({ data }: DecideCandidate.Response) => data,
      invalidatesTags: CHANGED_BY_DECISIONS,
    }),

    previewMerge: build.query<MergePreview, { keep: string; remove: string }>({
      query: ({ keep, remove }) => ({
        url: `${mergeUrl(keep)}/${encodeURIComponent(remove)}`,
        method: 'GET',
      }),
      transformResponse: ({ data }: PreviewMerge.Response) => data,
      // Personal data: it does not stay in the browser once nobody looks at it.
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
  useGetCandidatesQuery,
  useDecideCandidateMutation,
  usePreviewMergeQuery,
  useMergeContactsMutation,
} = candidatesApi;
