import type { Catalog, ShipmentMode } from '../../catalog/model';
import type { SeededRandom } from '../../random';
import type { Order } from '../../shapes/order';
import { totalOf } from '../amounts';
import type { Desk } from './desks';

/** The share of orders without a shipment. */
const UNSHIPPED_SHARE = 0.08;
/** The share of unpaid sales by invoice. */
const UNPAID_SHARE = 0.04;

/** Modes that the catalog’s point of sale does not offer; their types are the simulator’s own. */
const otherModes: readonly ShipmentMode[] = [
  { id: 10_228_544_273_000, name: 'Envoi postal', idCode: 'POST', type: 'BY_POST' },
  { id: 10_228_544_274_000, name: 'Billet mobile', idCode: 'MOBILE', type: 'MOBILE' },
];

/** Adds the shipment of the tickets of a finalized order. */
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

/** Adds the payment of a sale, or of its refund. */
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
