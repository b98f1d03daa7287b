import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/uids';
import { isOwnTable } from '../upgrades/own-tables';
import { isRecord } from '../../kernel/is-record';

/**
 * Strapi's list of tables that it does not drop when nothing describes them any more
 * (`@strapi/database`, `schema/diff`). Strapi keeps the tables of its paid features by it.
 */
const KEPT = { type: 'core', key: 'persisted_tables' } as const;

const nameOf = (entry: unknown): string => String(isRecord(entry) ? entry.name : entry);

async function keptTables(strapi: Core.Strapi): Promise<unknown[]> {
  const kept: unknown = await strapi.store.get(KEPT);
  return Array.isArray(kept) ? kept : [];
}

/** All tables of the plugin, those that join its types included. */
const ownTables = (strapi: Core.Strapi): string[] =>
  strapi.db.schema.schema.tables.map(({ name }) => name).filter(isOwnTable);

export const namesOfKeptTables = async (strapi: Core.Strapi): Promise<string[]> =>
  (await keptTables(strapi)).map(nameOf);

/**
 * Has Strapi keep the tables of the plugin when it starts without the plugin: without this, one
 * start with `enabled: false` drops every contact.
 */
export async function keepTables(strapi: Core.Strapi): Promise<void> {
  const kept = await keptTables(strapi);
  const names = kept.map(nameOf);
  const missing = ownTables(strapi).filter((name) => !names.includes(name));
  if (missing.length === 0) return;
  const value = [...kept, ...missing.map((name) => ({ name }))];
  await strapi.store.set({ ...KEPT, value });
}

/**
 * Lets Strapi drop the tables when it next starts without the plugin, and removes what the plugin
 * keeps among Strapi's settings. A start with the plugin takes that back.
 * @returns the names of the tables
 */
export async function releaseTables(strapi: Core.Strapi): Promise<string[]> {
  const kept = await keptTables(strapi);
  await strapi.store.set({ ...KEPT, value: kept.filter((entry) => !isOwnTable(nameOf(entry))) });
  const where = { key: { $startsWith: `plugin_${PLUGIN_ID}_` } };
  await strapi.db.query('strapi::core-store').deleteMany({ where });
  return ownTables(strapi);
}
