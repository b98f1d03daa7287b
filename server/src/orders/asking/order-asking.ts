import type { AskedOrder, OrderPullStatus } from '../../contracts/orders/orders';
import { ORDER_UID, QUEUED_ORDER_UID } from '../../contracts/uids';
import { readFailure, reason } from '../../contracts/reasons';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';
import { NotFoundError } from '../../kernel/errors';
import { requireInstitution, type InstitutionRegistry } from '../../institutions';
import type { OrderStore } from '../receive/order-store';

/** Enqueues pulls of single orders at a person's request. */
export interface OrderAsking {
  /**
   * Enqueues the pull of an order of the CRM, by its document id.
   * @throws NotFoundError when the order does not exist, or its institution is no longer
   * configured.
   */
  ask(documentId: string): Promise<AskedOrder>;
  /**
   * Enqueues the pull of an order by its S-360 id, even if the CRM does not know the order yet.
   * @throws NotFoundError when the institution is not configured.
   */
  askById(institution: string, orderId: string): Promise<AskedOrder>;
}

interface OrderAskingPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  store: OrderStore;
  now(): Date;
  /** A person wants it read now: pauses that are no limits end. */
  requestCalls(institution: string): Promise<void>;
  wake(): void;
}

/** The service behind "Read now". An order costs one call, and goes before all bulk work. */
export function orderAsking(ports: OrderAskingPorts): OrderAsking {
  const { database, institutions, now, store } = ports;

  async function askById(code: string, orderId: string): Promise<AskedOrder> {
    const institution = requireInstitution(institutions, code);
    await store.enqueue(institution.orders, [{ orderId, lane: 'edit', reason: 'requested' }], {
      at: now(),
      shownBy: new Map(),
    });
    await ports.requestCalls(code);
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

/** The status of queued pulls and of pulls that failed, keyed by `pullKey`. */
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
