import type { Core } from '@strapi/strapi';
import { derivedColumns } from '../../server/src/contacts/derived-columns';
import { strapiDatabase } from '../../server/src/kernel/database/strapi-database';
import type { PersonValues } from '../helpers/contacts/contacts';
import { PLAIN_CONTACT_UID } from './app';
import { copyMark, copyOf, FIRST_FRESH, IDS_PER_COPY } from './people';

type Row = Record<string, unknown>;

/**
 * The ids of the bare upsert are far from those that Strapi assigns: for seeded and for new rows.
 */
export const SEEDED_BARE_IDS = 1_000_000_000;
const NEW_BARE_IDS = 500_000_000;

/** The columns of a contact that the plugin writes, as a row of the plain table. */
export function plainRow(number: number, values: PersonValues, writtenAt: Date): Row {
  const { copy, original } = copyOf(number);
  const isSeeded = number < FIRST_FRESH;
  return {
    ...values,
    ...derivedColumns('individual', values, writtenAt),
    id: isSeeded ? SEEDED_BARE_IDS + original + copy * IDS_PER_COPY : NEW_BARE_IDS + number,
    type: 'individual',
    documentId: `bare${original}${copyMark(copy)}`,
    createdAt: writtenAt,
    updatedAt: writtenAt,
    publishedAt: writtenAt,
  };
}

/** A bare upsert of rows in one statement, which is the minimum cost of writing contacts. */
export async function upsertPlainRows(strapi: Core.Strapi, rows: readonly Row[]): Promise<void> {
  const { column, table } = strapiDatabase(strapi).names(PLAIN_CONTACT_UID);
  const inColumns = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [column(name), value])),
  );
  await strapi.db.connection(table).insert(inColumns).onConflict(['id']).merge();
}

/** The document service of the plain type, which the generated types of an app would include. */
export const plainDocuments = (strapi: Core.Strapi) =>
  strapi.documents(PLAIN_CONTACT_UID as 'plugin::s360.contact');

/** The naive way: the document service finds and writes each contact, one by one. */
export async function saveNaively(
  strapi: Core.Strapi,
  people: readonly PersonValues[],
): Promise<void> {
  const documents = plainDocuments(strapi);
  for (const values of people) {
    const found = await documents.findFirst({ filters: { email: values.email ?? '' } });
    const data = { ...values, type: 'individual' } as never;
    if (found) await documents.update({ documentId: found.documentId, data });
    else await documents.create({ data });
  }
}
