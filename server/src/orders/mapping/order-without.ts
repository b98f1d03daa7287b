import { contactNumberOf } from '../../contacts';
import { detailsIn } from './order-item';
import { objectsIn } from './values';
import { isRecord } from '../../kernel/is-record';

/** What an order without its purchaser keeps of each part: what the reading needs, and no person. */
const KEPT = {
  order: [
    'orderId',
    'orderType',
    'orderState',
    'orderOriginator',
    'externalReference',
    'creationDateTime',
    'referenceDate',
    'expirationDate',
    'catalogCurrency',
    'saleAmount',
    'preSaleAmount',
    'reservationAmount',
    'optionAmount',
    'waitingAccountBalanceAmount',
    'salesChannelCode',
    'salesChannelName',
    'salesChannelType',
    'pointOfSalesId',
    'pointOfSalesCode',
    'pointOfSalesName',
    'organizationCode',
    'organizationName',
  ],
  operation: [
    'operationId',
    'parentOperationId',
    'fileId',
    'kind',
    'type',
    'quantity',
    'catalogCurrency',
    'basePrice',
    'unitPrice',
    'totalAmount',
    'withoutVatTotalAmount',
    'vatRate',
    'productId',
    'product',
    'productCode',
    'productFamilyType',
    'performanceId',
    'performance',
    'performanceCode',
    'performanceDate',
    'site',
    'space',
    'seatCategoryId',
    'seatCategory',
    'audienceSubCategoryId',
    'audienceSubCategory',
    'seasonId',
    'season',
    'seasonCode',
    'itemDate',
    'timeslotId',
    'timeslotDuration',
  ],
  movement: ['movementId', 'operationId', 'type', 'row', 'seatNumber', 'area', 'entrance'],
} as const;

type Part = Record<string, unknown>;

const pick = (part: Part, kept: readonly string[]): Part =>
  Object.fromEntries(Object.entries(part).filter(([name]) => kept.includes(name)));

/** The contact numbers that an order names: its purchaser and the holders of its units. */
export function numbersInOrder(item: unknown): string[] {
  const details = detailsIn(item);
  if (details === null) return [];
  const shipments = objectsIn(isRecord(item) ? item.shipments : null);
  const named = [
    details.contactReference,
    ...shipments.map(({ contactNumber }) => contactNumber),
    ...objectsIn(details.movementDatas).map(({ contactReference }) => contactReference),
  ];
  return [...new Set(named.flatMap((value) => contactNumberOf(value) ?? []))];
}

/**
 * An order without erased persons. Without its purchaser it keeps its sums and lines, and the
 * holders of units that are still there; of a holder only the number goes. The same item when
 * nobody in it was erased. Pure.
 */
export function orderItemWithout(item: unknown, isErased: (number: string) => boolean): unknown {
  const details = detailsIn(item);
  if (details === null || !isRecord(item) || !numbersInOrder(item).some(isErased)) return item;
  const isGone = (value: unknown): boolean => {
    const number = contactNumberOf(value);
    return number !== null && isErased(number);
  };
  const shipments = objectsIn(item.shipments);
  const isOwn =
    isGone(details.contactReference) ||
    (contactNumberOf(details.contactReference) === null &&
      shipments.some(({ contactNumber }) => isGone(contactNumber)));
  const movements = objectsIn(details.movementDatas).map(
    ({ contactReference, ...movement }): Part => ({
      ...(isOwn ? pick(movement, KEPT.movement) : movement),
      // A number outside of operations would make its contact the purchaser.
      ...(isGone(contactReference) || (isOwn && movement.operationId === undefined)
        ? {}
        : { contactReference }),
    }),
  );
  const { movementTicketDatas: _tickets, ...others } = details;
  const operations = objectsIn(details.operationDatas).map((one) => pick(one, KEPT.operation));
  const without = isOwn ? { ...pick(details, KEPT.order), operationDatas: operations } : others;
  const { orderDetailGranularity } = item;
  return {
    orderDetailsData: {
      ...without,
      ...(Array.isArray(details.movementDatas) && { movementDatas: movements }),
    },
    ...(orderDetailGranularity !== undefined && { orderDetailGranularity }),
    ...(!isOwn && { shipments: shipments.filter(({ contactNumber }) => !isGone(contactNumber)) }),
  };
}
