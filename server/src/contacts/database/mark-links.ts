import { CLOSED_STATES, WOKEN_BY_MARK } from '../model/link-states';
import { CONTACT_LINK_UID } from '../../contracts/uids';
import { chunks } from '../../kernel/database/values';
import type { Tracing } from '../../kernel/tracing/tracing';
import type { LinkMark } from '../store';
import type { Context } from './statements';

/**
 * Raises the mark on the links of changed contacts. A failed link gets another chance, and keeps its
 * failure until S-360 has answered. A link that is in doubt, or being sent right now, keeps its state
 * and is checked again afterwards. Work that a bulk job has put on hold stays with it; what the job
 * had sent before no longer belongs to it.
 *
 * `state` is set last: MySQL evaluates assignments in order, with the values already assigned.
 */
export async function markLinks(
  { database, tracing, trx }: Pick<Context, 'database' | 'trx'> & { tracing: Tracing },
  { contactDocumentIds, exceptInstitution, lane, release, at }: LinkMark,
): Promise<number> {
  const { table, column } = database.names(CONTACT_LINK_UID);
  const woken = `case when state in (${WOKEN_BY_MARK.map((state) => `'${state}'`).join(', ')})`;
  const bulkJobId = column('bulkJobId');
  let marked = 0;
  for (const part of chunks(contactDocumentIds)) {
    const links = trx(table)
      .whereIn(column('contactDocumentId'), part)
      .whereNotIn('state', CLOSED_STATES);
    if (exceptInstitution !== null) links.whereNot('institution', exceptInstitution);
    marked += await links.update({
      [column('markedRevision')]: trx.raw('?? + 1', [column('markedRevision')]),
      [column('markedAt')]: at,
      traceparent: tracing.here(),
      [column('nextAttemptAt')]: trx.raw(`${woken} then null else ?? end`, [
        column('nextAttemptAt'),
      ]),
      attempts: trx.raw(`${woken} then 0 else attempts end`),
      [bulkJobId]: release ? null : trx.raw(`${woken} then null else ?? end`, [bulkJobId]),
      lane: trx.raw(
        `case when lane = 'edit' and state in ('pending', 'sending') then lane else ? end`,
        [lane],
      ),
      state: trx.raw(`${woken} then 'pending' else state end`),
    });
  }
  return marked;
}
