import { CONTACT_HISTORY_UID, DELIVERY_UID, PERMIT_UID } from '../../contracts/uids';
import type { CallSummary, FieldChange } from '../../contracts/activity';
import type { DeliveryItemOutcome } from '../../contracts/overview';
import { reason } from '../../contracts/reasons';
import { namesOfContacts } from '../../contacts';
import type { InstitutionRegistry } from '../../institutions';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, isoTime, json, text } from '../../kernel/database/values';
import { NotFoundError } from '../../kernel/errors';
import { contactCalls } from '../../s360';
import { contactsOfNumbers } from './names';
import type { InstitutionScope } from '../../kernel/http/institution-scope';

/** The most changes that are shown, and contacts that are read, of one delivery or call. */
const MAX_CHANGES = 500;
const MAX_CONTACTS = 100;

/** The answer of a read is applied right after it. */
const APPLIED_WITHIN_MS = 10_000;

/** Rows of the history of contacts that still exist, oldest first. */
async function changesWhere(
  database: StrapiDatabase,
  contactDocumentIds: readonly string[],
  where: Row,
): Promise<FieldChange[]> {
  if (contactDocumentIds.length === 0) return [];
  const names = await namesOfContacts(database, contactDocumentIds);
  const rows = await database
    .query(CONTACT_HISTORY_UID)
    .select('*')
    .where({ $and: [{ contactDocumentId: { $in: [...contactDocumentIds] } }, where] })
    .orderBy({ id: 'asc' })
    .limit(MAX_CHANGES)
    .execute();
  return rows.flatMap((row) => {
    const documentId = text(row.contactDocumentId) ?? '';
    const name = names.get(documentId);
    if (name === undefined) return [];
    return {
      id: integer(row.id),
      contact: { documentId, name: name ?? '' },
      field: text(row.field),
      oldValue: text(row.oldValue),
      newValue: text(row.newValue),
      changedAt: isoTime(row.changedAt) ?? '',
    };
  });
}

/**
 * What a delivery changed in the CRM, by the history of the contacts that it names.
 * @throws NotFoundError when the delivery is not kept.
 */
export async function changesOfDelivery(
  database: StrapiDatabase,
  id: number,
): Promise<FieldChange[]> {
  const [row] = await database
    .query(DELIVERY_UID)
    .select(['institution', 'outcomes'])
    .where({ id })
    .execute();
  if (!row) throw new NotFoundError(reason('noDelivery', { delivery: id }));
  const institution = text(row.institution) ?? '';
  const outcomes = json<DeliveryItemOutcome[]>(row.outcomes) ?? [];
  const numbers = outcomes.flatMap(({ contactNumber }) => contactNumber ?? []);
  const contacts = await contactsOfNumbers(database, {
    institutions: [institution],
    numbers: numbers.slice(0, MAX_CONTACTS),
  });
  const own = numbers.flatMap((number) => contacts.get(`${institution}/${number}`) ?? []);
  const cause = { $in: ['delivery', 'conflict'] };
  return changesWhere(database, [...new Set(own)], { causedBy: String(id), cause });
}

/** When a contact was last saved at an institution before a call; `null` if that is not kept. */
async function savedBefore(
  database: StrapiDatabase,
  { about, at, institution, method }: CallSummary,
): Promise<Date | null> {
  const [before] = await database
    .query(PERMIT_UID)
    .select(['takenAtMs'])
    .where({
      contactDocumentId: about.contact?.documentId ?? '',
      institution,
      method,
      outcome: 'ok',
      takenAtMs: { $lt: Date.parse(at) },
    })
    .orderBy({ takenAtMs: 'desc' })
    .limit(1)
    .execute();
  return before ? new Date(integer(before.takenAtMs)) : null;
}

/**
 * What a read changed in the CRM; of a save, what had changed in the CRM since the save before, so
 * that it was due. A save without one before it sent the whole contact.
 */
export async function changesOfCall(
  database: StrapiDatabase,
  call: CallSummary,
  {
    institutions,
    scope,
  }: { institutions: Pick<InstitutionRegistry, 'find'>; scope: InstitutionScope },
): Promise<FieldChange[]> {
  const { about, at, durationMs, institution, method } = call;
  const client = institutions.find(institution)?.client;
  if (about.contact === null || client === undefined) return [];
  const calls = contactCalls(client);
  const own = [about.contact.documentId];
  if (method === calls.getContactData.method) {
    const untilMs = Date.parse(at) + (durationMs ?? 0) + APPLIED_WITHIN_MS;
    const changedAt = { $gte: new Date(at), $lte: new Date(untilMs) };
    return changesWhere(database, own, { cause: 'pull', institution, changedAt });
  }
  const isSave = [calls.saveIndividualContactData, calls.saveStructureContactData].some(
    (save) => save.method === method,
  );
  const since = isSave ? await savedBefore(database, call) : null;
  if (since === null) return [];
  const others = scope?.filter((code) => code !== institution);
  const fromElsewhere = {
    $or: [
      { institution: { $null: true } },
      { institution: others ? { $in: others } : { $ne: institution } },
    ],
  };
  const changedAt = { $gte: since, $lt: new Date(at) };
  return changesWhere(database, own, {
    field: { $notNull: true },
    changedAt,
    $and: [fromElsewhere],
  });
}
