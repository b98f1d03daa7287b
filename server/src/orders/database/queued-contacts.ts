import { CONTACT_LINK_UID, EXCLUDED_ITEM_UID, QUEUED_PULL_UID } from '../../contracts/uids';
import { NAMED_BY_ORDER } from '../../contacts';
import { bulkInsert } from '../../kernel/database/bulk-insert';
import { chunks, text } from '../../kernel/database/values';
import type { OrderContext } from './order-statements';

/**
 * Wants contacts that orders name and no link knows, one pull each. A wish that is there already does
 * for the order as well, and one that was given up stays so. A contact that is excluded of the CRM by
 * its age is not asked for: S-360 would show the same again. Answers the numbers that are wanted.
 */
export async function queueContacts(
  context: OrderContext,
  institution: string,
  contactNumbers: readonly string[],
  at: Date,
): Promise<string[]> {
  const excluded = await excludedNumbers(context, institution, contactNumbers);
  const queued = contactNumbers.filter((number) => !excluded.has(number));
  await bulkInsert(context, QUEUED_PULL_UID, {
    rows: queued.map((contactNumber) => ({
      institution,
      contactNumber,
      lane: 'bulk',
      reason: NAMED_BY_ORDER,
      queuedAt: at,
      attempts: 0,
    })),
    // A contact that a drift check would only compare is read to be applied; one that is being read is
    // read again, as this order may not be seen by who applies that. One that was held back is not.
    onTaken: {
      kind: 'merge',
      by: ['institution', 'contactNumber'],
      attributes: ['driftCheckId', 'queuedAt', 'bulkJobId'],
    },
  });
  return queued;
}

async function excludedNumbers(
  { database }: OrderContext,
  institution: string,
  contactNumbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const excluded = new Set<string>();
  for (const part of chunks(contactNumbers)) {
    const rows = await database
      .query(EXCLUDED_ITEM_UID)
      .select('number')
      .where({ institution, stream: 'contacts', number: { $in: part } })
      .execute();
    for (const row of rows) excluded.add(text(row.number) ?? '');
  }
  return excluded;
}

/**
 * Takes back the wishes of orders for contacts that have arrived by themselves: a call less for each.
 * Answers how many. It waits for orders that are being stored with such a wish.
 */
export async function unqueueArrived(
  { database, trx }: OrderContext,
  institution: string,
  contactNumbers: readonly string[],
): Promise<number> {
  let takenBack = 0;
  const queued = database.names(QUEUED_PULL_UID);
  const link = database.names(CONTACT_LINK_UID);
  for (const part of chunks(contactNumbers)) {
    const arrived = trx(link.table)
      .select(link.column('contactNumber'))
      .where({ institution })
      .whereIn(link.column('contactNumber'), part);
    takenBack += await trx(queued.table)
      .where({ institution, lane: 'bulk', reason: NAMED_BY_ORDER })
      .whereIn(queued.column('contactNumber'), part)
      .whereIn(queued.column('contactNumber'), arrived)
      .delete();
  }
  return takenBack;
}
