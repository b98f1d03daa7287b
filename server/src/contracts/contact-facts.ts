/** How far the computing anew of all contacts' facts is. Times are ISO 8601 strings in UTC. */
export type FactsRebuild =
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

/** How the list of contacts writes a fact: an amount of the main currency, a day, a day with its time. */
export const FACT_FORMS = ['amount', 'day', 'moment'] as const;

export type FactForm = (typeof FACT_FORMS)[number];
