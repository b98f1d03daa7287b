import type {
  ConfirmErasure,
  ErasePerson,
  ErasureCertificate,
  FindDeletedContacts,
  GetErasures,
  GetPersonalData,
  PreviewErasure,
} from '../../../../server/src/contracts';
import { contactTags } from '../contacts';
import { get, post, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';
import type { ListQuery } from '../../shared/lists/listQueries';

/** A contact, or whoever has a number, also a person who is no contact. */
export type ErasablePerson = { documentId: string } | { institution: string; number: string };

const erasureOf = (person: ErasablePerson): string =>
  'documentId' in person
    ? url`contacts/${person.documentId}/erasure`
    : url`institutions/${person.institution}/contact-numbers/${person.number}/erasure`;

const privacyApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    previewErasure: build.query<PreviewErasure.Response['data'], ErasablePerson>({
      query: (person) => get(erasureOf(person)),
      transformResponse: ({ data }: PreviewErasure.Response) => data,
      // Personal data does not stay in the browser once no screen shows it.
      keepUnusedDataFor: 0,
    }),

    erasePerson: build.mutation<
      ErasureCertificate,
      { person: ErasablePerson; request: ErasePerson.Request }
    >({
      query: ({ person, request }) => post(erasureOf(person), request),
      transformResponse: ({ data }: ErasePerson.Response) => data,
      invalidatesTags: (_result, _error, { person }) => [
        'S360Erasures',
        ...('documentId' in person ? contactTags(person) : []),
      ],
    }),

    getErasures: build.query<GetErasures.Response, ListQuery>({
      query: ({ page, pageSize }) => get(url`erasures`, { page, pageSize }),
      providesTags: ['S360Erasures'],
      keepUnusedDataFor: 0,
    }),

    findDeletedContacts: build.query<FindDeletedContacts.Response['data'], string>({
      query: (search) => get(url`erasures/deleted-contacts`, { search }),
      transformResponse: ({ data }: FindDeletedContacts.Response) => data,
      // No tags: the list stays while the certificate is shown in it.
      keepUnusedDataFor: 0,
    }),

    // A query that a button asks for, once.
    readPersonalData: build.mutation<GetPersonalData.Response['data'], string>({
      query: (documentId) => get(url`contacts/${documentId}/personal-data`),
      transformResponse: ({ data }: GetPersonalData.Response) => data,
    }),

    confirmErasure: build.mutation<
      ErasureCertificate,
      { reference: string; request: ConfirmErasure.Request }
    >({
      query: ({ reference, request }) => post(url`erasures/${reference}/confirmation`, request),
      transformResponse: ({ data }: ConfirmErasure.Response) => data,
      invalidatesTags: ['S360Erasures'],
    }),
  }),
});

export const {
  usePreviewErasureQuery,
  useErasePersonMutation,
  useGetErasuresQuery,
  useFindDeletedContactsQuery,
  useReadPersonalDataMutation,
  useConfirmErasureMutation,
} = privacyApi;
