import { PLUGIN_ID } from '../../../../server/src/contracts';
import type {
  GetSegmentChoices,
  GetSoldChoices,
  SegmentChoices,
  SoldChoice,
} from '../../../../server/src/contracts';
import { s360Api } from '../../shared/api/s360Api';

const get = (path: string, params?: GetSoldChoices.Request['query']) => ({
  url: `/${PLUGIN_ID}/segments/${path}`,
  method: 'GET' as const,
  config: { params },
});

const segmentsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getSegmentChoices: build.query<SegmentChoices, undefined>({
      query: () => get('choices'),
      transformResponse: ({ data }: GetSegmentChoices.Response) => data,
    }),

    getSoldChoices: build.query<SoldChoice[], GetSoldChoices.Request['query']>({
      query: (query) => get('sold', query),
      transformResponse: ({ data }: GetSoldChoices.Response) => data,
    }),
  }),
});

export const { useGetSegmentChoicesQuery, useGetSoldChoicesQuery } = segmentsApi;
