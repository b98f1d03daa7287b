import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../contracts/uids';
import type { AppliedMapping } from './applied-mapping';

/** Progress of bringing contacts under a changed mapping. */
export interface Filling {
  /** The mapping to bring them under. */
  to: AppliedMapping;
  /** Since when that mapping applies, ISO 8601. */
  since: string;
  /** Links up to this id are done. */
  doneToId: number;
}

/** What is stored about an institution's mapping from one boot to the next. */
export interface StoredMapping {
  /** The mapping by which all its links are filled. */
  applied: AppliedMapping;
  filling: Filling | null;
}

/** Stores it. A write within a transaction is part of that transaction. */
export interface MappingStore {
  read(institution: string): Promise<StoredMapping | null>;
  write(institution: string, remembered: StoredMapping): Promise<void>;
}

/** Uses Strapi's own store; only this module writes under these keys. */
export function strapiMappingStore(strapi: Core.Strapi): MappingStore {
  const storeOf = (institution: string) => ({
    type: 'plugin',
    name: PLUGIN_ID,
    key: `mapping:${institution}`,
  });
  return {
    read: async (institution) =>
      ((await strapi.store(storeOf(institution)).get({})) ?? null) as StoredMapping | null,
    async write(institution, remembered) {
      await strapi.store(storeOf(institution)).set({ value: remembered });
    },
  };
}
