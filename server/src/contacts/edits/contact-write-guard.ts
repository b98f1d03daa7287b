import { DAY_MS } from '../../kernel/time/durations';
import type { Core } from '@strapi/strapi';
import { CONTACT_HISTORY_UID, CONTACT_UID } from '../../contracts/uids';
import { lockRows } from '../../kernel/database/lock-rows';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { text, time } from '../../kernel/database/values';
import type { Tracing } from '../../kernel/tracing/tracing';
import { isRecord } from '../../kernel/is-record';
import { OutdatedFormError } from './outdated-form-error';
import { DERIVED_COLUMNS } from '../model/derived-column-names';
import { contactWrite, type ContactWrite } from './contact-write';
import type { LockedRow } from './locked-row';
import { noteLostWrite } from './repeated-writes';
import type { ContactMapping } from '../model/mapping/mapping';
import { unkeptValues } from './unkept/unkept-values';
import { UnkeptValuesError } from './unkept/unkept-values-error';
import { fieldsLeftAlone, isSameValue, type ChangeSince } from './stale-form';

interface SentRequest {
  url: string;
  body?: unknown;
}

/** The Content Manager request being handled; `null` for any other request. */
function contentRequest(strapi: Core.Strapi): SentRequest | null {
  const request = strapi.requestContext.get()?.request as SentRequest | undefined;
  return request?.url.startsWith('/content-manager/') ? request : null;
}

/** The language in which the person uses the panel. */
function languageOf(strapi: Core.Strapi): string {
  const user: unknown = strapi.requestContext.get()?.state.user;
  const language = isRecord(user) ? user.preferedLanguage : null;
  return typeof language === 'string' ? language : 'en';
}

/** When the row behind the form being saved was written (see the derived columns). */
function openedAt(strapi: Core.Strapi): Date | null {
  const body = contentRequest(strapi)?.body;
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

/**
 * Document-service middleware around every write of a contact. It opens the transaction that the
 * write then joins and locks the row first: on every database the write is then compared with
 * exactly the row that it replaces. Unchanged values are left out of the write: a form posts all
 * fields, including values longer than Strapi lets a person write.
 */
export function contactWriteGuard(
  strapi: Core.Strapi,
  database: StrapiDatabase,
  ports: {
    historyRetentionDays: number;
    locked: LockedRow;
    /** The mappings of all institutions. */
    mappings(): readonly ContactMapping[];
    tracing: Tracing;
  },
) {
  const { historyRetentionDays, locked, mappings, tracing } = ports;

  return async (context: unknown, next: () => Promise<unknown>): Promise<unknown> => {
    const write = contactWrite(context);
    if (!write) return next();
    const { action, params } = write;
    const attributes = { 's360.action': action, 's360.contact.document_id': params.documentId };
    return tracing.span('s360.save', { attributes }, () => saved(write, next));
  };

  /** A lost race is repeated by whoever opened the transaction: see `repeatLostWrites`. */
  async function saved(write: ContactWrite, next: () => Promise<unknown>): Promise<unknown> {
    if (database.isInTransaction()) return guarded(write, next);
    try {
      return await guarded(write, next);
    } catch (error) {
      noteLostWrite(error);
      throw error;
    }
  }

  function guarded(
    { action, params }: ContactWrite,
    next: () => Promise<unknown>,
  ): Promise<unknown> {
    return database.transaction(async () => {
      if (isMadeByHand(action) && params.data) params.data = omit(params.data, ['documentId']);
      const row = await lockRow(params.documentId);
      if (row && action === 'update' && params.data) {
        params.data = omit(params.data, await leftAlone(row, params.data));
      }
      refuseUnkept(params.data ?? {}, row);
      return locked.run(action === 'update' ? row : null, next);
    });
  }

  /**
   * Whoever could choose a contact's document id would take over the data kept of a deleted one.
   */
  function isMadeByHand(action: string): boolean {
    return (action === 'create' || action === 'clone') && contentRequest(strapi) !== null;
  }

  async function lockRow(documentId: string | undefined): Promise<Row | null> {
    if (!documentId) return null;
    const contact = database.query(CONTACT_UID).select('*').where({ documentId });
    const [row] = await lockRows(database, contact);
    return row ?? null;
  }

  /** Refuses a form from before the history begins: it might revert changes that left no trace. */
  function refuseForgotten(opened: Date, row: Row): void {
    const isForgotten =
      opened.getTime() < database.clock.now().getTime() - historyRetentionDays * DAY_MS;
    const wasChanged = opened.getTime() !== time(row.writtenAt)?.getTime();
    if (isForgotten && wasChanged) throw new OutdatedFormError();
  }

  /**
   * What a person enters and S-360 would not keep is refused at the field. Of a program only a birth
   * date in the future is refused, which is a mistake everywhere; other values may be those of a
   * system that nobody can correct here.
   */
  function refuseUnkept(data: Row, row: Row | null): void {
    if (!strapi.requestContext.get()) return;
    const type = (data.type ?? row?.type) === 'structure' ? 'structure' : 'individual';
    const today = database.clock.now().toISOString().slice(0, 10);
    const isForm = contentRequest(strapi) !== null;
    const unkept = unkeptValues(data, type, { mappings: mappings(), today }).filter(
      ({ why }) => isForm || why === 'futureDate',
    );
    if (unkept.length > 0) throw new UnkeptValuesError(unkept, languageOf(strapi));
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
