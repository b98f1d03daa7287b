/** What charts show: the hours of the last day, or the days of the last month. */
export const TREND_RANGES = ['day', 'month'] as const;

export type TrendRange = (typeof TREND_RANGES)[number];

/** How many days sales are shown of. */
export const SALES_DAYS = [7, 30] as const;

export type SalesDays = (typeof SALES_DAYS)[number];
