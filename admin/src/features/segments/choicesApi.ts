import type {
  GetSegmentChoices,
  GetSoldChoices,
  SegmentChoices,
  SoldChoice,
} from '../../../../server/src/contracts';
import { get, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

const segmentsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getSegmentChoices: build.query<SegmentChoices, undefined>({
      query: () => get(url`segments/choices`),
      transformResponse: ({ data }: GetSegmentChoices.Response) => data,
    }),

    getSoldChoices: build.query<SoldChoice[], GetSoldChoices.Request['query']>({
      query: (query) => get(url`segments/sold`, query),
      transformResponse: ({ data }: GetSoldChoices.Response) => data,
    }),
  }),
});

export const { useGetSegmentChoicesQuery, useGetSoldChoicesQuery } = segmentsApi;
