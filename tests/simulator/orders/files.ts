import { BusinessError } from '../business-error';
import type { Institution } from '../institution';
import { type JsonObject, numberOf, objectOf, objectsOf, textOf, textsOf } from '../json';
import type { Order } from '../shapes/order';
import { isHolding } from './book';

/** getFileDetails. */
export function getFileDetails(request: JsonObject, institution: Institution): JsonObject {
  return fileDetail(numberOf(request, 'fileId'), institution);
}

export function getFileDetailsFromOrderSecretId(
  request: JsonObject,
  institution: Institution,
): JsonObject {
  const secretId = textOf(request, 'orderSecretId') ?? '';
  const order = institution.orders.get(Number(secretId.split('_')[1]));
  return fileDetail(
    order?.details.orderSecretId === secretId ? order.fileId : undefined,
    institution,
  );
}

function fileDetail(fileId: number | undefined, institution: Institution): JsonObject {
  const orders = fileId === undefined ? [] : institution.orders.ofFile(fileId);
  if (orders.length === 0) throw new BusinessError('error.file.unknown');
  const changedAtMs = Math.max(...orders.map((order) => order.changedAtMs));
  return {
    fileDetailsData: {
      fileId,
      fileState: fileStateOf(orders),
      fileContacts: contactsOf(orders, institution),
      fileAttachments: [],
      lastModDateTime: new Date(changedAtMs).toISOString().replace('Z', '+00:00'),
    },
    orderDetailsDatas: orders.map(({ details }) => details),
  };
}

/** The states of a file, spelled as in the API. */
function fileStateOf(orders: Order[]): string {
  if (orders.some(({ details }) => details.orderState === 'OPEN')) return 'RUNNING';
  const sales = orders.filter(
    ({ details }) => details.orderType === 'SALE' && details.orderState === 'CLOSED',
  );
  if (sales.length > 0) return sales.every(isPaid) ? 'SOLDED' : 'NOT_SOLDED';
  const held = orders.filter(isHolding).map(({ details }) => details.orderType);
  if (held.includes('OPTION') && held.includes('RESERVATION')) return 'OPTION_RESERV';
  if (held.includes('RESERVATION')) return 'IN_RESERVATION';
  if (held.includes('OPTION')) return 'IN_OPTION';
  return orders.every(({ details }) => details.orderState === 'ABANDONED')
    ? 'ABANDONNED'
    : 'CANCELED';
}

const isPaid = (order: Order): boolean =>
  order.details.saleAmount === 0 ||
  order.payments.some(({ paymentState }) => paymentState === 'PAID');

/** The FileContactData of the purchaser. */
function contactsOf(orders: Order[], institution: Institution): JsonObject[] {
  const references = new Set(orders.flatMap(({ details }) => details.contactReference ?? []));
  return [...references].flatMap((contactReference) => {
    const contact = institution.contacts.get(contactReference);
    if (!contact) return [];
    const person = contact.individualContact;
    return [
      {
        fileContactType: 'SALE',
        contactId: contact.contactId,
        contactReference,
        firstName: person?.individualFirstname,
        lastName: person?.individualLastname,
        email: person?.email ?? contact.structureContact?.email,
        mobilePhone: person?.cellPhoneNumber,
        structureOfficialName: contact.structureContact?.structureOfficialName,
      },
    ];
  });
}

/** countFilesByCriteria: files of a contact in a period. */
export function countFilesByCriteria(request: JsonObject, institution: Institution): JsonObject {
  const references = [
    textOf(request, 'culturalContactReference'),
    ...objectsOf(request, 'fileContacts').map((contact) => textOf(contact, 'contactReference')),
  ].filter((reference) => reference !== undefined);
  const from = Date.parse(textOf(request, 'startDate') ?? '') || 0;
  const to = Date.parse(textOf(request, 'endDate') ?? '') || Number.POSITIVE_INFINITY;
  const states = textsOf(request, 'states');
  let count = 0;
  for (const fileId of institution.orders.files()) {
    const orders = institution.orders.ofFile(fileId);
    const createdMs = Date.parse(orders[0]?.details.creationDateTime ?? '');
    const isOfContact =
      references.length === 0 ||
      orders.some(({ details }) => references.includes(details.contactReference ?? ''));
    const isInState = states.length === 0 || states.includes(fileStateOf(orders));
    const sellsIt = orders.some((order) => sells(order, request));
    const isSeen =
      institution.behaviour.now.fileCounts === 'created' ||
      orders.some(({ details }) => details.orderState === 'CLOSED');
    const isInTime = createdMs >= from && createdMs <= to;
    if (isInTime && isOfContact && isInState && sellsIt && isSeen) count += 1;
  }
  return { count };
}

function sells(order: Order, request: JsonObject): boolean {
  const wanted = ['productId', 'performanceId', 'itemId'].filter(
    (element) => numberOf(request, element) !== undefined,
  );
  if (wanted.length === 0) return true;
  return order.details.operationDatas.some((operation) =>
    wanted.every((element) => numberOf(operation, element) === numberOf(request, element)),
  );
}

/** listTicketsByCriteria: tickets of closed sales; one per movement. */
export function listTicketsByCriteria(request: JsonObject, institution: Institution): JsonObject {
  const criteria = objectOf(request, 'ticketFilterCriteria') ?? {};
  const paging = objectOf(request, 'paginationParameter') ?? {};
  const start = numberOf(paging, 'startPosition') ?? 0;
  const max = numberOf(paging, 'maxResult') ?? 5000;
  const productId = numberOf(criteria, 'productId');
  const tickets = [...institution.orders.all()]
    .filter(({ details }) => details.orderType === 'SALE' && details.orderState === 'CLOSED')
    .flatMap((order) => ticketsOf(order, productId));
  return {
    truncated: tickets.length > start + max,
    ticketSummaries: tickets.slice(start, start + max),
  };
}

function ticketsOf({ details }: Order, productId: number | undefined): JsonObject[] {
  return details.movementDatas.flatMap((movement) => {
    const operation = details.operationDatas.find(
      ({ operationId }) => operationId === movement.operationId,
    );
    if (!operation || (productId !== undefined && operation.productId !== productId)) return [];
    const { performanceId, priceLevelId, seatCategoryId, audienceSubCategoryId, unitPrice } =
      operation;
    return [
      {
        ticketId: movement.movementId,
        ticketState: 'VALID',
        performanceId,
        seatCategoryId,
        audienceSubCategoryId,
        priceLevelId,
        price: unitPrice,
      },
    ];
  });
}
