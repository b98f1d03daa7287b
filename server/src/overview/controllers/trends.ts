import { controllerOf } from '../../kernel/http/controller';
import { trendRoutes } from '../routes';
import type { TrendsOf } from '../trends/trends';

export const trendsController = ({ trends }: { trends: TrendsOf }) =>
  controllerOf(trendRoutes, {
    exchange: async ({ params, query }) => ({
      data: await trends.exchange(params.code, query.range),
    }),
    sales: async ({ query, scope }) => ({ data: await trends.sales(query.days, scope) }),
  });
