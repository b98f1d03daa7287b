import { ORDER_UID } from '../../contracts/uids';
import type { Row } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';
import type { OrderContext } from '../../orders';

/**
 * Joins an order that is stored already to the booking that it turned out to be. Answers its document
 * id; `null` while it was not received.
 */
export async function joinStoredOrder(
  { database, trx }: OrderContext,
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
