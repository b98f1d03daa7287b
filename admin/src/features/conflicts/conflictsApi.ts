import type { GetConflicts } from '../../../../server/src/contracts';
import { get, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';
import type { ConflictsQuery } from './conflictQuery';

const conflictsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getConflicts: build.query<GetConflicts.Response, ConflictsQuery>({
      query: ({ further, institution, page, pageSize, q, state }) =>
        get(url`conflicts`, {
          institution,
          q,
          page,
          pageSize,
          ...further,
          ...(state === 'open' ? { open: 'true' } : { decided: state }),
        }),
      // Decisions on a contact's own page change its links.
      providesTags: ['S360Links'],
    }),
  }),
});

export const { useGetConflictsQuery } = conflictsApi;
