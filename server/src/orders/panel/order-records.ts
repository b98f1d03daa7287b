import type { FurtherField, OrderLineRecord, OrderRecord } from '../../contracts/orders/order-page';
import { FURTHER_OF_LINE, FURTHER_OF_ORDER } from '../../contracts/orders/order-page';
import type { FurtherName } from '../../contracts/orders/order-page';
import type { OrderOfContact, OrderOfFile, RelatedOrders } from '../../contracts/orders/orders';
import { reason } from '../../contracts/reasons';
import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../contracts/uids';
import { UNKNOWN_TIME_ZONE } from '../../institutions';
import type { Row } from '../../kernel/database/strapi-database';
import { integer, isoTime, text } from '../../kernel/database/values';
import { NotFoundError, NotPermittedError } from '../../kernel/errors';
import type { PermissionChecker } from '../../kernel/http/content-manager-permissions';
import { pullKey, pullsOf } from '../asking/order-asking';
import { type ExpiryAt, expiryBy } from '../holds/held-until';
import { readRelatedOrders } from '../holds/read-related-orders';
import { UNRELATED } from '../holds/related-orders';
import type { OrderPanelPorts } from './order-panel';
import { LINE_FIGURES, permittedRow } from './permitted-rows';
import { describedOrder, money, nestedLines, SHOWN_OF_LINE, SHOWN_OF_ORDER } from './shown-order';

/** What the reader of a page may see. */
export interface OrderReader {
  /** By the Content Manager's permissions for a type. */
  of(uid: string): PermissionChecker;
  mayReadBookings(institution: string): boolean;
}

/** Single orders and order lines, with what their reader may see of them. */
export interface OrderRecords {
  /**
   * @throws NotPermittedError when the reader may not read the order.
   * @throws NotFoundError when it does not exist.
   */
  order(documentId: string, reader: OrderReader): Promise<OrderRecord>;
  /** The same of an order line. */
  line(documentId: string, reader: OrderReader): Promise<OrderLineRecord>;
}

const COLUMNS_OF_ORDER = [
  ...new Set([
    ...SHOWN_OF_ORDER,
    ...FURTHER_OF_ORDER,
    'contactReference',
    'possiblePurchasers',
    'quantity',
    'bookingDocumentId',
    'updatedAt',
  ]),
];

const COLUMNS_OF_LINE = [
  ...new Set([
    ...SHOWN_OF_LINE,
    ...FURTHER_OF_LINE,
    ...Object.keys(LINE_FIGURES),
    'vatPercent',
    'productFamilyType',
    'institution',
  ]),
];

const furtherOf = (row: Row, names: readonly FurtherName[]): FurtherField[] =>
  names.flatMap((name) => {
    const value = name === 'referenceDate' ? isoTime(row[name]) : text(row[name]);
    return value === null || value === '' ? [] : [{ name, value }];
  });

const numberOrNull = (value: unknown): number | null =>
  text(value) === null ? null : integer(value);

function permitted(reader: OrderReader, uid: string, row: Row): Row {
  const shown = permittedRow(reader.of(uid), row);
  if (shown === null) throw new NotPermittedError(reason('mayNotReadOrders'));
  return shown;
}

