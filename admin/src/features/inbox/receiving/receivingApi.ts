import type {
  ImportExcluded,
  SettleOutage,
  SettleRefusal,
} from '../../../../../server/src/contracts';
import { post, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';

const receivingApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
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

export const { useImportExcludedMutation, useSettleOutageMutation, useSettleRefusalMutation } =
  receivingApi;
