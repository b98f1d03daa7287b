import { ORIGINALS } from './people';

/** The number of orders per payload, and of lines per order. */
export const ORDERS_PER_PAYLOAD = 50;
const LINES_PER_ORDER = 6;

/** Above the seeded ids. */
const FIRST_ORDER = 2_000_000_000;
const FIRST_OPERATION = 3_000_000_000;
const CURRENCY = { currencyCode: 'CHF', fractionDigit: 2, minAmount: 10, symbol: 'CHF' };

const purchaserOf = (order: number): string => String(1 + ((order * 7919) % ORIGINALS));

/** Every other line is the charge of the previous one. */
function operationOf(order: number, line: number): object {
  const operationId = FIRST_OPERATION + order * LINES_PER_ORDER + line;
  const isCharge = line % 2 === 1;
  const product = (order + line) % 1000;
  return {
    operationId,
    ...(isCharge && { parentOperationId: operationId - 1 }),
    kind: isCharge ? 'CHARGES' : 'SINGLE_ENTRY',
    type: 'SALE',
    fileId: FIRST_ORDER + order,
    quantity: 2,
    basePrice: isCharge ? 1500 : 22000,
    unitPrice: isCharge ? 1500 : 22000,
    totalAmount: isCharge ? 3000 : 44000,
    withoutVatTotalAmount: isCharge ? 2775 : 40703,
    vatRate: 8100,
    productId: product,
    product: `Spectacle ${product}`,
    productCode: `P${product}`,
    productFamilyType: 'SINGLE_ENTRY',
    performanceId: product * 4,
    performance: `Spectacle ${product}, soirée`,
    performanceDate: '2027-05-20T20:15:00.000+02:00',
    seatCategory: 'Catégorie 1',
    audienceSubCategory: 'Plein tarif',
    catalogCurrency: CURRENCY,
  };
}

function itemOf(order: number): object {
  const operations = Array.from({ length: LINES_PER_ORDER }, (_none, line) =>
    operationOf(order, line),
  );
  return {
    orderDetailGranularity: 'TICKET',
    orderDetailsData: {
      orderId: FIRST_ORDER + order,
      orderType: 'SALE',
      orderState: 'CLOSED',
      orderOriginator: 'TICKETSHOP',
      creationDateTime: new Date(Date.UTC(2026, 0, 1) + order * 1000).toISOString(),
      saleAmount: 141_000,
      preSaleAmount: 0,
      reservationAmount: 0,
      optionAmount: 0,
      waitingAccountBalanceAmount: 0,
      contactReference: purchaserOf(order),
      operationDatas: operations,
      salesChannelCode: 'WEB',
      salesChannelType: 'INTERNET',
      salesChannelName: { translations: [{ locale: 'fr', value: 'Billetterie en ligne' }] },
      catalogCurrency: CURRENCY,
    },
    shipments: [],
  };
}

/** The items of one payload from an order on. */
export const venueOrders = (first: number): object[] =>
  Array.from({ length: ORDERS_PER_PAYLOAD }, (_none, index) => itemOf(first + index));
