import type { Knex } from 'knex';
import { whereShown } from '../contacts';
import type { LinkStateName } from '../contracts/contacts/contact-sync';
import type { NumberCondition, StateCondition } from '../contracts/contacts/segments';
import { CONTACT_LINK_UID } from '../contracts/uids';
import { institutionsOf, type Asked } from './asked';

/** The document ids of contacts whose record is in the state of the condition, as a subquery. */
export function contactsInState(
  { institution }: StateCondition,
  state: LinkStateName,
  asked: Asked,
  harmed: readonly number[],
): Knex.QueryBuilder {
  return contactsWith(whereShown(state, harmed), institution, asked);
}

/** The document ids of contacts that have a record there, or anywhere; an index alone answers. */
export function contactsWithRecord(
  { institution }: StateCondition,
  asked: Asked,
): Knex.QueryBuilder {
  return contactsWith({}, institution, asked);
}

/** Contacts whose record a filter left out before they were created in S-360. */
export function contactsLeftOut({ institution }: StateCondition, asked: Asked): Knex.QueryBuilder {
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
