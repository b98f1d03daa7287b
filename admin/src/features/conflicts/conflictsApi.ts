import type { DecideConflicts, GetConflicts } from '../../../../server/src/contracts';
import { get, post, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';
import type { ConflictListQuery } from './conflictQuery';

const conflictsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getConflicts: build.query<GetConflicts.Response, ConflictListQuery>({
      query: ({ further, institution, page, pageSize, q, state }) =>
        get(url`conflicts`, {
          institution,
          q,
          page,
          pageSize,
          ...further,
          ...(state === 'automatic' ? { decided: 'automatic' } : { open: 'true' }),
        }),
      // Decisions on a contact's own page change its links.
      providesTags: ['S360Links'],
    }),

    decideConflicts: build.mutation<DecideConflicts.Response['data'], DecideConflicts.Request>({
      query: (request) => post(url`conflicts/decisions`, request),
      transformResponse: ({ data }: DecideConflicts.Response) => data,
      invalidatesTags: ['S360Links', 'S360Institutions', 'S360ContactSync', 'S360History'],
    }),
  }),
});

export const { useGetConflictsQuery, useDecideConflictsMutation } = conflictsApi;
