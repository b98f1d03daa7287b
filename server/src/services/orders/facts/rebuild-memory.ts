import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/uids';

/** Facts being computed anew for all contacts. */
export interface Rebuilding {
  /** ISO 8601. */
  startedAt: string;
  /** Contacts up to this id are done. */
  doneToId: number;
}

/** What is remembered of the facts from one boot to the next. */
export interface RememberedFacts {
  /** Main currency as it was configured when the contacts' columns were written. */
  mainCurrency: string | null;
  rebuilding: Rebuilding | null;
  /** When all facts were last computed anew, ISO 8601. */
  rebuiltAt: string | null;
}

/** Where it is remembered. A write within a transaction is part of it. */
export interface FactsMemory {
  read(): Promise<RememberedFacts | null>;
  write(remembered: RememberedFacts): Promise<void>;
}

/** In Strapi's own store; only this module writes under this key. */
export function strapiFactsMemory(strapi: Core.Strapi): FactsMemory {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'facts' });
  return {
    read: async () => ((await store.get({})) ?? null) as RememberedFacts | null,
    async write(remembered) {
      await store.set({ value: remembered });
    },
  };
}