/** The service behind the pages of orders and their lines. */
export function orderRecords({ database, institutions, timeZones }: OrderPanelPorts): OrderRecords {
  const rowOf = async (uid: string, attributes: readonly string[], documentId: string) => {
    const query = database.query(uid).select([...attributes]);
    const [row] = await query.where({ documentId }).limit(1).execute();
    return row;
  };

  async function institutionOf(row: Row): Promise<OrderOfContact['institution']> {
    const code = text(row.institution) ?? '';
    const timeZone = (await timeZones.all())[code] ?? UNKNOWN_TIME_ZONE;
    return { code, name: institutions.find(code)?.name ?? code, timeZone };
  }

  async function contactOf(order: Row, reader: OrderReader): Promise<OrderRecord['contact']> {
    const documentId = text(order.contactDocumentId);
    if (documentId === null) return null;
    const row = await rowOf(CONTACT_UID, ['documentId', 'displayName'], documentId);
    if (!row) return null;
    const shown = permittedRow(reader.of(CONTACT_UID), row);
    return { documentId, name: text(shown?.displayName) };
  }

  /** The related orders that the reader may read, as far as they may know the file of this one. */
  async function relatedTo(
    order: Row,
    reader: OrderReader,
    expiryAt: ExpiryAt,
  ): Promise<RelatedOrders> {
    const related = (await readRelatedOrders(database, [order], expiryAt))(order);
    const { endedBy, holds, isEnded, refundedBy, refundOf } = related;
    const others = [...holds, ...endedBy, ...refundOf, ...refundedBy];
    const ids = others.map(({ documentId }) => documentId);
    if (ids.length === 0) return UNRELATED;
    const rows = await database
      .query(ORDER_UID)
      .select([...SHOWN_OF_ORDER])
      .where({ documentId: { $in: ids } })
      .execute();
    const readable = new Set(
      rows.flatMap((row) => permittedRow(reader.of(ORDER_UID), row)?.documentId ?? []),
    );
    const isReadable = ({ documentId }: OrderOfFile): boolean => readable.has(documentId);
    return {
      holds: holds.filter(isReadable),
      endedBy: endedBy.filter(isReadable),
      isEnded,
      refundOf: refundOf.filter(isReadable),
      refundedBy: refundedBy.filter(isReadable),
    };
  }

  async function linesOf(
    orderDocumentId: string,
    reader: OrderReader,
  ): Promise<OrderRecord['lines']> {
    const checker = reader.of(ORDER_LINE_UID);
    if (checker.cannot.read()) return null;
    const rows = await database
      .query(ORDER_LINE_UID)
      // A role may be limited to institutions.
      .select([...SHOWN_OF_LINE, 'institution'])
      .where({ orderDocumentId })
      .orderBy({ id: 'asc' })
      .execute();
    const shown = rows.flatMap((row) => {
      const line = permittedRow(checker, row);
      return line === null ? [] : [line];
    });
    return nestedLines(shown);
  }

  return {
    async order(documentId, reader) {
      const whole = await rowOf(ORDER_UID, COLUMNS_OF_ORDER, documentId);
      if (!whole) throw new NotFoundError(reason('noOrder', { order: documentId }));
      const order = permitted(reader, ORDER_UID, whole);
      const pulls = await pullsOf(database, [whole]);
      const institution = await institutionOf(order);
      const expiryAt = expiryBy(institutions, await timeZones.all());
      return {
        ...describedOrder({
          order,
          institution,
          expiry: expiryAt(institution.code),
          related: await relatedTo(order, reader, expiryAt),
          pull: pulls.get(pullKey(whole)) ?? null,
        }),
        contact: await contactOf(order, reader),
        contactReference: text(order.contactReference),
        possiblePurchasers: text(order.possiblePurchasers),
        quantity: numberOrNull(order.quantity),
        updatedAt: isoTime(order.updatedAt),
        bookingDocumentId: reader.mayReadBookings(text(whole.institution) ?? '')
          ? text(whole.bookingDocumentId)
          : null,
        lines: await linesOf(documentId, reader),
        further: furtherOf(order, FURTHER_OF_ORDER),
      };
    },

    async line(documentId, reader) {
      const whole = await rowOf(ORDER_LINE_UID, COLUMNS_OF_LINE, documentId);
      if (!whole) throw new NotFoundError(reason('noOrderLine', { line: documentId }));
      const line = permitted(reader, ORDER_LINE_UID, whole);
      const [shown] = nestedLines([line]);
      if (!shown) throw new Error(`Order line ${documentId} could not be shown.`);
      const amountOf = (name: keyof typeof LINE_FIGURES) =>
        text(line[name]) === null ? null : money(line[name], line);
      return {
        ...shown,
        institution: await institutionOf(line),
        order: await orderOfLine(line, reader),
        productFamily: text(line.productFamilyType),
        unitPrice: amountOf('unitPrice'),
        basePrice: amountOf('basePrice'),
        totalWithoutVat: amountOf('withoutVatTotalAmount'),
        vatPercent: text(line.vatPercent),
        further: furtherOf(line, FURTHER_OF_LINE),
      };
    },
  };

  async function orderOfLine(line: Row, reader: OrderReader): Promise<OrderLineRecord['order']> {
    const documentId = text(line.orderDocumentId);
    if (documentId === null) return null;
    const columns = ['documentId', 'institution', 'orderId', 'orderType', 'orderState'];
    const row = await rowOf(ORDER_UID, columns, documentId);
    const order = row && permittedRow(reader.of(ORDER_UID), row);
    if (!order) return null;
    return {
      documentId,
      orderId: text(order.orderId) ?? '',
      orderType: text(order.orderType) ?? '',
      orderState: text(order.orderState) ?? '',
    };
  }
}
