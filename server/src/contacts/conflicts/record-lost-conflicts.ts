import { CONFLICT_UID, CONTACT_LINK_UID } from '../../contracts/uids';
import { OPEN_CONFLICT } from '../database/conflicts';
import type { ConflictEntry, ContactRecord, LinkRecord } from '../records';
import type { ContactSettings } from '../settings';
import type { ContactStore, ContactTransaction } from '../store';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { heldBecause, NEVER_SEEN } from '../model/merge/observation';
import { fieldsInConflict } from '../model/shown-state';

interface LostConflictsPorts {
  database: StrapiDatabase;
  store: ContactStore;
  /** `null` where the institution is no longer configured. */
  settingsOf(institution: string): ContactSettings | null;
  now(): Date;
}

const SLICE = 50;

const nameOf = (conflict: { institution: string; contactDocumentId: string; field: string }) =>
  JSON.stringify([conflict.institution, conflict.contactDocumentId, conflict.field]);

/**
 * Records open conflicts again that links mark although no record exists: a data import brings
 * links along, but not the records. Without a record nobody could decide.
 */
export async function recordLostConflicts(ports: LostConflictsPorts): Promise<void> {
  const { database, store } = ports;
  for (let afterId = 0; ;) {
    const rows = await database
      .query(CONTACT_LINK_UID)
      .select(['id'])
      .where({ id: { $gt: afterId }, openConflicts: { $gt: 0 } })
      .orderBy({ id: 'asc' })
      .limit(SLICE)
      .execute();
    const ids = rows.map(({ id }) => integer(id));
    const last = ids.at(-1);
    if (last === undefined) return;
    afterId = last;
    await store.transaction((transaction) => recordOf(ids, transaction, ports));
  }
}

async function recordOf(
  linkIds: readonly number[],
  transaction: ContactTransaction,
  ports: LostConflictsPorts,
): Promise<void> {
  const known = await transaction.linksById(linkIds);
  const documentIds = known.flatMap(({ contactDocumentId }) => contactDocumentId ?? []);
  const contacts = await transaction.lockContacts(documentIds);
  const links = await transaction.lockLinks(linkIds);
  const open = await ports.database
    .query(CONFLICT_UID)
    .select(['institution', 'contactDocumentId', 'field'])
    .where({ contactDocumentId: { $in: documentIds }, ...OPEN_CONFLICT })
    .execute();
  const recorded = new Set(
    open.map((row) =>
      nameOf({
        institution: text(row.institution) ?? '',
        contactDocumentId: text(row.contactDocumentId) ?? '',
        field: text(row.field) ?? '',
      }),
    ),
  );
  const conflicts = links.flatMap((link) => {
    const contact = contacts.find(({ documentId }) => documentId === link.contactDocumentId);
    return contact ? conflictsOf(link, contact, ports) : [];
  });
  await transaction.addConflicts(conflicts.filter((conflict) => !recorded.has(nameOf(conflict))));
}

function conflictsOf(
  link: LinkRecord,
  { documentId: contactDocumentId, fields }: ContactRecord,
  { now, settingsOf }: LostConflictsPorts,
): ConflictEntry[] {
  const { institution, observations } = link;
  const settings = settingsOf(institution);
  if (settings === null) return [];
  return fieldsInConflict(link).map((field) => ({
    institution,
    contactDocumentId,
    field,
    baseValue: observations[field]?.base ?? null,
    localValue: fields[field] ?? null,
    remoteValue: observations[field]?.remote ?? null,
    localChangedAt: null,
    remoteChangedAt: null,
    rule: heldBecause(observations[field] ?? NEVER_SEEN) ?? settings.ruleOf(field).conflict,
    outcome: 'held',
    recordedAt: now(),
  }));
}
