import type { FindSimilarContacts, SimilarContact } from '../../../../../server/src/contracts';
import { post, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';

/** The permission used: seeing contacts, or composing bookings. */
export type SimilarContactsPlace = 'contacts' | 'bookings';

const ADDRESSES: Record<SimilarContactsPlace, string> = {
  contacts: url`contacts/similar`,
  bookings: url`bookings/contacts/similar`,
};

const similarApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    findSimilarContacts: build.query<
      SimilarContact[],
      { place: SimilarContactsPlace; entered: FindSimilarContacts.Request }
    >({
      query: ({ entered, place }) => post(ADDRESSES[place], entered),
      transformResponse: ({ data }: FindSimilarContacts.Response) => data,
      keepUnusedDataFor: 30,
    }),
  }),
});

export const { useFindSimilarContactsQuery } = similarApi;
