/** What institutions exchanged and sold over time. Times are ISO 8601 strings in UTC. */
import type { z } from '@strapi/utils';
import type * as schemas from './schemas/trends';

export * from './trend-ranges';

export type TrendPoint = z.infer<typeof schemas.trendPoint>;
export type Trends = GetTrends.Response['data'];
export type SalesSeries = GetSales.Response['data'][number];

/** `GET /s360/institutions/:code/trends?range=`: 24 hours (`day`) or 30 days (`month`). */
export declare namespace GetTrends {
  type Response = z.infer<typeof schemas.trendsAnswer>;
}

/** `GET /s360/sales?days=`: what was sold on each of the last 7 or 30 days, today included. */
export declare namespace GetSales {
  type Response = z.infer<typeof schemas.salesAnswer>;
}
