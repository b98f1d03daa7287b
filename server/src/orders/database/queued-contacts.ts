import type { InTransaction } from '../../kernel/database/strapi-database';
import { CONTACT_LINK_UID, EXCLUDED_ITEM_UID, QUEUED_PULL_UID } from '../../contracts/uids';
import { NAMED_BY_ORDER } from '../../contacts';
import { bulkInsert } from '../../kernel/database/bulk-insert';
import { chunks, text } from '../../kernel/database/values';
import type { PullReason } from '../../sending';

/**
 * Enqueues one pull for each contact that orders name and no link knows. A pull that is already
 * queued serves the order as well, and one that was given up stays so. A contact that is excluded
 * by its age is not pulled, because S-360 would send the same again. Returns the queued numbers.
 */
export async function queueContacts(
  context: InTransaction,
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
      reason: 'namedByOrder' satisfies PullReason,
      queuedAt: at,
      attempts: 0,
    })),
    // A contact that a drift check would only compare is now read to be applied. A contact that is
    // being read is read again, because whoever applies it may not see this order. A contact that
    // was on hold for a bulk job no longer is.
    onTaken: {
      kind: 'merge',
      by: ['institution', 'contactNumber'],
      attributes: ['driftCheckId', 'queuedAt', 'bulkJobId'],
    },
  });
  return queued;
}

async function excludedNumbers(
  { database }: InTransaction,
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
 * Removes the pulls that orders queued for contacts that have arrived meanwhile, which saves a call
 * each. Returns the count. Waits for transactions that store orders with such a pull.
 */
export async function unqueueArrived(
  { database, trx }: InTransaction,
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
      .where({ institution, lane: 'bulk' })
      .whereIn('reason', NAMED_BY_ORDER)
      .whereIn(queued.column('contactNumber'), part)
      .whereIn(queued.column('contactNumber'), arrived)
      .delete();
  }
  return takenBack;
}
