import type { Knex } from 'knex';
import { CONTACT_LINK_UID } from '../../../contracts/uids';
import type { StrapiDatabase } from '../../database/strapi-database';
import { chunks } from '../../database/values';
import type { LinkMark } from '../store';

/**
 * Raises the mark on the links of contacts that changed. A failed link gets another chance; one in
 * doubt, or being sent right now, keeps its state and is looked at again afterwards.
 *
 * `state` is set last: MySQL evaluates assignments in order, with the values already assigned.
 */
export async function markLinks(
  database: StrapiDatabase,
  trx: Knex.Transaction,
  { contactDocumentIds, exceptInstitution, lane, at }: LinkMark,
): Promise<void> {
  const { table, column } = database.names(CONTACT_LINK_UID);
  const woken = `case when state in ('inSync', 'failed')`;
  for (const part of chunks(contactDocumentIds)) {
    const links = trx(table)
      .whereIn(column('contactDocumentId'), part)
      .whereNot('state', 'unlinked');
    if (exceptInstitution !== null) links.whereNot('institution', exceptInstitution);
    await links.update({
      [column('markedRevision')]: trx.raw('?? + 1', [column('markedRevision')]),
      [column('markedAt')]: at,
      [column('nextAttemptAt')]: trx.raw(`${woken} then null else ?? end`, [
        column('nextAttemptAt'),
      ]),
      attempts: trx.raw(`${woken} then 0 else attempts end`),
      lane: trx.raw(
        `case when lane = 'edit' and state in ('pending', 'sending') then lane else ? end`,
        [lane],
      ),
      state: trx.raw(`${woken} then 'pending' else state end`),
    });
  }
}
