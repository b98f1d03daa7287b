import { contactNumberOf } from '../../contacts';
import type { OrderSnapshot } from '../records';
import { longId } from './order-item';
import { objectsIn } from './values';
import { isRecord } from '../../kernel/is-record';

type Details = Record<string, unknown>;

/** The purchaser of an order, or the possible ones where S-360 does not name one. */
type Purchaser = Pick<
  OrderSnapshot,
  'contactReference' | 'isPurchaserBeside' | 'possiblePurchasers'
>;

const namedPurchaser = (contactReference: string | null): Purchaser => ({
  contactReference,
  isPurchaserBeside: null,
  possiblePurchasers: null,
});

const namedBeside = (contactReference: string): Purchaser => ({
  contactReference,
  isPurchaserBeside: true,
  possiblePurchasers: null,
});

/** Contact numbers on shipments, and on movements outside of operations (seen in use). */
function numbersBeside(item: unknown, details: Details): string[] {
  const shipments = objectsIn(isRecord(item) ? item.shipments : null);
  const movements = objectsIn(details.movementDatas).filter(
    ({ operationId }) => longId(operationId) === null,
  );
  const values = [
    ...shipments.map(({ contactNumber }) => contactNumber),
    ...movements.map(({ contactReference }) => contactReference),
  ];
  return [...new Set(values.flatMap((value) => contactNumberOf(value) ?? []))];
}

/**
 * The purchaser of an order: its `contactReference`, else the only contact that its shipments and
 * its movements without an operation name. Several contacts are only possible purchasers.
 */
export function purchaserOf(item: unknown, details: Details): Purchaser {
  const contactReference = contactNumberOf(details.contactReference);
  const [first, ...others] = contactReference === null ? numbersBeside(item, details) : [];
  if (first === undefined) return namedPurchaser(contactReference);
  if (others.length === 0) return namedBeside(first);
  return { ...namedPurchaser(null), possiblePurchasers: [first, ...others].sort().join(', ') };
}

type KnownPurchaser = Pick<OrderSnapshot, 'contactReference' | 'isPurchaserBeside'>;

/**
 * Keeps the known purchaser when a snapshot names none and another form of the order named one
 * beside it: answers of S-360 have no shipments. Pure.
 */
export function withKnownPurchaser(
  snapshot: OrderSnapshot,
  known: KnownPurchaser | null,
): OrderSnapshot {
  const isKept = snapshot.contactReference === null && known?.isPurchaserBeside === true;
  return isKept && known.contactReference !== null
    ? { ...snapshot, ...namedBeside(known.contactReference) }
    : snapshot;
}
