import { PURCHASE_SUMMARY_UID } from '../../../../server/src/contracts';
import type { Row } from '../../scene/crm-side';
import { rowsOf } from '../../scene/crm-side';
import { listAt, objectAt, parsed } from '../../json';
import type { Scene } from '../../scene/scene';
import { comparedSummary, recomputedSummaries } from '../recomputed-summaries';
import type { SoldOrder } from '../sold-orders';
import type { DrawnSales } from './draw';
import { unitsBecomeKnown, type OrderAtVenue, type SalesAtVenue } from './venue';

/**
 * Links and purchase summaries of one institution, by people and ids that are the same everywhere.
 */
export interface Outcome {
  orders: unknown[];
  summaries: unknown[];
}

const ofPerson = (person: number | null): string | null =>
  person === null || person < 0 ? null : `person${person}`;

/** The outcome in the CRM. */
export async function outcomeOf(scene: Scene, venue: SalesAtVenue): Promise<Outcome> {
  const links = await scene.crm.links({ institution: venue.code });
  const owners = new Map(
    links
      .filter(({ state }) => state !== 'unlinked')
      .map((link) => [
        link.contactDocumentId,
        ofPerson(venue.personOf(String(link.contactNumber))),
      ]),
  );
  const ownerOf = ({ contactDocumentId }: Row) =>
    contactDocumentId === null ? null : (owners.get(contactDocumentId) ?? 'somebody else');
  const orderIds = venue.orders.map(({ orderId }) => orderId);
  const stored = await scene
    .running()
    .strapi.documents('plugin::s360.order')
    .findMany({
      filters: { institution: venue.code, orderId: { $in: orderIds } },
      populate: ['contact'],
      limit: 1000,
    });
  const orders = await Promise.all(
    stored.map(async (row) => {
      const order = objectAt(row);
      const lines = await scene.crm.orderLines({ orderDocumentId: order.documentId });
      const holders = await scene.crm.orderHolders({ orderDocumentId: order.documentId });
      return {
        orderId: order.orderId,
        orderState: order.orderState,
        saleAmount: String(order.saleAmount),
        owner: ownerOf(order),
        related: ownerOf({ contactDocumentId: documentIdOf(order.contact) }),
        lines: sorted(
          lines.map((line) => ({
            operationId: line.operationId,
            quantity: line.quantity,
            totalAmount: String(line.totalAmount),
            owner: ownerOf(line),
            units: line.seats === null ? 0 : listAt(parsed(line.seats)).length,
          })),
        ),
        holders: sorted(
          holders.map((holder) => ({
            holder: ofPerson(venue.personOf(String(holder.contactReference))),
            units: holder.units,
            owner: ownerOf(holder),
          })),
        ),
      };
    }),
  );
  const rows = await rowsOf(scene.running(), PURCHASE_SUMMARY_UID, {
    contactDocumentId: { $in: [...owners].flatMap(([id, who]) => (who === null ? [] : [id])) },
  });
  const summaries = rows.map((row) => ({
    ...comparedSummary(row),
    contactDocumentId: ownerOf(row),
  }));
  return { orders: sorted(orders), summaries: sorted(summaries) };
}

/** The expected outcome, from the data in S-360 and the events of contacts. */
export function expectedOutcome({ fates }: DrawnSales, venue: SalesAtVenue): Outcome {
  const owners = new Map<number, number | null>();
  const ownerOf = (number: unknown): string | null => {
    const person = typeof number === 'string' ? venue.personOf(number) : -1;
    return ofPerson(owners.has(person) ? (owners.get(person) ?? null) : person);
  };
  for (const fate of fates) {
    const [gone, next] = fate.kind === 'merge' ? [fate.remove, fate.keep] : [fate.person, null];
    for (const [person, owner] of owners) if (owner === gone) owners.set(person, next);
    owners.set(gone, next);
  }
  const sales = venue.orders.map((order) => soldOrder(venue, order, ownerOf));
  return {
    orders: sorted(venue.orders.map((order) => expectedOrder(venue, order, ownerOf))),
    summaries: sorted(recomputedSummaries(sales, new Date())),
  };
}

type OwnerOf = (contactNumber: unknown) => string | null;

const objectsAt = (details: Row, name: string): Row[] =>
  listAt(details, name).map((one) => objectAt(one));

function expectedOrder(venue: SalesAtVenue, order: OrderAtVenue, ownerOf: OwnerOf) {
  const { details, orderId } = order;
  const units = unitsBecomeKnown(order) ? objectsAt(details, 'movementDatas') : [];
  const owner = ownerOf(details.contactReference);
  const held = units
    .map(({ contactReference }) => contactReference)
    .filter((number) => number !== undefined && number !== details.contactReference);
  return {
    orderId,
    orderState: details.orderState,
    saleAmount: String(details.saleAmount),
    owner,
    related: owner,
    lines: sorted(
      objectsAt(details, 'operationDatas').map(({ operationId, quantity, totalAmount }) => ({
        operationId: String(operationId),
        quantity,
        totalAmount: String(totalAmount),
        owner,
        units: units.filter((unit) => unit.operationId === operationId).length,
      })),
    ),
    holders: sorted(
      [...new Set(held)].map((number) => ({
        holder: ofPerson(venue.personOf(String(number))),
        units: held.filter((other) => other === number).length,
        owner: ownerOf(number),
      })),
    ),
  };
}

function soldOrder(venue: SalesAtVenue, { details, orderId }: OrderAtVenue, ownerOf: OwnerOf) {
  const sold: SoldOrder = {
    institution: venue.code,
    orderId,
    orderType: String(details.orderType),
    orderState: String(details.orderState),
    contactDocumentId: ownerOf(details.contactReference),
    creationDateTime: new Date(String(details.creationDateTime)),
    currencyCode: String(objectAt(details, 'catalogCurrency').currencyCode),
    saleAmount: BigInt(Number(details.saleAmount)),
    lines: objectsAt(details, 'operationDatas').map((line) => ({
      operationId: String(line.operationId),
      parentOperationId:
        line.parentOperationId === undefined ? null : String(line.parentOperationId),
      kind: String(line.kind),
      quantity: Number(line.quantity),
      totalAmount: BigInt(Number(line.totalAmount)),
      productFamilyType: String(line.productFamilyType),
      performanceId: line.performanceId === undefined ? null : String(line.performanceId),
      performanceDate:
        line.performanceDate === undefined ? null : new Date(String(line.performanceDate)),
    })),
  };
  return sold;
}

const documentIdOf = (contact: unknown): unknown =>
  contact === null ? null : objectAt(contact).documentId;

const sorted = <T>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
