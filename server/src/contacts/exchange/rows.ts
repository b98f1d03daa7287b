import { NAMED_BY_ORDER } from '../../orders/database/wanted-contacts';
import type { Row } from '../../kernel/database/strapi-database';
import { integer, text, time } from '../../kernel/database/values';
import type { DuePull } from './pulls-first';
import type { OrderPull } from '../../sending/work';

/** The lane of a link or of a wish. */
export const laneOf = (value: unknown): 'edit' | 'bulk' => (value === 'bulk' ? 'bulk' : 'edit');

/** Work with the same key is never under way twice. */
export const keyOf = (contactNumber: unknown, linkId: unknown): string =>
  contactNumber ? `number:${text(contactNumber) ?? ''}` : `link:${integer(linkId)}`;

/** A contact that is to be read. */
export function pullFrom(row: Row): DuePull {
  return {
    kind: 'pull',
    pullId: integer(row.id),
    contactNumber: text(row.contactNumber) ?? '',
    lane: laneOf(row.lane),
    attempts: integer(row.attempts),
    wantedAt: time(row.wantedAt),
    key: keyOf(row.contactNumber, null),
    ...(row.driftCheckId !== null && { driftCheckId: integer(row.driftCheckId) }),
    ...(row.reason === NAMED_BY_ORDER && { isOfOrders: true }),
  };
}

/** An order that is to be read. */
export function orderPullFrom(row: Row): OrderPull {
  const orderId = text(row.orderId) ?? '';
  return {
    kind: 'orderPull',
    wantedId: integer(row.id),
    orderId,
    lane: laneOf(row.lane),
    attempts: integer(row.attempts),
    wantedAt: time(row.wantedAt),
    key: `order:${orderId}`,
  };
}

/** Whether what waits until then is due. */
export function isDueBy(nextAttemptAt: unknown, now: Date): boolean {
  const at = time(nextAttemptAt);
  return at === null || at <= now;
}
