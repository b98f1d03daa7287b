import type { Core } from '@strapi/strapi';
import { modulesOf } from '../modules';
import { databaseTimeMs } from '../../kernel/database/time';

/** Ends the start of Strapi once its tables can be read. */
class ReadableError extends Error {
  override readonly name = 'ReadableError';
}

/** Where Strapi keeps how it last made the tables fit (`@strapi/database`, `schema/storage`). */
const SCHEMA_TABLE = 'strapi_database_schema';

/**
 * Loads Strapi as far as reading needs: its plugins are registered and its tables known, nothing is
 * written, and no plugin is started. Strapi knows its tables only in the course of its start, which
 * therefore begins and ends before it would change them. Where a start of the app has to change
 * something first, as after an upgrade, it is done in full.
 */
export async function loadToRead(strapi: Core.Strapi): Promise<void> {
  await strapi.register();
  strapi.hook('strapi::content-types.beforeSync').register(async () => {
    if (await hasItsTables(strapi)) throw new ReadableError();
  });
  try {
    await strapi.bootstrap();
    strapi.isLoaded = true;
  } catch (error) {
    if (!(error instanceof ReadableError)) throw error;
    const { database, liveInstitutions } = modulesOf(strapi);
    await databaseTimeMs(database, database.connection);
    await liveInstitutions.reload();
  }
}

/** Whether the tables are those of this version, by the question that Strapi's own start asks. */
async function hasItsTables({ db }: Core.Strapi): Promise<boolean> {
  if (!(await db.getSchemaConnection().hasTable(SCHEMA_TABLE))) return false;
  if (await db.migrations.shouldRun()) return false;
  const { schema, schemaStorage } = db.schema;
  const stored = await schemaStorage.read();
  return stored?.hash === schemaStorage.hashSchema(schema);
}
