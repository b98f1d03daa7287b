import type { Core } from '@strapi/strapi';
import { announce } from '../../kernel/announce';
import { CONTACT_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks } from '../../kernel/database/values';
import { KEY_COLUMNS } from '../model/derived-column-names';
import { announcedParams } from './origin';
import type { ChangedContact } from './write-received';

/** Other plugins do not receive the columns for matching and search. */
const INTERNAL = new Set<string>(KEY_COLUMNS);

const entryOf = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !INTERNAL.has(name)));

/**
 * Notifies other plugins of contacts that S-360 changed; our own subscriber ignores these events.
 */
export async function announceContacts(
  strapi: Core.Strapi,
  database: StrapiDatabase,
  changed: readonly ChangedContact[],
): Promise<void> {
  for (const part of chunks(changed)) {
    const documentIds = part.map(({ documentId }) => documentId);
    const rows = await database
      .query(CONTACT_UID)
      .select('*')
      .where({ documentId: { $in: documentIds } })
      .execute();
    const byDocument = new Map(rows.map((row) => [row.documentId, row]));
    for (const { documentId, created } of part) {
      const row = byDocument.get(documentId);
      if (!row) continue;
      const entry = entryOf(row);
      const params = announcedParams({ data: entry, where: { id: entry.id } });
      await announce(strapi, { uid: CONTACT_UID, model: 'contact', entry, isNew: created, params });
    }
  }
}
