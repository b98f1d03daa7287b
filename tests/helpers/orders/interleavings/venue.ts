import type { Scene } from '../../scene/scene';
import { listAt, objectAt } from '../../json';
import {
  PERFORMANCES,
  type DrawnOrder,
  type DrawnSales,
  type EarlierVersion,
  type Form,
} from './draw';

type Details = Record<string, unknown>;

const UNKNOWN_NUMBER = '990099';
const DAY_MS = 24 * 60 * 60 * 1000;
const SMALLEST = { EUR: 10, JPY: 1000 };
const DIGITS = { EUR: 2, JPY: 0 };

/** The same people and orders in S-360 at one institution. */
export interface SalesAtVenue {
  code: string;
  numberOf(person: number): string;
  /** The person with a number. */
  personOf(contactNumber: string): number;
  /** A contact as the webhook sends it. */
  contactItem(person: number): Details;
  /** By position in the drawing. */
  orders: readonly OrderAtVenue[];
}

export interface OrderAtVenue {
  orderId: string;
  drawn: DrawnOrder;
  /** The OrderDetailsData in S-360. */
  details: Details;
  items: readonly Details[];
}

/** Dates before and after now, none of them near it. */
const performanceDate = (number: number): string => {
  const today = new Date().setUTCHours(0, 0, 0, 0);
  return new Date(today + (number - PERFORMANCES / 2) * DAY_MS - DAY_MS / 2).toISOString();
};

/** Writes the drawing to S-360; `firstId` separates the runs. */
export async function salesAtVenue(
  scene: Scene,
  code: string,
  { orders, people }: DrawnSales,
  firstId: number,
): Promise<SalesAtVenue> {
  const s360 = scene.s360(code);
  const numbers: string[] = [];
  for (const person of people.keys()) {
    const town = person % 2 === 0 ? 'Basel' : '';
    numbers.push(await s360.creates({ lastName: `Person ${person} of ${firstId}`, town }));
  }
  const contacts = await Promise.all(numbers.map((number) => s360.contact(number)));
  const numberOf = (person: number) => numbers[person] ?? UNKNOWN_NUMBER;
  const known: OrderAtVenue[] = [];
  for (const [position, drawn] of orders.entries()) {
    const orderId = firstId + position;
    const fileId = drawn.isOfSameFile && position > 0 ? orderId - 1 : orderId;
    const details = await s360.orders(written(drawn, { fileId, numberOf, orderId }));
    const otherNumber = numberOf(((drawn.purchaser ?? 0) + 1) % people.length);
    const versions = drawn.earlier.map((version) => earlier(details, version, otherNumber));
    const items = drawn.told.map(({ form, version }) =>
      itemOf(version === null ? details : (versions[version] ?? details), form),
    );
    known.push({ orderId: String(orderId), drawn, details, items });
  }
  return {
    code,
    numberOf,
    personOf: (number) => numbers.indexOf(number),
    contactItem: (person) => objectAt(contacts[person]),
    orders: known,
  };
}

/** The order as an operator of S-360 writes it. */
function written(
  drawn: DrawnOrder,
  of: { orderId: number; fileId: number; numberOf(person: number): string },
): Details {
  const smallest = SMALLEST[drawn.currencyCode];
  const catalogCurrency = {
    currencyCode: drawn.currencyCode,
    fractionDigit: DIGITS[drawn.currencyCode],
  };
  const operationIdOf = (position: number) => of.orderId * 10 + position;
  const isHeld = ['RESERVATION', 'OPTION'].includes(drawn.orderType);
  const amount = drawn.amount * smallest;
  return {
    orderId: of.orderId,
    orderType: drawn.orderType,
    orderState: drawn.orderState,
    ...(drawn.purchaser !== null && { contactReference: of.numberOf(drawn.purchaser) }),
    creationDateTime: new Date(Date.UTC(2025, 0, 1) + drawn.minute * 60_000).toISOString(),
    saleAmount: isHeld ? 0 : amount,
    reservationAmount: drawn.orderType === 'RESERVATION' ? amount : 0,
    optionAmount: drawn.orderType === 'OPTION' ? amount : 0,
    catalogCurrency,
    operationDatas: drawn.lines.map((line, position) => ({
      operationId: operationIdOf(position),
      ...(line.isPart && position > 0 && { parentOperationId: operationIdOf(position - 1) }),
      kind: line.kind,
      fileId: of.fileId,
      quantity: line.quantity,
      unitPrice: line.price * smallest,
      totalAmount: line.price * line.quantity * smallest,
      product: `Product ${position}`,
      productFamilyType: line.productFamilyType,
      catalogCurrency,
      ...(line.performance !== null && {
        performanceId: 500 + line.performance,
        performanceDate: performanceDate(line.performance),
      }),
    })),
    movementDatas: drawn.lines.flatMap(({ holders, quantity }, position) =>
      Array.from({ length: quantity }, (_, unit) => {
        const holder = holders[unit];
        return {
          movementId: operationIdOf(position) * 10 + unit,
          operationId: operationIdOf(position),
          type: 'SEAT',
          row: 'C',
          seatNumber: String(unit),
          ...(holder !== undefined && { contactReference: of.numberOf(holder) }),
        };
      }),
    ),
  };
}

function earlier(details: Details, version: EarlierVersion, otherNumber: string): Details {
  const saleAmount = Number(details.saleAmount);
  switch (version) {
    case 'open':
      return { ...details, orderState: 'OPEN', saleAmount: 0, preSaleAmount: saleAmount };
    case 'otherAmount':
      return { ...details, saleAmount: saleAmount + 1000 };
    case 'fewerLines': {
      const [gone, ...rest] = listAt(details, 'operationDatas').map((line) => objectAt(line));
      const units = listAt(details, 'movementDatas').map((unit) => objectAt(unit));
      const movementDatas = units.filter(({ operationId }) => operationId !== gone?.operationId);
      return { ...details, operationDatas: rest, movementDatas };
    }
    case 'otherPurchaser':
      return { ...details, contactReference: otherNumber };
  }
}

function itemOf(details: Details, form: Form): Details {
  switch (form) {
    case 'full':
      return { orderDetailGranularity: 'TICKET', orderDetailsData: details, shipments: [] };
    case 'bare':
      return details;
    case 'operations': {
      const { movementDatas: _units, movementTicketDatas: _tickets, ...operations } = details;
      return { orderDetailGranularity: 'OPERATION', orderDetailsData: operations };
    }
    case 'idOnly':
      return { orderId: details.orderId };
  }
}

/** Whether the units of an order become known in any case. */
export function unitsBecomeKnown({ details, drawn }: OrderAtVenue): boolean {
  if (drawn.told.some(({ form }) => form !== 'operations')) return true;
  const isAnother = (version: EarlierVersion | undefined) =>
    version !== undefined &&
    version !== 'open' &&
    (version !== 'fewerLines' || listAt(details, 'operationDatas').length > 0);
  // Two different finalized states lead to a pull.
  return drawn.told.some(({ version }) => version !== null && isAnother(drawn.earlier[version]));
}
