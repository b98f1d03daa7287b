import type { Author } from '../../kernel/http/request-author';
import { CONTACT_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, integer, text, time } from '../../kernel/database/values';
import { isRecord } from '../../kernel/is-record';
import type { InstitutionRegistry } from '../../institutions';
import type { BulkGuard } from '../../sending';
import { contactFromRow } from '../database/rows';
import { linkAfterEdit } from './links-to-create';
import type { LockedRow } from './locked-row';
import { deletionHistory, noteChanged, noteCreated, noteDeleted } from './local-change';
import { derivedColumns } from '../derived-columns';
import { SUMMARY_COLUMNS, NO_SUMMARIES } from '../summary-columns';
import { isAnnounced } from '../receive/origin';
import type { ContactRecord } from '../records';
import type { ContactStore } from '../store';
import { writtenContact } from './written-contact';

/** The parts of a database lifecycle event that are used; Strapi leaves them untyped. */
interface LifecycleEvent {
  params: { data?: unknown; where?: Row };
  result?: { id?: unknown } | null;
  state: { before?: ContactRecord[] };
}

interface DeletedContacts {
  documentIds: readonly string[];
  author: Author;
  at: Date;
}

interface ContactLifecyclePorts {
  database: StrapiDatabase;
  /** The row that the write guard has already read. */
  locked: LockedRow;
  store: ContactStore;
  institutions: InstitutionRegistry;
  author(): Author;
  guard: BulkGuard;
  /** What else is deleted with a contact, in the same transaction. */
  contactsDeleted: readonly ((deleted: DeletedContacts) => Promise<void>)[];
  /** Called after the save is committed: work may be due. */
  wake(): void;
}

const recordsIn = (data: unknown): Row[] => (Array.isArray(data) ? data.filter(isRecord) : []);

async function contactsWhere(database: StrapiDatabase, where: Row): Promise<ContactRecord[]> {
  const rows = await database.query(CONTACT_UID).select('*').where(where).execute();
  return rows.map(contactFromRow);
}

async function contactsIn(
  database: StrapiDatabase,
  attribute: 'id' | 'documentId',
  values: readonly unknown[],
): Promise<ContactRecord[]> {
  const contacts: ContactRecord[] = [];
  for (const part of chunks(values)) {
    contacts.push(...(await contactsWhere(database, { [attribute]: { $in: part } })));
  }
  return contacts;
}

const isColumnOfText = (column: [string, unknown]): column is [string, string | null] =>
  column[1] === null || typeof column[1] === 'string';

function writeDerivedColumns(data: unknown, now: Date, before?: ContactRecord): void {
  if (!isRecord(data)) return;
  const written = Object.fromEntries(Object.entries(data).filter(isColumnOfText));
  const type =
    data.type === 'structure' || (data.type === undefined && before?.type === 'structure')
      ? 'structure'
      : 'individual';
  // Strapi has set its process's time, the same to both, unless whoever creates it gave others.
  const isGiven = before === undefined && data.updatedAt !== data.createdAt;
  const writtenAt = (isGiven ? time(data.updatedAt) : null) ?? now;
  const fields = { ...before?.fields, ...written };
  Object.assign(data, { updatedAt: writtenAt }, derivedColumns(type, fields, writtenAt));
}

/**
 * Purchase summaries are never saved from outside. Neither is the document id, which Strapi would
 * write: links, consents and history name the contact by it.
 */
const KEPT_FROM_SAVES = new Set<string>([...SUMMARY_COLUMNS, 'documentId']);

const savedValues = (data: unknown): unknown =>
  isRecord(data)
    ? Object.fromEntries(Object.entries(data).filter(([name]) => !KEPT_FROM_SAVES.has(name)))
    : data;

/** A new contact has bought nothing yet, even a copy of one that has. */
function beginWithoutSummaries(data: unknown): void {
  if (isRecord(data)) Object.assign(data, NO_SUMMARIES);
}

/**
 * Database lifecycles of contacts. They run inside the transaction of a save, also for writes past
 * the document service. They only mark and note; a save never waits for S-360.
 */
