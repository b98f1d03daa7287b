import { CONTACT_UID } from '../../../../server/src/contracts';
import { get } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

/** A contact with what tells it from others. */
export interface FoundContact {
  documentId: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  town: string | null;
  birthDate: string | null;
}

interface ListAnswer {
  results: (Readonly<Record<string, unknown>> & { documentId: string })[];
}

const MAX_FOUND = 8;

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const findApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    /** Searches as the Content Manager's list does, within the user's permissions. */
    findContacts: build.query<FoundContact[], { q: string }>({
      query: ({ q }) =>
        get(`/content-manager/collection-types/${CONTACT_UID}`, {
          _q: q,
          page: 1,
          pageSize: MAX_FOUND,
        }),
      transformResponse: ({ results }: ListAnswer) =>
        results.map(({ documentId, ...values }) => ({
          documentId,
          name: textOf(values.displayName),
          email: textOf(values.email),
          phone: textOf(values.mobilePhone) ?? textOf(values.phone),
          town: textOf(values.town),
          birthDate: textOf(values.birthDate),
        })),
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { useFindContactsQuery } = findApi;
