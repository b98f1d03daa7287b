import type { Core } from '@strapi/strapi';
import { CONTACT_HISTORY_UID, CONTACT_UID } from '../../../contracts/uids';
import type { Row, StrapiDatabase } from '../../database/strapi-database';
import { text, time } from '../../database/values';
import { fieldsLeftAlone, type ChangeSince } from './stale-form';

interface DocumentContext {
  uid: string;
  action: string;
  params: { documentId?: string; data?: Row };
}

const isRecord = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** When the row was written that the form shows which is being saved (see the derived columns). */
function openedAt(strapi: Core.Strapi): Date | null {
  const request = strapi.requestContext.get()?.request;
  if (!request?.url.startsWith('/content-manager/')) return null;
  const { body } = request as { body?: unknown };
  return isRecord(body) ? time(body.writtenAt) : null;
}

async function changesSince(
  database: StrapiDatabase,
  documentId: string,
  moment: Date,
): Promise<ChangeSince[]> {
  const rows = await database
    .query(CONTACT_HISTORY_UID)
    .select('*')
    .where({ contactDocumentId: documentId, changedAt: { $gt: moment }, field: { $notNull: true } })
    .orderBy({ id: 'asc' })
    .execute();
  return rows.map((row) => ({
    field: text(row.field) ?? '',
    oldValue: text(row.oldValue),
    changedAt: time(row.changedAt) ?? moment,
  }));
}

function omit(data: Row, fields: readonly string[]): Row {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !fields.includes(name)));
}

const WRITES = new Set(['create', 'update', 'delete', 'clone']);

/**
 * Document-service middleware around every write of a contact. It opens the transaction that the
 * write then joins and locks the row first, so that what the write is compared with is what it
 * replaces, on every database. A form that was opened before S-360 (or anybody) changed the contact
 * keeps only what the person changed.
 */
export function contactWriteGuard(strapi: Core.Strapi, database: StrapiDatabase) {
  return async (context: unknown, next: () => Promise<unknown>): Promise<unknown> => {
    const { action, params, uid } = context as DocumentContext;
    if (uid !== CONTACT_UID || !WRITES.has(action)) return next();
    return database.transaction(async () => {
      const { documentId } = params;
      if (documentId) {
        await database
          .query(CONTACT_UID)
          .select(['id'])
          .where({ documentId })
          .forUpdate()
          .execute();
      }
      if (action === 'update' && documentId) await dropWhatWasLeftAlone(documentId, params);
      return next();
    });
  };

  async function dropWhatWasLeftAlone(
    documentId: string,
    params: DocumentContext['params'],
  ): Promise<void> {
    const opened = openedAt(strapi);
    if (opened === null || !params.data) return;
    const changes = await changesSince(database, documentId, opened);
    params.data = omit(params.data, fieldsLeftAlone(params.data, changes));
  }
}
