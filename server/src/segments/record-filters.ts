import type { Knex } from 'knex';
import { whereShown, type StateSources } from '../contacts';
import type { LinkStateName } from '../contracts/contacts/contact-sync';
import type { NumberCondition, StateCondition } from '../contracts/contacts/segments';
import { CONTACT_LINK_UID, CONTACT_UID } from '../contracts/uids';
import { institutionsOf, type Asked } from './asked';

/** The document ids of contacts whose record is in the state of the condition, as a subquery. */
export function contactsInState(
  { institution }: StateCondition,
  state: LinkStateName,
  asked: Asked,
  sources: StateSources,
): Knex.QueryBuilder {
  return contactsWith(whereShown(state, sources), institution, asked);
}

/**
 * The document ids of contacts without a record there, or anywhere, as a subquery: also those whose
 * record a filter left out before they were created in S-360. Left out at one institution, a contact
 * may be known at another.
 */
export function contactsWithoutRecord(condition: StateCondition, asked: Asked): Knex.QueryBuilder {
  const codes = institutionsOf(condition.institution, asked);
  const without = contactsNeverLinked(codes, asked);
  return codes.length > 1 ? without : without.unionAll([contactsLeftOut(condition, asked)]);
}

/**
 * Both tables are read in the order of an index that contains all that is needed, and merged.
 * PostgreSQL does so for "not exists" in contacts that are in order already; for "not in" it would
 * look through all links for each contact.
 */
function contactsNeverLinked(codes: readonly string[], asked: Asked): Knex.QueryBuilder {
  const { client, connection, names } = asked.database;
  const contacts = names(CONTACT_UID);
  const links = names(CONTACT_LINK_UID);
  const documentId = contacts.column('documentId');
  const linked = `linked.${links.column('contactDocumentId')}`;
  const records = connection({ linked: links.table });
  const all = connection(contacts.table).select({ found: documentId });
  const institution = `linked.${links.column('institution')}`;
  if (client !== 'sqlite') {
    return connection
      .select('found')
      .from(all.orderBy(documentId).as('known'))
      .whereNotExists(
        records
          .select(connection.raw('1'))
          .where(linked, connection.ref('known.found'))
          .whereIn(institution, codes),
      );
  }
  // The sign hides the institution from SQLite, which would choose the index that begins with it.
  const places = codes.map(() => '?').join(', ');
  const merged = all.except(
    records.select(linked).whereRaw(`+?? in (${places})`, [institution, ...codes]),
  );
  return connection.select('found').from(merged.orderByRaw('1').as('unlinked'));
}

/** Contacts whose record a filter left out before they were created in S-360. */
function contactsLeftOut({ institution }: StateCondition, asked: Asked): Knex.QueryBuilder {
  return contactsWith({ contactNumber: { $null: true }, state: 'inSync' }, institution, asked);
}

/** The document ids of contacts with a number that begins so, as a subquery. */
export function contactsNumbered(
  { institution, start }: NumberCondition,
  asked: Asked,
): Knex.QueryBuilder {
  const isTheirs = { contactNumber: { $startsWith: start }, state: { $ne: 'unlinked' } };
  const found = contactsWith(isTheirs, institution, asked);
  const column = asked.database.names(CONTACT_LINK_UID).column('contactNumber');
  const end = endOfNumbers(start);
  return end === null ? found : found.where(column, '>=', start).where(column, '<', end);
}

/**
 * The first text after all numbers that begin like this, for a range: SQLite finds the beginning of
 * a text in an index only so. `null` where the order of texts is not that of digits.
 */
export function endOfNumbers(start: string): string | null {
  const [, rising = '', last] = /^(\d*)([0-8])9*$/.exec(start) ?? [];
  return last === undefined ? null : `${rising}${Number(last) + 1}`;
}

function contactsWith(
  where: Readonly<Record<string, unknown>>,
  institution: string | undefined,
  asked: Asked,
): Knex.QueryBuilder {
  return asked.database
    .query(CONTACT_LINK_UID)
    .select('contactDocumentId')
    .where({
      institution: { $in: institutionsOf(institution, asked) },
      contactDocumentId: { $notNull: true },
      ...where,
    })
    .getKnexQuery();
}
