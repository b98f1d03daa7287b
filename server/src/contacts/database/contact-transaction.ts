import {
  CONFLICT_UID,
  CONSENT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  OVERRIDDEN_EDIT_UID,
} from '../../contracts/uids';
import { bulkInsert } from '../../kernel/database/bulk-insert';
import type { Row } from '../../kernel/database/strapi-database';
import { chunks, integer, text, time } from '../../kernel/database/values';
import type { Tracing } from '../../kernel/tracing/tracing';
import { derivedFrom } from '../derived-columns';
import { localChanges, type LatestChange, type LocalChanges } from '../history/local-changes';
import type { LastChange } from '../model/merge/overridden';
import type { ConsentRecord, HistoryCause } from '../records';
import type { ContactChange, ContactTransaction, NewLink } from '../store';
import { conflictById, decideConflict, endConflicts } from './conflicts';
import { holdNewContacts } from './hold-new-contacts';
import { markLinks } from './mark-links';
import type { IdentityStatements } from './identity-statements';
import type { ExcludedStatements } from './excluded-statements';
import { updateLinks } from './update-links';
import { queuePulls } from './queue-pulls';
import {
  insertContacts,
  insertReceived,
  knownNumbers,
  lockLinksWith,
  openCreates,
  selectLinks,
  updateReceived,
} from './received-links';
import { consentFromRow, contactFromRow, linkToRow } from './rows';
import { documentColumns, insertAll, selectIn, updateAll, type Context } from './statements';

interface TracedContext extends Context {
  tracing: Tracing;
}

async function insertLinks(context: TracedContext, links: readonly NewLink[]): Promise<void> {
  const at = context.database.clock.now();
  const traceparent = context.tracing.here();
  const rows = links.map((link) => ({ ...linkToRow(link), traceparent, ...documentColumns(at) }));
  await bulkInsert(context, CONTACT_LINK_UID, { rows, onTaken: { kind: 'leave' } });
}

/**
 * Writes `updatedBy` with every value: otherwise Strapi would go on naming the previous author.
 *
 * Writes only the columns that change on any contact, since the others may have a venue's own
 * types. The rows are locked, so a row that does not change in a column is written with its
 * current value.
 */
async function updateContacts(context: Context, changes: readonly ContactChange[]): Promise<void> {
  const attributes = [...new Set(changes.flatMap((change) => Object.keys(change.changes)))];
  const derived = derivedFrom(attributes);
  const authored = attributes.length > 0 ? ['updatedBy'] : [];
  const rows = changes.map(({ author, contact, changes: changed, updatedAt }) => {
    const { documentId, id, type } = contact;
    const fields = { ...contact.fields, ...changed };
    const written = Object.fromEntries(attributes.map((name) => [name, fields[name] ?? null]));
    const of = { id, documentId, type, updatedAt, updatedBy: adminId(author) };
    return Object.assign(written, derived.of(type, fields, updatedAt), of);
  });
  const columns = [...attributes, ...derived.names, 'updatedAt', ...authored];
  await updateAll(context, CONTACT_UID, rows, columns);
}

/** The id of a user of the admin panel; `null` for an API token, for which Strapi names nobody. */
function adminId(author: string | null | undefined): number | null {
  const [, id] = /^admin:(\d+)$/.exec(author ?? '') ?? [];
  return id === undefined ? null : Number(id);
}

async function saveConsents(context: Context, consents: readonly ConsentRecord[]): Promise<void> {
  const { database, newDocumentId } = context;
  const names = database.names(CONSENT_UID);
  const at = database.clock.now();
  const answer = ['allowed', 'source', 'changedAt', 'changedByUser', 'wording'];
  const changing = [...answer, 'updatedAt'].map(names.column);
  const identity = ['institution', 'contactDocumentId', 'code'].map(names.column);
  for (const part of chunks(consents, 50)) {
    const rows = part.map(({ id: _id, ...consent }) => ({
      ...consent,
      documentId: newDocumentId(),
      ...documentColumns(at),
    }));
    await database.query(CONSENT_UID).insert(rows).onConflict(identity).merge(changing).execute();
  }
}

