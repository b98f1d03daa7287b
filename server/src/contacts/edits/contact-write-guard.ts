import { DAY_MS } from '../../kernel/durations';
import type { Core } from '@strapi/strapi';
import { CONTACT_HISTORY_UID, CONTACT_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { isRecord, text, time } from '../../kernel/database/values';
import type { Tracing } from '../../kernel/tracing';
import { OutdatedFormError } from './outdated-form-error';
import { DERIVED_COLUMNS } from '../derived-columns';
import type { LockedRow } from './locked-row';
import { fieldsLeftAlone, isSameValue, type ChangeSince } from './stale-form';

interface DocumentContext {
  uid: string;
  action: string;
  params: { documentId?: string; data?: Row };
}

interface SentRequest {
  url: string;
  body?: unknown;
}

/** The Content Manager request being handled; `null` for any other request. */
function contentRequest(strapi: Core.Strapi): SentRequest | null {
  const request = strapi.requestContext.get()?.request as SentRequest | undefined;
  return request?.url.startsWith('/content-manager/') ? request : null;
}

/** When the row behind the form being saved was written (see the derived columns). */
function openedAt(strapi: Core.Strapi): Date | null {
  const body = contentRequest(strapi)?.body;
  return isRecord(body) ? time(body.writtenAt) : null;
}

/** The document ids that a bulk deletion request names. */
function deletedAtOnce({ body }: SentRequest): string[] {
  const documentIds = isRecord(body) ? body.documentIds : undefined;
  return Array.isArray(documentIds) ? documentIds.flatMap((id: unknown) => text(id) ?? []) : [];
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
 * write then joins and locks the row first: on every database the write is then compared with
 * exactly the row that it replaces. Unchanged values are left out of the write: a form posts all
 * fields, including values longer than Strapi lets a person write.
 */
export function contactWriteGuard(
  strapi: Core.Strapi,
  database: StrapiDatabase,
  ports: { historyRetentionDays: number; locked: LockedRow; tracing: Tracing },
) {
  const { historyRetentionDays, locked, tracing } = ports;
  const held = new WeakMap<SentRequest, Promise<unknown>>();

  return async (context: unknown, next: () => Promise<unknown>): Promise<unknown> => {
    const { action, params, uid } = context as DocumentContext;
    if (uid !== CONTACT_UID || !WRITES.has(action)) return next();
    const attributes = { 's360.action': action, 's360.contact.document_id': params.documentId };
    return tracing.span('s360.save', { attributes }, () => guarded({ action, params }, next));
  };

  function guarded(
    { action, params }: Pick<DocumentContext, 'action' | 'params'>,
    next: () => Promise<unknown>,
  ): Promise<unknown> {
    return database.transaction(async () => {
      if (action === 'delete') await holdAllOfRequest();
      if (isMadeByHand(action) && params.data) params.data = omit(params.data, ['documentId']);
      const row = await lockRow(params.documentId);
      if (row && action === 'update' && params.data) {
        params.data = omit(params.data, await leftAlone(row, params.data));
      }
      return locked.run(action === 'update' ? row : null, next);
    });
  }

  /**
   * Whoever could choose a contact's document id would take over the data kept of a deleted one.
   */
  function isMadeByHand(action: string): boolean {
    return (action === 'create' || action === 'clone') && contentRequest(strapi) !== null;
  }

  /**
   * A bulk deletion deletes all contacts at the same time, in one transaction. They are locked in
   * the common order before the first is deleted; otherwise the deletion could lose to a delivery.
   */
  async function holdAllOfRequest(): Promise<void> {
    const request = contentRequest(strapi);
    if (request === null) return;
    const documentIds = deletedAtOnce(request);
    if (documentIds.length === 0) return;
    const holding =
      held.get(request) ??
      database
        .query(CONTACT_UID)
        .select(['id'])
        .where({ documentId: { $in: documentIds } })
        .orderBy({ id: 'asc' })
        .forUpdate()
        .execute();
    held.set(request, holding);
    await holding;
  }

  async function lockRow(documentId: string | undefined): Promise<Row | null> {
    if (!documentId) return null;
    const [row] = await database
      .query(CONTACT_UID)
      .select('*')
      .where({ documentId })
      .forUpdate()
      .execute();
    return row ?? null;
  }

  /** Refuses a form from before the history begins: it might revert changes that left no trace. */
  function refuseForgotten(opened: Date, row: Row): void {
    const isForgotten = opened.getTime() < Date.now() - historyRetentionDays * DAY_MS;
    const wasChanged = opened.getTime() !== time(row.writtenAt)?.getTime();
    if (isForgotten && wasChanged) throw new OutdatedFormError();
  }

  /** Fields that the write does not change, or that a stale form posts with their old values. */
  async function leftAlone(row: Row, data: Row): Promise<string[]> {
    const opened = openedAt(strapi);
    const documentId = text(row.documentId) ?? '';
    if (opened !== null) refuseForgotten(opened, row);
    const changes = opened === null ? [] : await changesSince(database, documentId, opened);
    const unchanged = Object.keys(data).filter(
      (name) => Object.hasOwn(row, name) && isSameValue(data[name], row[name]),
    );
    return [...DERIVED_COLUMNS, ...unchanged, ...fieldsLeftAlone(data, changes)];
  }
}
