import type { DecideOverriddenEdits } from '../../contracts/contacts/overridden-edits';
import { reason, type Reason } from '../../contracts/reasons';
import { OVERRIDDEN_EDIT_UID } from '../../contracts/uids';
import { hideQuery } from '../../kernel/database/opaque-query';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { isInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import type { BulkGuard } from '../../sending';
import { noteChanged } from '../edits/local-change';
import { laterThan, type ChangedContact } from '../receive/write-received';
import type { ContactRecord } from '../records';
import type { Clock, ContactStore, ContactTransaction } from '../store';
import { openOverriddenEdits } from './open-edits';

export type OverriddenDecision = DecideOverriddenEdits.Request['decision'];

/** An edit that a person decides about, with the contact's value that they saw. */
export type SeenEdit = DecideOverriddenEdits.Request['edits'][number];

export interface OverriddenDecider {
  author: string;
  permitted: InstitutionScope;
  /** Only edits that this person typed; `null` for anybody's. */
  typedBy: string | null;
  /** Only edits of this contact. */
  contactDocumentId?: string;
  mayChange(field: string): boolean;
}

interface PutBackPorts {
  database: StrapiDatabase;
  store: ContactStore;
  clock: Clock;
  guard: BulkGuard;
}

interface OpenEdit {
  id: number;
  institution: string;
  contactDocumentId: string;
  field: string;
  typedValue: string | null;
  typedBy: string | null;
}

/** The edits among these that wait for somebody. */
async function openAmong(database: StrapiDatabase, ids: readonly number[]): Promise<OpenEdit[]> {
  const rows = await database
    .query(OVERRIDDEN_EDIT_UID)
    .select('*')
    .where({
      $and: [{ id: { $in: [...ids] } }, { id: { $in: hideQuery(openOverriddenEdits(database)) } }],
    })
    .orderBy({ id: 'asc' })
    .execute();
  return rows.map((row) => ({
    id: integer(row.id),
    institution: text(row.institution) ?? '',
    contactDocumentId: text(row.contactDocumentId) ?? '',
    field: text(row.field) ?? '',
    typedValue: text(row.typedValue),
    typedBy: text(row.typedBy),
  }));
}

const isOf = (
  { contactDocumentId, institution, typedBy }: OpenEdit,
  decider: OverriddenDecider,
): boolean =>
  isInScope(decider.permitted, institution) &&
  (decider.typedBy === null || decider.typedBy === typedBy) &&
  (decider.contactDocumentId ?? contactDocumentId) === contactDocumentId;

const quoted = (value: string | null) => (value === null ? null : `"${value}"`);

function refusalOf(
  { id, valueNow }: SeenEdit,
  edit: OpenEdit | undefined,
  contact: ContactRecord | undefined,
  decision: OverriddenDecision,
  decider: OverriddenDecider,
): Reason | null {
  if (edit === undefined || contact === undefined || !isOf(edit, decider))
    return reason('noOverriddenEdit', { edit: id });
  const { field } = edit;
  const here = contact.fields[field] ?? null;
  if (here !== valueNow) return reason('changedInCrm', { field, here: quoted(here) });
  if (decision === 'putBack' && !decider.mayChange(field))
    return reason('mayNotFillFields', { names: field });
  return null;
}

/** Writes the typed values as edits of the decider now, contact by contact. */
async function writeTyped(
  edits: readonly OpenEdit[],
  contacts: ReadonlyMap<string, ContactRecord>,
  { at, author, guard }: { at: Date; author: string; guard: BulkGuard },
  transaction: ContactTransaction,
): Promise<ChangedContact[]> {
  const changed = [...contacts.values()].flatMap((contact) => {
    const changes = Object.fromEntries(
      edits.flatMap(({ contactDocumentId, field, typedValue }) =>
        contactDocumentId === contact.documentId && (contact.fields[field] ?? null) !== typedValue
          ? [[field, typedValue]]
          : [],
      ),
    );
    if (Object.keys(changes).length === 0) return [];
    return [{ contact, changes, updatedAt: laterThan(contact.updatedAt, at), author }];
  });
  await transaction.updateContacts(changed);
  await noteChanged(
    changed.map(({ changes, contact, updatedAt }) => ({
      before: contact,
      after: { ...contact, fields: { ...contact.fields, ...changes }, updatedAt },
    })),
    author,
    { transaction, at, guarding: { guard } },
  );
  return changed.map(({ changes, contact }) => ({
    documentId: contact.documentId,
    created: false,
    changedFields: Object.keys(changes),
  }));
}

/**
 * Decides overridden edits in one transaction, so that the bulk guard counts them together: what is
 * put back becomes an edit of the decider now. A refused one does not stop the others.
 */
export async function decideOverridden(
  seen: readonly SeenEdit[],
  decision: OverriddenDecision,
  decider: OverriddenDecider,
  { clock, database, guard, store }: PutBackPorts,
): Promise<{ outcomes: DecideOverriddenEdits.Response['data']; changed: ChangedContact[] }> {
  return store.transaction(async (transaction) => {
    const ids = seen.map(({ id }) => id);
    const named = await openAmong(database, ids);
    const locked = await transaction.lockContacts([
      ...new Set(named.map(({ contactDocumentId }) => contactDocumentId)),
    ]);
    const contacts = new Map(locked.map((contact) => [contact.documentId, contact]));
    // Read again under the locks: somebody else may have decided in the meantime.
    const open = new Map((await openAmong(database, ids)).map((edit) => [edit.id, edit]));
    const outcomes = seen.map((one) => {
      const edit = open.get(one.id);
      const contact = contacts.get(edit?.contactDocumentId ?? '');
      return { id: one.id, refusal: refusalOf(one, edit, contact, decision, decider) };
    });
    const decided = outcomes.flatMap(({ id, refusal }) => {
      const edit = open.get(id);
      return refusal === null && edit !== undefined ? [edit] : [];
    });
    const at = clock.now();
    const { author } = decider;
    await database
      .query(OVERRIDDEN_EDIT_UID)
      .where({ id: { $in: decided.map(({ id }) => id) } })
      .update({ outcome: decision, decidedBy: author, decidedAt: at })
      .execute();
    const changed =
      decision === 'putBack'
        ? await writeTyped(decided, contacts, { at, author, guard }, transaction)
        : [];
    return { outcomes, changed };
  });
}
