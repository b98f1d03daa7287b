import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../contracts/uids';
import type { AppliedMapping } from './applied-mapping';

/** Contacts being brought under a changed mapping. */
export interface Filling {
  /** The mapping that they are brought under. */
  to: AppliedMapping;
  /** When it began to count, ISO 8601. */
  since: string;
  /** Links up to this id are done. */
  doneToId: number;
}

/** What is remembered of an institution's mapping from one boot to the next. */
export interface RememberedMapping {
  /** The mapping that all of its links are filled by. */
  applied: AppliedMapping;
  filling: Filling | null;
}

/** Where it is remembered. A write within a transaction is part of it. */
export interface MappingMemory {
  read(institution: string): Promise<RememberedMapping | null>;
  write(institution: string, remembered: RememberedMapping): Promise<void>;
}

/** In Strapi's own store; only this module writes under these keys. */
export function strapiMappingMemory(strapi: Core.Strapi): MappingMemory {
  const keyed = (institution: string) => ({
    type: 'plugin',
    name: PLUGIN_ID,
    key: `mapping:${institution}`,
  });
  return {
    read: async (institution) =>
      ((await strapi.store(keyed(institution)).get({})) ?? null) as RememberedMapping | null,
    async write(institution, remembered) {
      await strapi.store(keyed(institution)).set({ value: remembered });
    },
  };
}
