import type { Row } from '../../kernel/database/strapi-database';
import { boolean, integer, jsonText, text } from '../../kernel/database/values';
import { displayMoney, displayRate } from '../../s360';
import { summaryOf, unitsOf } from '../mapping/units';
import { boughtUnits, spentAmount } from '../purchases';
import type { Currency, OrderSnapshot, ShownLine, Thousandths } from '../records';

/** The part of a stored order that matters for the next snapshot. */
export interface KnownOrder {
  id: number;
  documentId: string;
  orderId: string;
  orderState: string;
  contactReference: string | null;
  isPurchaserBeside: true | null;
  contactDocumentId: string | null;
  appliedDigest: string | null;
}

/** The attributes that a `KnownOrder` is read from. */
export const KNOWN_ORDER = [
  'id',
  'documentId',
  'orderId',
  'orderState',
  'contactReference',
  'isPurchaserBeside',
  'contactDocumentId',
  'appliedDigest',
] as const;

export const knownOrder = (row: Row): KnownOrder => ({
  id: integer(row.id),
  documentId: text(row.documentId) ?? '',
  orderId: text(row.orderId) ?? '',
  orderState: text(row.orderState) ?? '',
  contactReference: text(row.contactReference),
  isPurchaserBeside: boolean(row.isPurchaserBeside) || null,
  contactDocumentId: text(row.contactDocumentId),
  appliedDigest: text(row.appliedDigest),
});

export interface OrderContent {
  order: Row;
  lines: readonly (Row & { operationId: string })[];
}

/** 64-bit integers go to every driver, and into JSON, as text. */
const thousandths = (value: Thousandths | null): string | null =>
  value === null ? null : String(value);

const money = (value: Thousandths | null, currency: Currency | null): string | null =>
  value === null ? null : displayMoney(value, currency?.fractionDigits);

const percent = (rate: number | null): string | null =>
  rate === null ? null : `${displayRate(String(rate))} %`;

/**
 * The columns that follow from a snapshot alone; the caller adds ids, the contact and the payload.
 */
export function orderContent({
  lines,
  payload: _payload,
  showsUnits: _showsUnits,
  stateWord: _stateWord,
  ...snapshot
}: OrderSnapshot): OrderContent {
  const { currency, ...shown } = snapshot;
  return {
    order: {
      ...shown,
      summary: summaryOf(lines),
      quantity: unitsOf(lines),
      currencyCode: currency?.code ?? null,
      fractionDigits: currency?.fractionDigits ?? null,
      saleAmount: thousandths(shown.saleAmount),
      spentAmount: thousandths(spentAmount(shown)),
      preSaleAmount: thousandths(shown.preSaleAmount),
      reservationAmount: thousandths(shown.reservationAmount),
      optionAmount: thousandths(shown.optionAmount),
      waitingAccountBalanceAmount: thousandths(shown.waitingAccountBalanceAmount),
      saleMoney: money(shown.saleAmount, currency),
      preSaleMoney: money(shown.preSaleAmount, currency),
      reservationMoney: money(shown.reservationAmount, currency),
      optionMoney: money(shown.optionAmount, currency),
      balanceMoney: money(shown.waitingAccountBalanceAmount, currency),
    },
    lines: lines.map((line) => ({ boughtUnits: boughtUnits(shown, line), ...lineContent(line) })),
  };
}

function lineContent({
  currency,
  isQuantityShown: _isQuantityShown,
  seats,
  ...line
}: ShownLine): Row & { operationId: string } {
  return Object.assign({}, line, {
    currencyCode: currency?.code ?? null,
    fractionDigits: currency?.fractionDigits ?? null,
    basePrice: thousandths(line.basePrice),
    unitPrice: thousandths(line.unitPrice),
    totalAmount: thousandths(line.totalAmount),
    withoutVatTotalAmount: thousandths(line.withoutVatTotalAmount),
    baseMoney: money(line.basePrice, currency),
    unitMoney: money(line.unitPrice, currency),
    totalMoney: money(line.totalAmount, currency),
    withoutVatMoney: money(line.withoutVatTotalAmount, currency),
    vatPercent: percent(line.vatRate),
    seats: seats.length === 0 ? null : jsonText(seats),
  });
}
