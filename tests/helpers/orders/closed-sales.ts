import { at } from '../json';
import type { Scene } from '../scene/scene';

/** A closed sale with one line, as in the order details of S-360. */
export const closedSale = (orderId: number, contactReference: string, saleAmount = 10000) => ({
  orderId,
  orderType: 'SALE',
  orderState: 'CLOSED',
  contactReference,
  saleAmount,
  catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
  operationDatas: [{ operationId: orderId + 1, quantity: 1, totalAmount: saleAmount }],
});

/** Sales that S-360 closes and delivers, and their contacts in the CRM. */
export interface ClosedSales {
  /** S-360 closes a sale to the contact and delivers it; returns its order id. */
  sells(contactReference: string): Promise<string>;
  /** The document id of the contact that an order is linked to; `null` without one. */
  ownerOf(orderId: string): Promise<unknown>;
}

/**
 * `sceneOf` is called each time, as a test may have its own scene. `institution` is by default the
 * first one of the scene.
 */
export function closedSales(sceneOf: () => Scene, institution?: string): ClosedSales {
  let nextId = 0;
  return {
    async sells(contactReference) {
      nextId += 10;
      const orderDetailsData = closedSale(nextId, contactReference);
      const answer = await sceneOf().deliversOrders([{ orderDetailsData }], institution);
      expect(answer.status).toBe(200);
      return String(nextId);
    },
    ownerOf: async (orderId) => at(await sceneOf().crm.orders({ orderId }), 0, 'contactDocumentId'),
  };
}
