import type {
  CountExcluded,
  ImportExcluded,
  SettleOutage,
  SettleRefusal,
} from '../../../../../server/src/contracts';
import { get, post, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';

const receivingApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getExcludedItems: build.query<number, { institution: string }>({
      query: ({ institution }) => get(url`institutions/${institution}/excluded-items`),
      transformResponse: ({ data }: CountExcluded.Response) => data.count,
      // What S-360 delivers may be left out, too.
      providesTags: ['S360Institutions'],
    }),

    importExcluded: build.mutation<number, { institution: string; since: string | undefined }>({
      query: ({ institution, since }) =>
        post(url`institutions/${institution}/excluded-items/import`, {
          since,
        } satisfies ImportExcluded.Request),
      transformResponse: ({ data }: ImportExcluded.Response) => data.imported,
      invalidatesTags: ['S360Institutions', 'S360Deliveries', 'S360Links'],
    }),

    settleOutage: build.mutation<SettleOutage.Response, { id: number }>({
      query: ({ id }) => post(url`outages/${id}/settle`),
      invalidatesTags: ['S360Institutions'],
    }),

    settleRefusal: build.mutation<SettleRefusal.Response, { id: number }>({
      query: ({ id }) => post(url`refusals/${id}/settle`),
      invalidatesTags: ['S360Institutions'],
    }),
  }),
});

export const {
  useGetExcludedItemsQuery,
  useImportExcludedMutation,
  useSettleOutageMutation,
  useSettleRefusalMutation,
} = receivingApi;
