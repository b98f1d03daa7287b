import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { CONTACT_UID } from '../contracts/uids';
import type { Row } from '../kernel/database/strapi-database';
import { SUMMARY_COLUMNS } from '../contacts';

/** Types of attributes whose columns hold something other than text. */
const TYPED = new Set([
  'integer',
  'biginteger',
  'float',
  'decimal',
  'boolean',
  'date',
  'time',
  'datetime',
  'timestamp',
  'json',
  'blocks',
]);

/** Strapi's own columns, and those derived from orders. */
const NOT_MERGED = new Set<string>(['createdAt', 'updatedAt', 'publishedAt', ...SUMMARY_COLUMNS]);

interface Metadata {
  tableName: string;
  attributes: Record<string, { type: string; columnName?: string }>;
}

/**
 * The non-text columns that a venue added to contacts. The engine reads contacts as text, so these
 * are copied from row to row as the database holds them.
 */
export function venueColumns(strapi: Core.Strapi) {
  const { attributes, tableName } = strapi.db.metadata.get(CONTACT_UID) as unknown as Metadata;
  const columns = Object.entries(attributes).flatMap(([name, { columnName, type }]) =>
    TYPED.has(type) && !NOT_MERGED.has(name) ? [columnName ?? name] : [],
  );
  const names = new Set(
    Object.entries(attributes).flatMap(([name, { type }]) => (TYPED.has(type) ? [name] : [])),
  );
  return {
    isTyped: (attribute: string): boolean => names.has(attribute),
    async fill({
      keepId,
      removeId,
      trx,
    }: {
      keepId: number;
      removeId: number;
      trx: Knex.Transaction;
    }) {
      if (columns.length === 0) return;
      const rows: Row[] = await trx(tableName)
        .select(['id', ...columns])
        .whereIn('id', [keepId, removeId]);
      const kept = rows.find(({ id }) => Number(id) === keepId);
      const removed = rows.find(({ id }) => Number(id) === removeId);
      const fills = columns.flatMap((column) =>
        (kept?.[column] ?? null) === null && (removed?.[column] ?? null) !== null
          ? [[column, driverValue(removed?.[column])]]
          : [],
      );
      if (fills.length > 0)
        await trx(tableName).where({ id: keepId }).update(Object.fromEntries(fills));
    },
  };
}

/** Drivers return JSON as objects, and not all of them write objects back as JSON. */
function driverValue(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? JSON.stringify(value)
    : value;
}
