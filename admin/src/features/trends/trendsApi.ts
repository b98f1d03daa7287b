import type {
  GetSales,
  GetTrends,
  SalesDays,
  SalesSeries,
  TrendRange,
  Trends,
} from '../../../../server/src/contracts';
import { get, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

const trendsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getTrends: build.query<Trends, { institution: string; range: TrendRange }>({
      query: ({ institution, range }) => get(url`institutions/${institution}/trends`, { range }),
      transformResponse: ({ data }: GetTrends.Response) => data,
    }),

    getSales: build.query<SalesSeries[], { days: SalesDays }>({
      query: (params) => get(url`sales`, params),
      transformResponse: ({ data }: GetSales.Response) => data,
    }),
  }),
});

export const { useGetTrendsQuery, useGetSalesQuery } = trendsApi;
