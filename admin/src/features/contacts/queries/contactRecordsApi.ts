import { getFetchClient } from '@strapi/strapi/admin';
import type { ContactRecord, GetContactRecords } from '../../../../../server/src/contracts';
import { url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';
import { gathered } from '../model/gathered';

/** A contact's S-360 records, and the names of the institutions. */
interface Records {
  records: readonly ContactRecord[];
  institutions: GetContactRecords.Response['meta']['institutions'];
}

const AT_ONCE = 100;

const NONE: readonly ContactRecord[] = [];

const recordsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    /** The cells of a list ask one by one; their questions travel in one request. */
    getContactRecords: build.query<Records, string>({
      queryFn: async (documentId) => {
        const answer = await oneRequest(documentId, readTogether);
        const own = answer.data.find(({ contact }) => contact === documentId);
        return { data: { records: own?.records ?? NONE, ...answer.meta } };
      },
      providesTags: ['S360ContactSync'],
      keepUnusedDataFor: 0,
    }),
  }),
});

async function readTogether(documentIds: readonly string[]): Promise<GetContactRecords.Response> {
  const params = { contacts: documentIds.join(',') };
  const { data } = await getFetchClient().get<GetContactRecords.Response>(url`contacts/records`, {
    params,
  });
  return data;
}

const oneRequest = gathered<string, GetContactRecords.Response>(AT_ONCE);

export const { useGetContactRecordsQuery } = recordsApi;
