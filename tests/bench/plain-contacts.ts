import type { Core } from '@strapi/strapi';
import { derivedColumns } from '../../server/src/services/contacts/derived-columns';
import { strapiDatabase } from '../../server/src/services/database/strapi-database';
import type { PersonValues } from '../helpers/contacts';
import { PLAIN_CONTACT_UID } from './app';

type Row = Record<string, unknown>;

/** The columns that a contact has, as one row of the plain table. */
export function plainRow(documentId: string, values: PersonValues, writtenAt: Date): Row {
  return {
    ...values,
    ...derivedColumns('individual', values, writtenAt),
    type: 'individual',
    documentId,
    createdAt: writtenAt,
    updatedAt: writtenAt,
    publishedAt: writtenAt,
  };
}

/** A bare upsert of rows with ids, in one statement: the least that writing contacts can cost. */
export async function upsertPlainRows(strapi: Core.Strapi, rows: readonly Row[]): Promise<void> {
  const { column, table } = strapiDatabase(strapi).names(PLAIN_CONTACT_UID);
  const inColumns = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [column(name), value])),
  );
  await strapi.db.connection(table).insert(inColumns).onConflict(['id']).merge();
}

/** The naive way: the document service looks for each contact and writes it, one by one. */
export async function saveNaively(
  strapi: Core.Strapi,
  people: readonly PersonValues[],
): Promise<void> {
  const documents = strapi.documents(PLAIN_CONTACT_UID as 'plugin::s360.contact');
  for (const values of people) {
    const found = await documents.findFirst({ filters: { email: values.email ?? '' } });
    const data = { ...values, type: 'individual' } as never;
    if (found) await documents.update({ documentId: found.documentId, data });
    else await documents.create({ data });
  }
}
