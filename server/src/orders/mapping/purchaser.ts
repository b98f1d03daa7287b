import { contactNumberOf } from '../../contacts';
import { isRecord } from '../../kernel/database/values';
import type { OrderSnapshot } from '../records';
import { longId } from './order-item';
import { objectsIn } from './values';

type Details = Record<string, unknown>;

/** Who bought an order, and who may have bought it where that cannot be told. */
type Purchaser = Pick<
  OrderSnapshot,
  'contactReference' | 'isPurchaserBeside' | 'possiblePurchasers'
>;

const named = (contactReference: string | null): Purchaser => ({
  contactReference,
  isPurchaserBeside: null,
  possiblePurchasers: null,
});

const namedBeside = (contactReference: string): Purchaser => ({
  contactReference,
  isPurchaserBeside: true,
  possiblePurchasers: null,
});

/** Contact numbers that shipments and movements outside of operations name (seen in use). */
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
 * The purchaser of an order: its `contactReference`, else the one contact that a shipment or a movement
 * without an operation names. Of several none is taken.
 */
export function purchaserOf(item: unknown, details: Details): Purchaser {
  const contactReference = contactNumberOf(details.contactReference);
  const [first, ...others] = contactReference === null ? numbersBeside(item, details) : [];
  if (first === undefined) return named(contactReference);
  if (others.length === 0) return namedBeside(first);
  return { ...named(null), possiblePurchasers: [first, ...others].sort().join(', ') };
}

/** The purchaser that is known of a stored order. */
export type KnownPurchaser = Pick<OrderSnapshot, 'contactReference' | 'isPurchaserBeside'>;

/**
 * A snapshot that names no purchaser says nothing of one whom another form of the order names beside
 * it: answers of S-360 have no shipments. Pure.
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
