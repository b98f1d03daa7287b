import type { Core } from '@strapi/strapi';
import { storedValues } from '../kernel/database/stored-values';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import type { AppliedMapping } from './applied-mapping';

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
  /** The filter, as JSON, by which all contacts were last swept; absent before that was stored. */
  sends?: string;
}

/** Stores it. A write within a transaction is part of that transaction. */
export interface MappingStore {
  read(institution: string): Promise<StoredMapping | null>;
  write(institution: string, remembered: StoredMapping): Promise<void>;
}

/** Uses Strapi's own store; only this module writes under these keys. */
export const strapiMappingStore = (strapi: Core.Strapi, database: StrapiDatabase): MappingStore =>
  storedValues<StoredMapping>(strapi, database, 'mapping');
