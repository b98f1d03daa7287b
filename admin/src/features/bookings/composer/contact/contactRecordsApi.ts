import { CONTACT_UID } from '../../../../../../server/src/contracts';
import type { ChosenContact } from '../model/draft';
import { get, post } from '../../../../shared/api/requests';
import { s360Api } from '../../../../shared/api/s360Api';

/** The contact data that a user can enter during a phone call. */
export interface NewContact {
  type: 'individual' | 'structure';
  firstName?: string;
  lastName?: string;
  structureName?: string;
  email?: string;
  mobilePhone?: string;
}

/** The part used here of the Content Manager's answer. */
interface ContactRecord {
  data: NewContact & { documentId: string; displayName?: string | null };
}

const CONTACTS = `/content-manager/collection-types/${CONTACT_UID}`;

/** Strapi's own endpoints for contacts, which check the Content Manager's permissions. */
const recordsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getContactRecord: build.query<ChosenContact, { documentId: string }>({
      query: ({ documentId }) => get(`${CONTACTS}/${encodeURIComponent(documentId)}`),
      transformResponse: chosen,
      keepUnusedDataFor: 0,
    }),

    createContactRecord: build.mutation<ChosenContact, NewContact>({
      query: (data) => post(CONTACTS, data),
      transformResponse: chosen,
      invalidatesTags: [{ type: 'Document', id: `${CONTACT_UID}_LIST` }],
    }),
  }),
});

function chosen({ data }: ContactRecord): ChosenContact {
  const { displayName, documentId, email, firstName, lastName, structureName } = data;
  const whole = [firstName, lastName].filter(Boolean).join(' ');
  return {
    documentId,
    name: displayName || structureName || whole || null,
    email: email ?? null,
    contactNumber: undefined,
  };
}

export const { useGetContactRecordQuery, useCreateContactRecordMutation } = recordsApi;
