import { at } from '../json';
import type { Scene } from '../scene';

/** A closed sale of one line, as S-360 would show its details. */
export const closedSale = (orderId: number, contactReference: string, saleAmount = 10000) => ({
  orderId,
  orderType: 'SALE',
  orderState: 'CLOSED',
  contactReference,
  saleAmount,
  catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
  operationDatas: [{ operationId: orderId + 1, quantity: 1, totalAmount: saleAmount }],
});

/** Sales that S-360 closes and delivers, and whose they are in the CRM. */
export interface ClosedSales {
  /** S-360 closes a sale to the contact and delivers it; answers its order id. */
  sells(contactReference: string): Promise<string>;
  /** The contact that an order is linked to, by its document id; `null` while it has none. */
  ownerOf(orderId: string): Promise<unknown>;
}

/**
 * `sceneOf` is asked for each call: a test may have a scene of its own. `institution`: the first of
 * the scene when none is named.
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
