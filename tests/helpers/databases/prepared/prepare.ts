import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { databaseClient } from '../client';
import { statementsToCopy } from '../server';
import { startStrapi } from '../../strapi/strapi';

/*
 * Starts a Strapi once with the plugin and writes what tests get copies of to the named file: the
 * database itself on SQLite, its name on PostgreSQL, and statements on MariaDB: `tsx prepare.ts FILE`.
 */
async function prepare(file: string): Promise<void> {
  const { folder, stop, strapi } = await startStrapi({ institutions: [] });
  const { connection } = strapi.db;
  for (const table of await strapi.db.dialect.schemaInspector.getTables()) {
    if (table.startsWith('s360_')) await connection(table).delete();
  }
  const name = path.basename(folder);
  switch (databaseClient()) {
    case 'sqlite':
      await connection.raw('VACUUM INTO ?', [file]);
      break;
    case 'postgres':
      writeFileSync(file, name);
      break;
    case 'mysql':
      writeFileSync(file, await statementsToCopy(connection, name));
  }
  // A database on a server remains until the end of all tests.
  await stop('keep');
  rmSync(folder, { recursive: true, force: true });
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the file to write.');
void prepare(file);
