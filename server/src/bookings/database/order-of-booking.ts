import { ORDER_UID } from '../../contracts/uids';
import type { InTransaction, Row } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';

/**
 * Connects an already stored order to its booking. Returns the order's document id; `null` if the
 * order has not been received.
 */
export async function joinStoredOrder(
  { database, trx }: InTransaction,
  {
    documentId,
    institution,
    orderId,
  }: { institution: string; orderId: string; documentId: string },
): Promise<string | null> {
  const { column, table } = database.names(ORDER_UID);
  const where = { institution, [column('orderId')]: orderId };
  const [row]: Row[] = await trx(table)
    .select({ documentId: column('documentId') })
    .where(where);
  if (!row) return null;
  await trx(table)
    .where(where)
    .update({ [column('bookingDocumentId')]: documentId });
  return text(row.documentId);
}
