import type { Catalog, ShipmentMode } from '../../catalog/model';
import type { SeededRandom } from '../../random';
import type { Order } from '../../shapes/order';
import { totalOf } from '../amounts';
import type { Desk } from './desks';

/** The share of orders without a shipment. */
const UNSHIPPED_SHARE = 0.08;
/** The share of unpaid sales by invoice. */
const UNPAID_SHARE = 0.04;

/** A mode that the catalog’s point of sale does not offer. */
const mobile: ShipmentMode = {
  id: 10_228_544_274_000,
  name: 'Billet mobile',
  idCode: 'MOBILE',
  type: 'MOBILE',
  contactAddressRequired: false,
  deliveryTimeInDays: null,
};

/** Adds the shipment of the tickets of a finalized order. */
export function ship(
  order: Order,
  desk: Desk,
  catalog: Catalog,
  random: SeededRandom,
  nextId: () => number,
): void {
  const ofTickets = catalog.shipmentModes.filter(({ type }) => type !== 'BY_EMAIL');
  const mode = [...ofTickets, mobile][random.pick(desk.shipments)];
  if (!mode || random.chance(UNSHIPPED_SHARE)) return;
  const shipmentSent = random.chance(mode.type === 'BY_MAIL' ? 0.7 : 0.95);
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
      shipmentMode: { id: mode.id, name: mode.name, type: mode.type },
      tickets: [],
      documents: shipmentSent ? [summary] : [],
    },
  ];
}

const USUAL: ReadonlySet<string> = new Set(['CASH', 'PENDING_ACCOUNT', 'BANK_CARD']);

/** Adds the payment of a sale, or of its refund. */
export function pay(
  order: Order,
  catalog: Catalog,
  random: SeededRandom,
  nextId: () => number,
): void {
  const amount = totalOf(order);
  const methods = catalog.paymentMethods.filter(({ paymentType }) => USUAL.has(paymentType));
  const method = methods[random.below(methods.length)];
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
