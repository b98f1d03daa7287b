import type { Core } from '@strapi/strapi';
import {
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
} from '../../../server/src/contracts/uids';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { PLAIN_CONTACT_UID } from '../app';
import { applyStored, storePayload } from '../applying';
import {
  copyMark,
  IDS_PER_COPY,
  numbersFrom,
  ORIGINALS,
  PAYLOAD,
  payloadOf,
  personValues,
} from '../people';
import { plainRow, saveNaively, SEEDED_BARE_IDS, upsertPlainRows } from '../plain-contacts';

/**
 * The first people, created as in production: received, upserted and saved. SQLite assigns ids
 * above the highest one, so saves come before rows with given ids.
 */
export async function seedOriginals(strapi: Core.Strapi): Promise<void> {
  const payloads = Array.from({ length: ORIGINALS / PAYLOAD }, (_none, index) =>
    numbersFrom(1 + index * PAYLOAD),
  );
  for (const numbers of payloads) await saveNaively(strapi, numbers.map(naivePerson));
  for (const numbers of payloads) {
    await applyStored(strapi, await storePayload(strapi, payloadOf(numbers)));
    const at = new Date();
    await upsertPlainRows(
      strapi,
      numbers.map((number) => plainRow(number, personValues(number), at)),
    );
  }
  await gatherStatistics(strapi);
}

/** The people of the naive way differ from those of the bare upsert in the same table. */
export const naivePerson = (number: number) => {
  const values = personValues(number);
  return { ...values, email: `naive.${values.email ?? ''}` };
};

/** Multiplies the first people by copying their rows within the database, up to a total. */
export async function seedCopies(strapi: Core.Strapi, total: number): Promise<void> {
  const database = strapiDatabase(strapi);
  const uids = [CONTACT_UID, CONTACT_LINK_UID, CONTACT_HISTORY_UID, PLAIN_CONTACT_UID];
  const tables = uids.map((uid) => database.names(uid).table);
  await database.transaction(async (trx) => {
    for (const table of tables) {
      const columns = Object.keys(await trx(table).columnInfo());
      const firstId = table === database.names(PLAIN_CONTACT_UID).table ? SEEDED_BARE_IDS : 0;
      for (let copy = 1; copy < total / ORIGINALS; copy += 1) {
        const copied = columns.map((name) => copiedValue(name, copy, database.client));
        await trx.raw(
          `insert into ${table} (${columns.join(', ')}) select ${copied.join(', ')} from ${table} where id > ? and id <= ?`,
          [firstId, firstId + ORIGINALS],
        );
      }
    }
  });
  await gatherStatistics(strapi);
}

/**
 * PostgreSQL does this itself within a minute; without it, tables that just grew are read
 * completely.
 */
async function gatherStatistics(strapi: Core.Strapi): Promise<void> {
  if (strapiDatabase(strapi).client === 'postgres') await strapi.db.connection.raw('analyze');
}

const DOCUMENT_IDS = ['document_id', 'contact_document_id'];
const WITH_EMAIL = ['email', 'email_key', 'display_name'];

/** The value of a copied column in SQL. */
function copiedValue(name: string, copy: number, client: string): string {
  const mark = copyMark(copy);
  const withMark = (text: string) => `replace(${text}, '@example.com', '${mark}@example.com')`;
  if (name === 'id') return `${name} + ${copy * IDS_PER_COPY}`;
  if (DOCUMENT_IDS.includes(name)) return `${name} || '${mark}'`;
  if (WITH_EMAIL.includes(name)) return withMark(name);
  if (name === 'contact_number' || name === 'contact_id') {
    return `cast(cast(${name} as bigint) + ${copy * ORIGINALS} as text)`;
  }
  if (name === 'observations') {
    return client === 'postgres'
      ? `cast(${withMark('cast(observations as text)')} as jsonb)`
      : withMark(name);
  }
  return name;
}
