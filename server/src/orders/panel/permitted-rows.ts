import type { Row } from '../../kernel/database/strapi-database';
import type { PermissionChecker } from '../../kernel/http/content-manager-permissions';

/**
 * Hidden amounts of an order, each with the text that people see instead. A role must be allowed to
 * read that text, because the numbers are in no list.
 */
export const ORDER_FIGURES = {
  saleAmount: 'saleMoney',
  preSaleAmount: 'preSaleMoney',
  reservationAmount: 'reservationMoney',
  optionAmount: 'optionMoney',
  waitingAccountBalanceAmount: 'balanceMoney',
} as const;

/** The same of an order line. */
export const LINE_FIGURES = {
  basePrice: 'baseMoney',
  unitPrice: 'unitMoney',
  totalAmount: 'totalMoney',
  withoutVatTotalAmount: 'withoutVatMoney',
  vatRate: 'vatPercent',
} as const;

/** Hidden columns, each with the attribute that a role must be allowed to read. */
const READ_WITH: Readonly<Record<string, string>> = {
  ...ORDER_FIGURES,
  ...LINE_FIGURES,
  fractionDigits: 'currencyCode',
  isItemDay: 'itemDate',
  contactDocumentId: 'contact',
  orderDocumentId: 'order',
};

/** Strapi shows them of every entry. */
const ALWAYS_READABLE = new Set(['id', 'documentId', 'updatedAt']);

/** A row without what the role may not read; `null` if it may not read the row at all. */
export function permittedRow({ can, cannot }: PermissionChecker, row: Row): Row | null {
  // The checker marks the entry that it is given.
  const entry = { ...row };
  if (cannot.read(entry)) return null;
  const isReadable = (name: string): boolean =>
    ALWAYS_READABLE.has(name) || can.read(entry, READ_WITH[name] ?? name);
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, isReadable(name) ? value : null]),
  );
}
