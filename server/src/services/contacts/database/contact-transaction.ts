import type { Knex } from 'knex';
import {
  CONFLICT_UID,
  CONSENT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
} from '../../../contracts/uids';
import type { Row, StrapiDatabase } from '../../database/strapi-database';
import { chunks, integer, text, time } from '../../database/values';
import { DERIVED_COLUMNS, derivedColumns } from '../derived-columns';
import type { ConsentRecord, LinkRecord } from '../records';
import {
  fieldChangeKey,
  type ContactChange,
  type ContactTransaction,
  type NewContact,
  type NewLink,
} from '../store';
import { conflictById, decideConflict, endConflicts } from './conflicts';
import { markLinks } from './mark-links';
import type { IdentityStatements } from './identity-statements';
import { wantPulls } from './want-pulls';
import { consentFromRow, contactFromRow, linkFromRow, linkToRow } from './rows';

/** What the statements run on. */
export interface Context {
  database: StrapiDatabase;
  trx: Knex.Transaction;
  newDocumentId(): string;
}

export async function selectIn(
  { database }: Context,
  uid: string,
  attribute: string,
  values: readonly (string | number)[],
  options: { where?: Row; lock?: boolean; select?: string[] } = {},
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of chunks([...new Set(values)])) {
    const query = database
      .query(uid)
      .select(options.select ?? '*')
      .where({ ...options.where, [attribute]: { $in: part } })
      .orderBy({ id: 'asc' });
    rows.push(...(await (options.lock ? query.forUpdate() : query).execute()));
  }
  return rows;
}

async function insertAll({ database }: Context, uid: string, rows: readonly Row[]): Promise<void> {
  for (const part of chunks(rows, 50)) await database.query(uid).insert(part).execute();
}

/** What Strapi fills in for a document without drafts and languages. */
function documentColumns(at: Date): Row {
  return { createdAt: at, updatedAt: at, publishedAt: at, locale: null };
}

/** Joins rows that name a contact by its document id to the contact itself, where it exists. */
export async function connectToContacts(
  context: Context,
  uid: string,
  documentIds: readonly string[],
): Promise<void> {
  const { database, trx } = context;
  const contacts = await selectIn(context, CONTACT_UID, 'documentId', documentIds);
  const contactIds = new Map(contacts.map((row) => [row.documentId, row.id]));
  const owners = await selectIn(context, uid, 'contactDocumentId', documentIds);
  const { name, joinColumn, inverseJoinColumn } = database.names(uid).joinTable('contact');
  const joins = owners
    .filter((row) => contactIds.has(row.contactDocumentId))
    .map((row) => ({
      [joinColumn.name]: row.id,
      [inverseJoinColumn.name]: contactIds.get(row.contactDocumentId),
    }));
  for (const part of chunks(joins)) await trx(name).insert(part).onConflict().ignore();
}

async function insertLinks(context: Context, links: readonly NewLink[]): Promise<void> {
  const at = new Date();
  for (const part of chunks(links, 50)) {
    await context.database
      .query(CONTACT_LINK_UID)
      .insert(part.map((link) => ({ ...linkToRow(link), ...documentColumns(at) })))
      .onConflict(true)
      .ignore()
      .execute();
  }
  const documentIds = links.flatMap(({ contactDocumentId }) => contactDocumentId ?? []);
  await connectToContacts(context, CONTACT_LINK_UID, documentIds);
}

async function insertContacts(context: Context, contacts: readonly NewContact[]): Promise<void> {
  await insertAll(
    context,
    CONTACT_UID,
    contacts.map(({ documentId, type, fields, updatedAt }) => ({
      ...fields,
      ...derivedColumns(type, fields, updatedAt),
      documentId,
      type,
      ...documentColumns(updatedAt),
    })),
  );
  await connectToContacts(
    context,
    CONTACT_LINK_UID,
    contacts.map(({ documentId }) => documentId),
  );
}

/**
 * Only the columns that change are written: the others may be of a venue's own types. Rows are
 * locked, so one that does not change in a column is written with the value it has.
 */
async function updateContacts(
  { database }: Context,
  changes: readonly ContactChange[],
): Promise<void> {
  const names = database.names(CONTACT_UID);
  const attributes = [...new Set(changes.flatMap((change) => Object.keys(change.changes)))];
  const columns = [...attributes, ...DERIVED_COLUMNS, 'updatedAt'].map(names.column);
  for (const part of chunks(changes, 50)) {
    const rows = part.map(({ contact, changes: changed, updatedAt }) => {
      const { documentId, id, type } = contact;
      const fields = { ...contact.fields, ...changed };
      const written = Object.fromEntries(attributes.map((name) => [name, fields[name] ?? null]));
      return {
        ...written,
        ...derivedColumns(type, fields, updatedAt),
        id,
        documentId,
        type,
        updatedAt,
      };
    });
    await database.query(CONTACT_UID).insert(rows).onConflict(['id']).merge(columns).execute();
  }
}

