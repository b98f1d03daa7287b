import type {
  ApplyMapping,
  FieldSetting,
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

/** Changed fields by name; `null` means as configured. */
export type FieldChanges = Readonly<Record<string, FieldSetting | null>>;

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

    previewMapping: build.mutation<MappingPreview, OfInstitution & { changes: FieldChanges }>({
      query: ({ changes, institution }) =>
        post(`${mappingUrl(institution)}/preview`, { changes } satisfies PreviewMapping.Request),
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
