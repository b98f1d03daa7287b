/** How far the computing anew of all contacts' purchase summaries is. Times are ISO 8601 strings in UTC. */
export type SummariesRebuild =
  | { state: 'done'; rebuiltAt: string | null }
  | {
      state: 'underWay';
      startedAt: string;
      /** Contacts that are done, of all. */
      done: number;
      contacts: number;
      /** When the one before it ended. */
      rebuiltAt: string | null;
    };

/**
 * How a list writes a value: an amount in each currency, a day, a time of the venue's time zone.
 */
export const SUMMARY_FORMS = ['amount', 'day', 'venueMoment'] as const;

export type SummaryForm = (typeof SUMMARY_FORMS)[number];
