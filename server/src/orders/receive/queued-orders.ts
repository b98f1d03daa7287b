import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { QUEUED_ORDER_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text, time } from '../../kernel/database/values';
import { failureColumns, queuedReads, type QueuedRead } from '../../sending';

export interface OrderPull extends QueuedRead {
  kind: 'orderPull';
  orderId: string;
  lane: 'edit' | 'bulk';
  key: string;
}

/** Where failed pulls of orders are counted. */
export const FAILED_ORDER_PULLS = {
  kind: 'orderPull',
  uid: QUEUED_ORDER_UID,
  number: 'orderId',
} as const;

export interface QueuedOrders {
  due(
    institution: { code: string; baseUrl: string },
    now: Date,
    limit: number,
  ): Promise<OrderPull[]>;
  /** Removes the pull, unless it was enqueued again while it was being made. */
  finish(pull: OrderPull): Promise<void>;
  postpone(pull: OrderPull, retryAt: Date, failure: SyncFailure | null): Promise<void>;
  /** The pull stays visible to people, and is made again when it is enqueued again. */
  giveUp(pull: OrderPull, at: Date, failure: SyncFailure): Promise<void>;
}

function orderPullFrom(row: Row): OrderPull {
  const orderId = text(row.orderId) ?? '';
  return {
    kind: 'orderPull',
    id: integer(row.id),
    orderId,
    lane: row.lane === 'bulk' ? 'bulk' : 'edit',
    attempts: integer(row.attempts),
    queuedAt: time(row.queuedAt),
    key: `order:${orderId}`,
  };
}

export function queuedOrders(
  database: StrapiDatabase,
  holdingBulkJobs: () => Promise<number[]>,
): QueuedOrders {
  const reads = queuedReads(database, QUEUED_ORDER_UID, holdingBulkJobs);
  return {
    async due({ baseUrl, code }, now, limit) {
      return (await reads.due({ institution: code, baseUrl }, now, limit)).map(orderPullFrom);
    },
    finish: reads.finish,
    postpone: (pull, retryAt, failure) => reads.postpone(pull, retryAt, failureColumns(failure)),
    giveUp: (pull, at, failure) => reads.giveUp(pull, at, failureColumns(failure)),
  };
}