export async function updateLinks(
  { database }: Context,
  changed: readonly LinkRecord[],
): Promise<void> {
  const names = database.names(CONTACT_LINK_UID);
  const at = new Date();
  for (const part of chunks(changed, 50)) {
    const rows = part.map((link) => ({ ...linkToRow(link), updatedAt: at }));
    const columns = Object.keys(rows[0] ?? {})
      .filter((name) => name !== 'id' && name !== 'documentId')
      .map(names.column);
    await database.query(CONTACT_LINK_UID).insert(rows).onConflict(['id']).merge(columns).execute();
  }
}

async function saveConsents(context: Context, consents: readonly ConsentRecord[]): Promise<void> {
  const { database, newDocumentId } = context;
  const names = database.names(CONSENT_UID);
  const at = new Date();
  const changing = ['allowed', 'source', 'changedAt', 'changedByUser', 'updatedAt'].map(
    names.column,
  );
  const identity = ['institution', 'contactDocumentId', 'code'].map(names.column);
  for (const part of chunks(consents, 50)) {
    const rows = part.map(({ id: _id, ...consent }) => ({
      ...consent,
      documentId: newDocumentId(),
      ...documentColumns(at),
    }));
    await database.query(CONSENT_UID).insert(rows).onConflict(identity).merge(changing).execute();
  }
  const fresh = consents.filter(({ id }) => id === null);
  await connectToContacts(
    context,
    CONSENT_UID,
    fresh.map(({ contactDocumentId }) => contactDocumentId),
  );
}

async function localChangeTimes({ database, trx }: Context, documentIds: readonly string[]) {
  const { table, column } = database.names(CONTACT_HISTORY_UID);
  const contact = column('contactDocumentId');
  const times = new Map<string, number>();
  for (const part of chunks(documentIds)) {
    const rows: Row[] = await trx(table)
      .select({ contact, field: 'field' })
      .max({ changedAt: column('changedAt') })
      .where({ cause: 'crm' })
      .whereIn(contact, part)
      .groupBy(contact, 'field');
    for (const row of rows) {
      const at = time(row.changedAt);
      if (at && row.field)
        times.set(fieldChangeKey(text(row.contact) ?? '', text(row.field) ?? ''), at.getTime());
    }
  }
  return times;
}

/** The engine's statements, on Strapi's database, inside one transaction. */
export function contactTransaction(
  context: Context,
): Omit<ContactTransaction, keyof IdentityStatements> {
  const links = async (
    ...select: [
      attribute: string,
      values: readonly (string | number)[],
      options?: { where?: Row; lock?: boolean },
    ]
  ) => (await selectIn(context, CONTACT_LINK_UID, ...select)).map(linkFromRow);
  return {
    linksByNumber: (institution, numbers) =>
      links('contactNumber', numbers, { where: { institution } }),
    openCreates: async (institution) =>
      (
        await context.database
          .query(CONTACT_LINK_UID)
          .select('*')
          .where({
            institution,
            contactNumber: { $null: true },
            $or: [{ sending: { $notNull: true } }, { inDoubt: { $notNull: true } }],
          })
          .execute()
      ).map(linkFromRow),
    linksById: (ids) => links('id', ids),
    linksOfContacts: (documentIds) => links('contactDocumentId', documentIds),
    lockContacts: async (documentIds) =>
      (await selectIn(context, CONTACT_UID, 'documentId', documentIds, { lock: true }))
        .sort((a, b) => integer(a.id) - integer(b.id))
        .map(contactFromRow),
    lockLinks: (ids) =>
      links(
        'id',
        [...ids].sort((a, b) => a - b),
        { lock: true },
      ),
    consentsOf: async (institution, documentIds) =>
      (
        await selectIn(context, CONSENT_UID, 'contactDocumentId', documentIds, {
          where: { institution },
        })
      ).map(consentFromRow),
    contactsWithHistory: async (documentIds) =>
      new Set(
        (await selectIn(context, CONTACT_HISTORY_UID, 'contactDocumentId', documentIds)).map(
          (row) => text(row.contactDocumentId) ?? '',
        ),
      ),
    async contactsMadeInCrm(documentIds) {
      const where = { cause: 'crm', field: { $null: true } };
      const rows = await selectIn(context, CONTACT_HISTORY_UID, 'contactDocumentId', documentIds, {
        where,
      });
      return new Set(rows.map((row) => text(row.contactDocumentId) ?? ''));
    },
    localChangeTimes: (documentIds) => localChangeTimes(context, documentIds),
    insertLinks: (newLinks) => insertLinks(context, newLinks),
    insertContacts: (contacts) => insertContacts(context, contacts),
    updateContacts: (changes) => updateContacts(context, changes),
    updateLinks: (changed) => updateLinks(context, changed),
    saveConsents: (consents) => saveConsents(context, consents),
    markLinks: (mark) => markLinks(context.database, context.trx, mark),
    addHistory: (entries) =>
      insertAll(
        context,
        CONTACT_HISTORY_UID,
        entries.map((entry) => ({ ...entry })),
      ),
    addConflicts: (entries) =>
      insertAll(
        context,
        CONFLICT_UID,
        entries.map((entry) => ({ ...entry })),
      ),
    conflictById: (id) => conflictById(context.database, id),
    decideConflict: (decided) => decideConflict(context.database, decided),
    endConflicts: (holds, at) => endConflicts(context.database, holds, at),
    wantPulls: (pulls) => wantPulls(context.database, context.trx, pulls),
  };
}
