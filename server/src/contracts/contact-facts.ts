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
