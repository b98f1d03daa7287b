import { refusalsNaming } from '../contacts';
import {
  DUE_SUMMARIES_UID,
  ORDER_HOLDER_UID,
  ORDER_LINE_UID,
  ORDER_UID,
  PURCHASE_SUMMARY_UID,
  QUEUED_ORDER_UID,
} from '../contracts/uids';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, json, jsonText, text, textsIn } from '../kernel/database/values';
import {
  byContact,
  byNumber,
  hasNumber,
  isContact,
  wholeRows,
  type DataTable,
  type SoughtPerson,
} from '../kernel/personal-data';
import { orderItemWithout } from './mapping/order-without';
import type { Seat } from './records';

/** The orders that a person bought, and those of others in which the person holds units. */
export async function ordersOfPerson(
  database: StrapiDatabase,
  person: Pick<SoughtPerson, 'documentIds' | 'numbers'>,
): Promise<Pick<SoughtPerson, 'orders' | 'orderIds'>> {
  const documentIds = async (uid: string, attribute: string) => {
    const found: Row[] = [];
    const conditions = [
      ...person.documentIds.map((contactDocumentId) => ({ contactDocumentId })),
      ...person.numbers.map(({ institution, number }) => ({
        institution,
        contactReference: number,
      })),
    ];
    for (const where of conditions) {
      const columns = [attribute, 'institution', ...(uid === ORDER_UID ? ['orderId'] : [])];
      found.push(...(await database.query(uid).select(columns).where(where).execute()));
    }
    return found;
  };
  const bought = await documentIds(ORDER_UID, 'documentId');
  const held = await documentIds(ORDER_HOLDER_UID, 'orderDocumentId');
  const own = new Set(textsIn(bought, 'documentId'));
  return {
    orders: {
      own: [...own],
      held: held.flatMap(({ orderDocumentId }) => {
        const documentId = text(orderDocumentId);
        return documentId === null || own.has(documentId) ? [] : [documentId];
      }),
    },
    orderIds: bought.map(({ institution, orderId }) => ({
      institution: text(institution) ?? '',
      orderId: text(orderId) ?? '',
    })),
  };
}

const isOwn = (person: SoughtPerson, row: Row, order: unknown): boolean =>
  isContact(person, row.contactDocumentId) || person.orders.own.includes(text(order) ?? '');

/** Of another purchaser's order, the person only sees that it has units in it. */
function shownOrder(row: Row, person: SoughtPerson): Row {
  const { institution, orderId } = row;
  return isOwn(person, row, row.documentId) ? row : { institution, orderId };
}

/** The payload of an order, without the person; `null` when it cannot be read. */
function payloadWithout(row: Row, person: SoughtPerson): string | null {
  const payload = text(row.payload);
  if (payload === null) return null;
  try {
    const isErased = (number: string) => hasNumber(person, row.institution, number);
    return JSON.stringify(orderItemWithout(JSON.parse(payload), isErased));
  } catch {
    return null;
  }
}

const inOrders = (attribute: string, { orders }: SoughtPerson): Row[] =>
  chunks([...orders.own, ...orders.held]).map((part) => ({ [attribute]: { $in: part } }));

const ORDER_TEXTS = [
  'orderId',
  'institution',
  'orderType',
  'orderState',
  'stateWord',
  'summary',
  'currencyCode',
  'saleMoney',
  'preSaleMoney',
  'reservationMoney',
  'optionMoney',
  'balanceMoney',
  'orderOriginator',
  'salesChannelCode',
  'salesChannelName',
  'salesChannelType',
  'pointOfSalesId',
  'pointOfSalesCode',
  'pointOfSalesName',
  'organizationCode',
  'organizationName',
  'externalReference',
  'fileId',
  'bookingDocumentId',
];

const LINE_TEXTS = [
  'orderDocumentId',
  'institution',
  'operationId',
  'parentOperationId',
  'kind',
  'type',
  'currencyCode',
  'baseMoney',
  'unitMoney',
  'totalMoney',
  'withoutVatMoney',
  'vatPercent',
  'productId',
  'product',
  'productCode',
  'productFamilyType',
  'performanceId',
  'performance',
  'performanceCode',
  'timeslotId',
  'visitGroupId',
  'site',
  'space',
  'seatCategoryId',
  'seatCategory',
  'audienceSubCategoryId',
  'audienceSubCategory',
  'seasonId',
  'season',
  'seasonCode',
];

/** What this module stores of people. Orders and their lines stay, for the sums of the venue. */
export const orderPersonalData: readonly DataTable[] = [
  {
    uid: ORDER_UID,
    holds: [
      'contactDocumentId',
      'contactReference',
      'possiblePurchasers',
      'payload',
      'appliedDigest',
    ],
    keeps: ORDER_TEXTS,
    rowsOf: (person) => inOrders('documentId', person),
    erased(row, person) {
      const payload = { payload: payloadWithout(row, person), appliedDigest: null };
      if (!isOwn(person, row, row.documentId)) return payload;
      const nobody = { contactDocumentId: null, contactReference: null, isPurchaserBeside: null };
      return { ...nobody, possiblePurchasers: null, ...payload };
    },
    shown: shownOrder,
  },
  {
    uid: ORDER_UID,
    holds: ['possiblePurchasers'],
    keeps: [],
    isScanned: 'changing',
    rowsOf: ({ numbers }) =>
      numbers.map(({ institution, number }) => ({
        institution,
        possiblePurchasers: { $contains: number },
      })),
    erased(row, person) {
      const numbers = (text(row.possiblePurchasers) ?? '').split(', ');
      const others = numbers.filter((number) => !hasNumber(person, row.institution, number));
      if (others.length === numbers.length) return null;
      const possiblePurchasers = others.join(', ') || null;
      return { possiblePurchasers, payload: payloadWithout(row, person), appliedDigest: null };
    },
    shown: shownOrder,
  },
  {
    uid: ORDER_LINE_UID,
    holds: ['contactDocumentId', 'visitRemarks', 'seats'],
    keeps: LINE_TEXTS,
    rowsOf: (person) => [...byContact(person), ...inOrders('orderDocumentId', person)],
    erased(row, person) {
      const seats = (json<Seat[]>(row.seats) ?? []).map((seat) =>
        hasNumber(person, row.institution, seat.holder) ? { ...seat, holder: null } : seat,
      );
      return {
        seats: jsonText(seats),
        ...(isOwn(person, row, row.orderDocumentId) && {
          contactDocumentId: null,
          visitRemarks: null,
        }),
      };
    },
    shown: (row, person) => (isOwn(person, row, row.orderDocumentId) ? row : null),
  },
  wholeRows(ORDER_HOLDER_UID, (person) => [
    ...byContact(person),
    ...byNumber('contactReference')(person),
  ]),
  wholeRows(PURCHASE_SUMMARY_UID, byContact),
  wholeRows(DUE_SUMMARIES_UID, byContact),
  { uid: QUEUED_ORDER_UID, keeps: ['institution', 'orderId', 'baseUrl', 'lane', 'reason'] },
  refusalsNaming(QUEUED_ORDER_UID, [{ failure: 'failure', code: 'failureCode' }]),
];
