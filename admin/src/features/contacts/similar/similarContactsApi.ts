import { PLUGIN_ID } from '../../../../../server/src/contracts';
import type { FindSimilarContacts, SimilarContact } from '../../../../../server/src/contracts';
import { s360Api } from '../../../shared/api/s360Api';

/** The permission used: seeing contacts, or composing bookings. */
export type SimilarContactsPlace = 'contacts' | 'bookings';

const PATHS: Record<SimilarContactsPlace, string> = {
  contacts: 'contacts/similar',
  bookings: 'bookings/contacts/similar',
};

const similarApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    findSimilarContacts: build.query<
      SimilarContact[],
      { place: SimilarContactsPlace; entered: FindSimilarContacts.Request }
    >({
      query: ({ entered, place }) => ({
        url: `/${PLUGIN_ID}/${PATHS[place]}`,
        method: 'POST',
        data: entered,
      }),
      transformResponse: ({ data }: FindSimilarContacts.Response) => data,
      keepUnusedDataFor: 30,
    }),
  }),
});

export const { useFindSimilarContactsQuery } = similarApi;
