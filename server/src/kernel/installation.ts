import { randomUUID } from 'node:crypto';
import { INSTALLATION_UID } from '../contracts/uids';
import type { StrapiDatabase } from './database/strapi-database';
import { text } from './database/values';

/** The id of this Strapi's own database, the same in all its processes. */
export type Installation = () => Promise<string>;

const NAME = 'this';

/** Reads the id, or makes it at the first start, and keeps it as long as the process lives. */
export function databaseInstallation(database: StrapiDatabase): Installation {
  let known: Promise<string> | null = null;
  async function read(): Promise<string | null> {
    const query = database.query(INSTALLATION_UID).select(['installation']);
    const [row] = await query.where({ name: NAME }).execute();
    return text(row?.installation);
  }
  async function readOrMake(): Promise<string> {
    const made = await read();
    if (made !== null) return made;
    await database
      .query(INSTALLATION_UID)
      .insert({ name: NAME, installation: randomUUID() })
      .onConflict(['name'])
      .ignore()
      .execute();
    return (await read()) ?? '';
  }
  return () => {
    known ??= readOrMake().catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
}
