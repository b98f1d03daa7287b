import type { SummariesOfContact, GetContactOrders } from '../../contracts/orders/orders';
import {
  PURCHASE_SUMMARY_UID,
  CONTACT_UID,
  ORDER_HOLDER_UID,
  ORDER_LINE_UID,
  ORDER_UID,
} from '../../contracts/uids';
import { reason } from '../../contracts/reasons';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { NotFoundError } from '../../kernel/errors';
import {
  UNKNOWN_TIME_ZONE,
  type VenueTimeZones,
  type InstitutionRegistry,
} from '../../institutions';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import { countWhere } from '../../kernel/database/count-where';
import type { PageRequest } from '../../kernel/http/pages';
import { pullKey, pullsOf } from '../asking/order-asking';
import { expiryBy } from '../holds/held-until';
import { readRelatedOrders } from '../holds/read-related-orders';
import { grouped } from '../../kernel/grouped';
import { countOrdersOf, idsOfPage, type OrdersOf } from './pages';
import { purchaseSummaries, SHOWN_OF_LINE, SHOWN_OF_ORDER, shownOrder } from './shown-order';

export interface OrderPanel {
  /**
   * What the contact bought, and what others bought of which it holds units; with the lines, the
   * newest first. The sums are over all institutions: a limited scope has none.
   * @throws NotFoundError for a contact of which nothing is known.
   */
  ofContact(
    contactDocumentId: string,
    scope: InstitutionScope,
    request: PageRequest,
  ): Promise<GetContactOrders.Response>;
}

export interface OrderPanelPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  timeZones: VenueTimeZones;
}

type Zones = Readonly<Record<string, string>>;

/** The service behind the orders on a contact's page. A page costs at most nine statements, and two per
 * institution for the holds of its files. */
export function orderPanel({ database, institutions, timeZones }: OrderPanelPorts): OrderPanel {
  const rowsOf = (uid: string, attributes: readonly string[], where: Row) =>
    database
      .query(uid)
      .select([...attributes])
      .where(where)
      .orderBy({ id: 'asc' })
      .execute();

  async function summariesOf(
    contactDocumentId: string,
    zones: Zones,
  ): Promise<SummariesOfContact[]> {
    const rows = await database
      .query(PURCHASE_SUMMARY_UID)
      .select('*')
      .where({ contactDocumentId })
      .execute();
    return rows
      .map((row) => purchaseSummaries(row, zones))
      .sort((a, b) => b.orders - a.orders || a.currencyCode.localeCompare(b.currencyCode));
  }

  async function namesOfPurchasers(
    orders: readonly Row[],
    contactDocumentId: string,
  ): Promise<ReadonlyMap<string, string | null>> {
    const others = orders
      .map((order) => text(order.contactDocumentId))
      .filter((documentId) => documentId !== null && documentId !== contactDocumentId);
    if (others.length === 0) return new Map();
    const where = { documentId: { $in: [...new Set(others)] } };
    const rows = await rowsOf(CONTACT_UID, ['documentId', 'displayName'], where);
    return new Map(rows.map((row) => [text(row.documentId) ?? '', text(row.displayName)]));
  }

  async function ordersOfPage(
    of: OrdersOf,
    request: PageRequest,
    zones: Zones,
  ): Promise<GetContactOrders.Response['data']['orders']> {
    const { contactDocumentId } = of;
    const expiryAt = expiryBy(institutions, zones);
    const ids = await idsOfPage(database, of, request);
    if (ids.length === 0) return [];
    const rows = await rowsOf(ORDER_UID, SHOWN_OF_ORDER, { id: { $in: ids } });
    const orderDocumentId = { $in: rows.map((row) => text(row.documentId)) };
    const [lines, holders, purchasers, pulls, relatedTo] = await Promise.all([
      rowsOf(ORDER_LINE_UID, SHOWN_OF_LINE, { orderDocumentId }),
      rowsOf(ORDER_HOLDER_UID, ['orderDocumentId', 'contactReference', 'units'], {
        orderDocumentId,
        contactDocumentId,
      }),
      namesOfPurchasers(rows, contactDocumentId),
      pullsOf(database, rows),
      readRelatedOrders(database, rows, expiryAt),
    ]);
    const linesOf = grouped(lines, (row) => row.orderDocumentId);
    const holdersOf = grouped(holders, (row) => row.orderDocumentId);
    const byId = new Map(rows.map((row) => [integer(row.id), row]));
    return ids.flatMap((id) => {
      const order = byId.get(id);
      if (!order) return [];
      const code = text(order.institution) ?? '';
      return shownOrder({
        order,
        lines: linesOf.get(order.documentId) ?? [],
        holders: holdersOf.get(order.documentId) ?? [],
        institution: {
          code,
          name: institutions.find(code)?.name ?? code,
          timeZone: zones[code] ?? UNKNOWN_TIME_ZONE,
        },
        expiry: expiryAt(code),
        related: relatedTo(order),
        contactDocumentId,
        purchasers,
        pull: pulls.get(pullKey(order)) ?? null,
      });
    });
  }

  return {
    async ofContact(contactDocumentId, scope, request) {
      const { page, pageSize } = request;
      const of = { contactDocumentId, scope };
      const zones = await timeZones.all();
      const [summaries, total, orders] = await Promise.all([
        scope === null ? summariesOf(contactDocumentId, zones) : [],
        countOrdersOf(database, of),
        ordersOfPage(of, request, zones),
      ]);
      const isBlank = total === 0 && summaries.length === 0;
      const where = { documentId: contactDocumentId };
      if (isBlank && (await countWhere(database, CONTACT_UID, where)) === 0) {
        throw new NotFoundError(reason('noContact', { contact: contactDocumentId }));
      }
      const pageCount = Math.ceil(total / pageSize);
      return {
        data: { summaries, orders },
        meta: { pagination: { page, pageSize, pageCount, total } },
      };
    },
  };
}
