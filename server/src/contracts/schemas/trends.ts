import { z } from '@strapi/utils';
import { SALES_DAYS, TREND_RANGES } from '../trend-ranges';
import { count, maybe, text } from './fields';

/** How long changes took. */
const delay = z.object({
  changes: count.describe('How many changes were measured'),
  averageMs: count,
  longestMs: count,
});

export const trendPoint = z.object({
  from: text.describe('When the hour or the day of the venue begins'),
  received: count.describe('Contacts and orders that S-360 delivered'),
  notImported: count.describe('Of these, the items that could not be imported'),
  sent: count.describe('Contacts and bookings that S-360 accepted'),
  notSent: count.describe('Attempts to send one that failed'),
  delayIn: delay.nullable().describe('From a change of a contact in S-360 to the CRM'),
  delayOut: delay.nullable().describe('From a change of a contact in the CRM to S-360'),
});

export const trendsQuery = { range: z.enum(TREND_RANGES).default('day') };

export const trendsAnswer = z.object({
  data: z.object({
    institution: text,
    timeZone: text.describe('The time zone of the venue, in which days begin'),
    points: z.array(trendPoint).describe('The oldest first; the last one is not over'),
  }),
});

export const salesQuery = {
  days: z.coerce.number().pipe(z.literal(SALES_DAYS)).default(SALES_DAYS[0]),
};

export const salesAnswer = z.object({
  data: z
    .array(
      z.object({
        institution: z.object({ code: text, name: text }),
        currencyCode: maybe.describe('ISO 4217; `null` where S-360 named none'),
        days: z.array(
          z.object({
            day: text.describe('A day of the venue, `YYYY-MM-DD`'),
            orders: count,
            thousandths: text.describe('What was sold, before refunds, as a whole number'),
          }),
        ),
      }),
    )
    .describe('One for each institution and currency in which something was sold'),
});
