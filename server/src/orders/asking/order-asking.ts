import type { AskedOrder, OrderPullStatus } from '../../contracts/orders/orders';
import { ORDER_UID, QUEUED_ORDER_UID } from '../../contracts/uids';
import { readFailure, reason } from '../../contracts/reasons';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';
import { NotFoundError } from '../../kernel/errors';
import type { InstitutionRegistry } from '../../institutions';
import type { OrderStore } from '../receive/order-store';

/** Has single orders read from S-360 because a person asks for them. */
export interface OrderAsking {
  /**
   * An order of the CRM, by its document id.
   * @throws NotFoundError when there is none, or its institution is not configured any more.
   */
  ask(documentId: string): Promise<AskedOrder>;
  /**
   * An order by S-360's own id, also one that the CRM does not know yet.
   * @throws NotFoundError when the institution is not configured.
   */
  askById(institution: string, orderId: string): Promise<AskedOrder>;
}

export interface OrderAskingPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  store: OrderStore;
  now(): Date;
  wake(): void;
}

const REASON = 'an operator asked for it';

/** The service behind "Read now". An order costs one call, before all that is done in bulk. */
export function orderAsking(ports: OrderAskingPorts): OrderAsking {
  const { database, institutions, now, store } = ports;

  async function askById(code: string, orderId: string): Promise<AskedOrder> {
    const institution = institutions.find(code);
    if (!institution) throw new NotFoundError(reason('noInstitution', { institution: code }));
    await store.want(institution.orders, [{ orderId, lane: 'edit', reason: REASON }], {
      at: now(),
      deliveryId: null,
    });
    ports.wake();
    return { institution: code, orderId };
  }

  return {
    askById,
    async ask(documentId) {
      const [order] = await database
        .query(ORDER_UID)
        .select(['institution', 'orderId'])
        .where({ documentId })
        .limit(1)
        .execute();
      if (!order) throw new NotFoundError(reason('noOrder', { order: documentId }));
      return askById(text(order.institution) ?? '', text(order.orderId) ?? '');
    },
  };
}

/** Whether orders are to be read, or could not be; by `pullKey`. */
export async function pullsOf(
  database: StrapiDatabase,
  orders: readonly Row[],
): Promise<ReadonlyMap<string, OrderPullStatus>> {
  if (orders.length === 0) return new Map();
  const orderId = { $in: [...new Set(orders.map((order) => text(order.orderId)))] };
  const institution = { $in: [...new Set(orders.map((order) => text(order.institution)))] };
  const rows = await database
    .query(QUEUED_ORDER_UID)
    .select(['institution', 'orderId', 'failure', 'givenUpAt'])
    .where({ institution, orderId })
    .execute();
  return new Map(rows.map((row) => [pullKey(row), pullStatus(row)]));
}

export const pullKey = ({ institution, orderId }: Row): string =>
  `${text(institution) ?? ''}/${text(orderId) ?? ''}`;

function pullStatus({ failure, givenUpAt }: Row): OrderPullStatus {
  const failed = readFailure(failure);
  if (failed === null) return { kind: 'wanted' };
  return { kind: givenUpAt === null ? 'triedAgain' : 'givenUp', failure: failed };
}
