import { CONTACT_UID } from '../../../../../server/src/contracts';
import { get, put } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';
import { formTag, syncTag } from './contactSyncApi';

/** A contact as the Content Manager shows it to the user. */
interface ContactRecord {
  documentId: string;
  name: string | null;
  email: string | null;
  /** The fields that the user may read. */
  values: Readonly<Record<string, unknown>>;
}

const recordUrl = (documentId: string): string =>
  `/content-manager/collection-types/${CONTACT_UID}/${encodeURIComponent(documentId)}`;

interface RecordAnswer {
  data: Readonly<Record<string, unknown>> & { documentId: string };
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const recordOf = ({ data }: RecordAnswer): ContactRecord => ({
  documentId: data.documentId,
  name: textOf(data.displayName) ?? textOf(data.email),
  email: textOf(data.email),
  values: data,
});

/** Strapi's own endpoints of one contact, which check the Content Manager's permissions. */
const recordApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getContact: build.query<ContactRecord, { documentId: string }>({
      query: ({ documentId }) => get(recordUrl(documentId)),
      transformResponse: recordOf,
      providesTags: (_result, _error, contact) => formTag(contact),
      keepUnusedDataFor: 0,
    }),

    /** Saves one field, as the form would. Strapi leaves out what the user may not change. */
    saveContactField: build.mutation<
      ContactRecord,
      { documentId: string; field: string; value: string | null }
    >({
      query: ({ documentId, field, value }) => put(recordUrl(documentId), { [field]: value }),
      transformResponse: recordOf,
      invalidatesTags: (_result, _error, contact) => [
        ...formTag(contact),
        ...syncTag(contact),
        'S360History',
      ],
    }),
  }),
});

export const { useGetContactQuery, useSaveContactFieldMutation } = recordApi;

export const useContactRecord = (documentId: string) =>
  useGetContactQuery({ documentId }, { refetchOnMountOrArgChange: true });
