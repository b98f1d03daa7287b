import type { Core } from '@strapi/strapi';
import { CONTACT_HISTORY_UID, CONTACT_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../database/strapi-database';
import { text, time } from '../database/values';
import { fieldsLeftAlone, type ChangeSince } from './stale-form';

interface DocumentContext {
  uid: string;
  action: string;
  params: { documentId?: string; data?: Row };
}

const isRecord = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** When the form that is being saved was loaded: the Content Manager posts the row's `updatedAt`. */
function openedAt(strapi: Core.Strapi): Date | null {
  const request = strapi.requestContext.get()?.request;
  if (!request?.url.startsWith('/content-manager/')) return null;
  const { body } = request as { body?: unknown };
  return isRecord(body) ? time(body.updatedAt) : null;
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

/**
 * Document-service middleware: a form that was opened before S-360 (or anybody) changed the
 * contact keeps only what the person changed. The row is locked first, in the transaction that the
 * save then joins, so that nothing comes between the comparison and the write.
 */
export function staleFormGuard(strapi: Core.Strapi, database: StrapiDatabase) {
  return async (context: unknown, next: () => Promise<unknown>): Promise<unknown> => {
    const { uid, action, params } = context as DocumentContext;
    if (uid !== CONTACT_UID || action !== 'update') return next();
    const opened = openedAt(strapi);
    const { data, documentId } = params;
    if (opened === null || !data || !documentId) return next();
    return database.transaction(async () => {
      await database.query(CONTACT_UID).select(['id']).where({ documentId }).forUpdate().execute();
      const changes = await changesSince(database, documentId, opened);
      params.data = omit(data, fieldsLeftAlone(data, changes));
      return next();
    });
  };
}
