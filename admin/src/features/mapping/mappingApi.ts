import type {
  ApplyMapping,
  GetMapping,
  InstitutionMapping,
  MappingPreview,
  PreviewMapping,
} from '../../../../server/src/contracts';
import { CONTACT_UID } from '../../../../server/src/contracts';
import { get, post, put, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

interface OfInstitution {
  institution: string;
}

interface ListAnswer {
  results: { documentId: string; displayName?: string | null }[];
}

const mappingUrl = (institution: string): string => url`institutions/${institution}/mapping`;

const mappingApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getMapping: build.query<InstitutionMapping, OfInstitution>({
      query: ({ institution }) => get(mappingUrl(institution)),
      transformResponse: ({ data }: GetMapping.Response) => data,
      providesTags: ['S360Mapping'],
    }),

    previewMapping: build.mutation<MappingPreview, OfInstitution & PreviewMapping.Request>({
      query: ({ institution, ...request }) => post(`${mappingUrl(institution)}/preview`, request),
      transformResponse: ({ data }: PreviewMapping.Response) => data,
    }),

    applyMapping: build.mutation<InstitutionMapping, OfInstitution & ApplyMapping.Request>({
      query: ({ institution, ...request }) => put(mappingUrl(institution), request),
      transformResponse: ({ data }: ApplyMapping.Response) => data,
      invalidatesTags: ['S360Mapping', 'S360Institutions', 'S360Calls'],
    }),

    /** Names of contacts by document id, within the user's permissions. */
    getContactNames: build.query<Record<string, string>, { documentIds: readonly string[] }>({
      query: ({ documentIds }) =>
        get(`/content-manager/collection-types/${CONTACT_UID}`, {
          filters: { documentId: { $in: documentIds } },
          page: 1,
          pageSize: documentIds.length,
        }),
      transformResponse: ({ results }: ListAnswer) =>
        Object.fromEntries(
          results.map(({ displayName, documentId }) => [documentId, displayName ?? '']),
        ),
      keepUnusedDataFor: 0,
    }),
  }),
});

export const {
  useGetMappingQuery,
  usePreviewMappingMutation,
  useApplyMappingMutation,
  useGetContactNamesQuery,
} = mappingApi;
