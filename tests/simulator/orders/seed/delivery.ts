import type { Catalog, ShipmentMode } from '../../catalog/model';
import type { SeededRandom } from '../../random';
import type { Order } from '../../shapes/order';
import { totalOf } from '../amounts';
import type { Desk } from './desks';

/** How many orders have no shipment (yet). */
const UNSHIPPED_SHARE = 0.08;
/** How many sales are to be paid by invoice and are not yet. */
const UNPAID_SHARE = 0.04;

/** Modes that the catalog's point of sales does not offer; their types are the simulator's own. */
const otherModes: readonly ShipmentMode[] = [
  { id: 10_228_544_273_000, name: 'Envoi postal', idCode: 'POST', type: 'BY_POST' },
  { id: 10_228_544_274_000, name: 'Billet mobile', idCode: 'MOBILE', type: 'MOBILE' },
];

/** Tells how the tickets of a finalized order reach its purchaser. */
export function ship(
  order: Order,
  desk: Desk,
  catalog: Catalog,
  random: SeededRandom,
  nextId: () => number,
): void {
  const mode = [...catalog.shipmentModes, ...otherModes][random.pick(desk.shipments)];
  if (!mode || random.chance(UNSHIPPED_SHARE)) return;
  const shipmentSent = random.chance(mode.type === 'BY_POST' ? 0.7 : 0.95);
  const { orderId, contactReference } = order.details;
  const summary = {
    id: nextId(),
    availableForPrint: true,
    alreadyPrinted: mode.type === 'HANDED_AT_BO',
    documentType: 'PDF',
    documentClass: 'FILE_SUMMARY',
    orderId,
  };
  order.shipments = [
    {
      id: nextId(),
      contactNumber: contactReference,
      shipmentSent,
      shipmentState: shipmentSent ? 'SENT' : 'REFERENCE',
      shipmentMode: { ...mode },
      tickets: [],
      documents: shipmentSent ? [summary] : [],
    },
  ];
}

/** Pays a sale, or pays its refund out. */
export function pay(
  order: Order,
  catalog: Catalog,
  random: SeededRandom,
  nextId: () => number,
): void {
  const amount = totalOf(order);
  const method = catalog.paymentMethods[random.below(catalog.paymentMethods.length)];
  if (amount === 0 || !method || random.chance(UNPAID_SHARE)) return;
  const paymentId = nextId();
  order.payments = [
    {
      paymentId,
      identification: `P${paymentId}`,
      amount,
      paymentMethodId: method.id,
      paymentState: 'PAID',
    },
  ];
}
