import { startStrapi } from '../strapi';

/*
 * Writes the SQLite database of a Strapi that was started once with the plugin to the named file:
 * `tsx prepare.ts FILE`.
 */
async function prepare(file: string): Promise<void> {
  const running = await startStrapi({ institutions: [] });
  try {
    const { connection } = running.strapi.db;
    for (const table of await running.strapi.db.dialect.schemaInspector.getTables()) {
      if (table.startsWith('s360_')) await connection(table).delete();
    }
    await connection.raw('VACUUM INTO ?', [file]);
  } finally {
    await running.stop();
  }
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the file to write.');
void prepare(file);
