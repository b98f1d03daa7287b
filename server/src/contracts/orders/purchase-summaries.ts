/**
 * `GET /s360/purchase-summaries/rebuild` and `POST` to start one: the progress of recomputing all
 * contacts' purchase summaries. Times are ISO 8601 strings in UTC.
 */
export type SummariesRebuild =
  | { state: 'done'; rebuiltAt: string | null }
  | {
      state: 'underWay';
      startedAt: string;
      /** How many of the `contacts` are done. */
      done: number;
      contacts: number;
      /** When the previous rebuild ended. */
      rebuiltAt: string | null;
    };

/**
 * How a list formats a value: an amount per currency, a day, or a day or time in the venue's time
 * zone.
 */
export const SUMMARY_FORMS = ['amount', 'day', 'venueDay', 'venueMoment'] as const;

export type SummaryForm = (typeof SUMMARY_FORMS)[number];

/**
 * How a list shows an order or one of its lines: date, summary and product lead to their pages, words
 * have translations, amounts their currency, and the institution has a name. Strapi would link the
 * first other text to its own form.
 */
export const ORDER_FORMS = [
  'orderDate',
  'orderType',
  'orderState',
  'orderLink',
  'orderText',
  'orderMoney',
  'orderContact',
  'lineProduct',
  'lineKind',
  'lineOrder',
  'institution',
] as const;

export type OrderForm = (typeof ORDER_FORMS)[number];
