import type { RelatedOrders } from '../../contracts/orders/orders';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';
import { readFiles, type OrderFile } from './file-orders';
import type { ExpiryAt } from './held-until';
import { RELATED_TYPES } from './open-holds';
import { relatedOrders, UNRELATED } from './related-orders';

const fileOf = (order: Row): OrderFile => ({
  institution: text(order.institution) ?? '',
  fileId: text(order.fileId),
});

/** Reads what the holds among the orders became, which holds the others ended, and their refunds. */
export async function readRelatedOrders(
  database: Pick<StrapiDatabase, 'query'>,
  orders: readonly Row[],
  expiryAt: ExpiryAt,
): Promise<(order: Row) => RelatedOrders> {
  const isRelated = ({ fileId, orderType }: Row): boolean =>
    text(fileId) !== null && RELATED_TYPES.includes(orderType);
  const ofFile = await readFiles(database, orders.filter(isRelated).map(fileOf), expiryAt);
  return (order) =>
    isRelated(order)
      ? relatedOrders(text(order.documentId) ?? '', ofFile(fileOf(order)))
      : UNRELATED;
}
