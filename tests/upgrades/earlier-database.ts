import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Schema, Table } from '@strapi/database/dist/schema/types';
import { isOwnTable } from '../../server/src/app/upgrades/own-tables';
import { chunks } from '../../server/src/kernel/database/values';
import { databaseClient } from '../helpers/databases/client';
import { rowsToInsert, type RecordedRows } from './recorded-rows';

type Database = Core.Strapi['db'];

const isOurs = ({ name }: Table): boolean => isOwnTable(name);

/** Tables that join two others refer to both: they are created last and dropped first. */
const joiningLast = (tables: readonly Table[]): Table[] => {
  const isJoining = ({ name }: Table) => name.endsWith('_lnk');
  return [...tables.filter((table) => !isJoining(table)), ...tables.filter(isJoining)];
};

/**
 * Makes the plugin's part of a database that of an earlier version, as that version left it. The
 * Strapi has been registered and not loaded yet.
 */
export async function makeDatabaseEarlier(
  { db }: Pick<Core.Strapi, 'db'>,
  schema: Schema,
  rows: RecordedRows,
): Promise<void> {
  const { builder, schemaStorage } = db.schema;
  const stored: { schema: Schema } | null = await schemaStorage.read();
  if (!stored) throw new Error('Nothing is stored in the prepared database.');
  const present = stored.schema.tables;
  await db.connection.transaction(async (trx) => {
    await drop(trx, joiningLast(present.filter(isOurs)).reverse());
    await builder.createTables(schema.tables, trx);
  });
  await schemaStorage.add({
    tables: [...present.filter((table) => !isOurs(table)), ...schema.tables],
  });
  for (const table of joiningLast(schema.tables)) await insert(db, table, rows);
}

/** Also where tables of the app refer to them. */
async function drop(trx: Knex.Transaction, tables: readonly Table[]): Promise<void> {
  const client = databaseClient();
  if (client === 'mysql') await trx.raw('set foreign_key_checks = 0');
  for (const { name } of tables)
    await trx.raw(client === 'postgres' ? 'drop table ?? cascade' : 'drop table ??', [name]);
  if (client === 'mysql') await trx.raw('set foreign_key_checks = 1');
}

async function insert(db: Database, table: Table, rows: RecordedRows): Promise<void> {
  const all = rowsToInsert(table, rows[table.name] ?? []);
  for (const some of chunks(all, 20)) await db.connection(table.name).insert(some);
  // Only PostgreSQL does not count on from ids that rows bring along.
  if (databaseClient() !== 'postgres') return;
  await db.connection.raw(`select setval(pg_get_serial_sequence(?, 'id'), max(id)) from ??`, [
    table.name,
    table.name,
  ]);
}
