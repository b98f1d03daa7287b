import { PLUGIN_ID } from '../../../../../server/src/contracts';
import type {
  ImportExcluded,
  SettleOutage,
  SettleRefusal,
} from '../../../../../server/src/contracts';
import { s360Api } from '../../../shared/api/s360Api';

const receivingApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    importExcluded: build.mutation<number, { institution: string; since: string | undefined }>({
      query: ({ institution, since }) => ({
        url: `/${PLUGIN_ID}/institutions/${encodeURIComponent(institution)}/excluded-items/import`,
        method: 'POST',
        data: { since } satisfies ImportExcluded.Request,
      }),
      transformResponse: ({ data }: ImportExcluded.Response) => data.imported,
      invalidatesTags: ['S360Institutions', 'S360Deliveries', 'S360Links'],
    }),

    settleOutage: build.mutation<SettleOutage.Response, { id: number }>({
      query: ({ id }) => ({ url: `/${PLUGIN_ID}/outages/${id}/settle`, method: 'POST' }),
      invalidatesTags: ['S360Institutions'],
    }),

    settleRefusal: build.mutation<SettleRefusal.Response, { id: number }>({
      query: ({ id }) => ({ url: `/${PLUGIN_ID}/refusals/${id}/settle`, method: 'POST' }),
      invalidatesTags: ['S360Institutions'],
    }),
  }),
});

export const { useImportExcludedMutation, useSettleOutageMutation, useSettleRefusalMutation } =
  receivingApi;