async function readLocalChanges(
  { database, trx }: Context,
  documentIds: readonly string[],
): Promise<LocalChanges> {
  const { table, column } = database.names(CONTACT_HISTORY_UID);
  const contact = column('contactDocumentId');
  const latest: LatestChange[] = [];
  for (const part of chunks(documentIds)) {
    const rows: Row[] = await trx(table)
      .select({ contact, field: 'field', cause: 'cause' })
      .max({ changedAt: column('changedAt') })
      .whereIn(contact, part)
      .groupBy(contact, 'field', 'cause');
    for (const row of rows) {
      const changedAt = time(row.changedAt);
      if (changedAt === null) continue;
      latest.push({
        contactDocumentId: text(row.contact) ?? '',
        field: text(row.field),
        cause: text(row.cause) as HistoryCause,
        changedAt,
      });
    }
  }
  return localChanges(latest);
}

async function changesOf(
  context: Context,
  documentIds: readonly string[],
  fields: readonly string[],
): Promise<LastChange[]> {
  const where = {
    $or: [
      { field: { $in: [...fields] } },
      { field: { $null: true }, oldValue: { $null: true }, cause: { $ne: 'merge' } },
    ],
  };
  const rows = await selectIn(context, CONTACT_HISTORY_UID, 'contactDocumentId', documentIds, {
    where,
  });
  return rows.map((row) => ({
    contactDocumentId: text(row.contactDocumentId) ?? '',
    field: text(row.field),
    oldValue: text(row.oldValue),
    cause: text(row.cause) as HistoryCause,
    causedBy: text(row.causedBy),
    changedAt: time(row.changedAt) ?? new Date(0),
  }));
}

/** The engine's statements inside one transaction of Strapi's database. */
export function contactTransaction(
  context: TracedContext,
): Omit<ContactTransaction, keyof IdentityStatements | keyof ExcludedStatements> {
  return {
    linksByNumber: (institution, numbers) =>
      selectLinks(context, 'contactNumber', numbers, { institution }),
    knownNumbers: (institution, numbers) => knownNumbers(context, institution, numbers),
    openCreates: (institution) => openCreates(context, institution),
    holdNewContacts: () => holdNewContacts(context),
    linksById: (ids) => selectLinks(context, 'id', ids),
    linksOfContacts: (documentIds) => selectLinks(context, 'contactDocumentId', documentIds),
    linksMergedInto: (documentIds) => selectLinks(context, 'mergedInto', documentIds),
    lockContacts: async (documentIds) =>
      (await selectIn(context, CONTACT_UID, 'documentId', documentIds, { lock: true }))
        .sort((a, b) => integer(a.id) - integer(b.id))
        .map(contactFromRow),
    lockLinks: (ids) =>
      selectLinks(
        context,
        'id',
        [...ids].sort((a, b) => a - b),
        { lock: true },
      ),
    lockLinksWith: (ids, documentIds) => lockLinksWith(context, ids, documentIds),
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
      const where = { cause: { $in: ['crm', 'bulkJob'] }, field: { $null: true } };
      const rows = await selectIn(context, CONTACT_HISTORY_UID, 'contactDocumentId', documentIds, {
        where,
      });
      return new Set(rows.map((row) => text(row.contactDocumentId) ?? ''));
    },
    localChanges: (documentIds) => readLocalChanges(context, documentIds),
    insertLinks: (newLinks) => insertLinks(context, newLinks),
    insertContacts: (contacts) => insertContacts(context, contacts),
    insertReceived: (links, contacts) => insertReceived(context, links, contacts),
    updateContacts: (changes) => updateContacts(context, changes),
    updateLinks: (links) => updateLinks(context, links),
    updateReceived: (links) => updateReceived(context, links),
    saveConsents: (consents) => saveConsents(context, consents),
    markLinks: (mark) => markLinks(context, mark),
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
    changesOf: (documentIds, fields) => changesOf(context, documentIds, fields),
    addOverriddenEdits: (entries) =>
      insertAll(
        context,
        OVERRIDDEN_EDIT_UID,
        entries.map((entry) => ({ ...entry })),
      ),
    conflictById: (id) => conflictById(context.database, id),
    decideConflict: (decided) => decideConflict(context.database, decided),
    endConflicts: (holds, at) => endConflicts(context.database, holds, at),
    queuePulls: (pulls) => queuePulls(context.database, context.trx, pulls),
  };
}