export function contactLifecycles(ports: ContactLifecyclePorts) {
  const { database, guard, institutions, locked, store } = ports;
  const guarding = { guard };

  /** Skips writes of values from S-360: the engine has already marked and noted them. */
  const forLocalWrites =
    (handle: (event: LifecycleEvent) => Promise<void>) => async (event: unknown) => {
      const { params } = event as LifecycleEvent;
      if (!isAnnounced(params)) await handle(event as LifecycleEvent);
    };
  const remember = forLocalWrites(async ({ params, state }) => {
    state.before = await contactsWhere(database, params.where ?? {});
  });
  const rememberOne = async ({ params, state }: LifecycleEvent) => {
    const { id, ...others } = params.where ?? {};
    const row = Object.keys(others).length === 0 ? locked.take(id) : null;
    state.before = row ? [contactFromRow(row)] : await contactsWhere(database, params.where ?? {});
  };
  const created = async (contacts: readonly ContactRecord[]) => {
    await store.transaction((transaction) =>
      noteCreated(contacts, ports.author(), institutions.all(), {
        store,
        transaction,
        guarding,
        at: database.clock.now(),
      }),
    );
    database.onCommit(ports.wake);
  };
  const changed = async (before: readonly ContactRecord[], written?: ContactRecord | null) => {
    const ids = before.map(({ id }) => id);
    const after = written ? [written] : await contactsIn(database, 'id', ids);
    const byId = new Map(after.map((contact) => [contact.id, contact]));
    const changes = before.flatMap((old) => {
      const now = byId.get(old.id);
      return now ? [{ before: old, after: now }] : [];
    });
    await store.transaction(async (transaction) => {
      const at = database.clock.now();
      // Before the marks, so that the guard counts the creates together with the changes.
      await linkAfterEdit(changes, institutions.all(), { store, transaction, at });
      await noteChanged(changes, ports.author(), { transaction, guarding, at });
    });
    database.onCommit(ports.wake);
  };
  const deleted = forLocalWrites(async ({ state }) => {
    const contacts = state.before ?? [];
    if (contacts.length === 0) return;
    const documentIds = contacts.map(({ documentId }) => documentId);
    const [at, author] = [database.clock.now(), ports.author()];
    await store.transaction(async (transaction) => {
      await noteDeleted(documentIds, transaction);
      for (const subscriber of ports.contactsDeleted) await subscriber({ documentIds, author, at });
      await transaction.addHistory(deletionHistory(contacts, author, at));
    });
  });

  return {
    models: [CONTACT_UID],
    beforeCreate: forLocalWrites(async ({ params }) => {
      beginWithoutSummaries(params.data);
      writeDerivedColumns(params.data, database.clock.now());
    }),
    afterCreate: forLocalWrites(async ({ result }) =>
      created(await contactsIn(database, 'id', [integer(result?.id)])),
    ),
    beforeCreateMany: forLocalWrites(async ({ params }) => {
      for (const data of recordsIn(params.data)) {
        beginWithoutSummaries(data);
        writeDerivedColumns(data, database.clock.now());
        // MySQL returns only the first id of the new rows: this id finds them all again.
        data.documentId ??= store.newDocumentId();
      }
    }),
    afterCreateMany: forLocalWrites(async ({ params }) => {
      const documentIds = recordsIn(params.data).map((data) => text(data.documentId));
      await created(await contactsIn(database, 'documentId', documentIds));
    }),
    beforeUpdate: forLocalWrites(async (event) => {
      await rememberOne(event);
      event.params.data = savedValues(event.params.data);
      writeDerivedColumns(event.params.data, database.clock.now(), event.state.before?.[0]);
    }),
    afterUpdate: forLocalWrites(({ params: { data }, result, state: { before = [] } }) =>
      changed(before, writtenContact(before, { data, read: result })),
    ),
    beforeUpdateMany: forLocalWrites(async (event) => {
      await remember(event);
      event.params.data = savedValues(event.params.data);
      // Strapi sets no time here, but the history and the sweep depend on it.
      if (isRecord(event.params.data)) event.params.data.updatedAt = database.clock.now();
    }),
    afterUpdateMany: forLocalWrites(async ({ state }) => {
      const before = state.before ?? [];
      await refreshDerivedColumns(database, before);
      await changed(before);
    }),
    beforeDelete: remember,
    afterDelete: deleted,
    beforeDeleteMany: remember,
    afterDeleteMany: deleted,
  };
}

/** One statement can write the same values to many rows, but derived columns differ per row. */
async function refreshDerivedColumns(
  database: StrapiDatabase,
  written: readonly ContactRecord[],
): Promise<void> {
  const ids = written.map(({ id }) => id);
  const contacts = await contactsIn(database, 'id', ids);
  for (const { fields, id, type, updatedAt } of contacts) {
    await database
      .query(CONTACT_UID)
      .where({ id })
      .update({ ...derivedColumns(type, fields, updatedAt) })
      .execute();
  }
}
