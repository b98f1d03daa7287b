import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../contracts/uids';
import { EXPORTED_LISTS, type ExportDecimal, type ExportedList } from '../contracts/export';
import { amountIn } from './amount-in-words';
import { venueTime } from './venue-time';
import { UNKNOWN_TIME_ZONE } from '../institutions';
import { time } from '../kernel/database/values';
import { amountCell, cellOf, numberText, rateCell, seatsCell } from './cells';

/** A row as Strapi's database gives it, with its contact or order beside it. */
export type ExportedRow = Record<string, unknown>;

/** What an entry beside a row is. */
const UID_BESIDE = { contact: CONTACT_UID, order: ORDER_UID } as const;

type Relation = keyof typeof UID_BESIDE;

/** Whether the asking role may read an attribute of a type. */
export type MayRead = (uid: string, attribute: string) => boolean;

/** One column of an export. */
export interface ExportedColumn {
  /** Heading, also the attribute's name where there is one. */
  name: string;
  /** The attribute that a role must be allowed to read. */
  attribute: string;
  /** The attributes that the cell is made of: those of the row, or of the entry `beside` it. */
  reads: readonly string[];
  /** The relation to the entry whose attributes are read. */
  beside?: Relation;
  cell(row: ExportedRow, decimal: ExportDecimal): string;
}

/** What Strapi says of an attribute, as far as it matters here. */
export interface ExportedAttribute {
  type: string;
  visible?: boolean;
  private?: boolean;
}

export const UID_OF: Record<ExportedList, string> = {
  contacts: CONTACT_UID,
  orders: ORDER_UID,
  'order-lines': ORDER_LINE_UID,
};

/**
 * Hidden columns of amounts and rates: plain numbers, the currency of an amount is in its own column.
 * Beside each the text that people see instead, which is not exported: a role must be allowed to read
 * that, the numbers themselves are in no list.
 */
const NUMBERS: Record<ExportedList, Readonly<Record<string, string>>> = {
  contacts: {},
  orders: {
    saleAmount: 'saleMoney',
    preSaleAmount: 'preSaleMoney',
    reservationAmount: 'reservationMoney',
    optionAmount: 'optionMoney',
    waitingAccountBalanceAmount: 'balanceMoney',
  },
  'order-lines': {
    basePrice: 'baseMoney',
    unitPrice: 'unitMoney',
    totalAmount: 'totalMoney',
    withoutVatTotalAmount: 'withoutVatMoney',
    vatRate: 'vatPercent',
  },
};

/** A number as its column has it; all but the rate are amounts. */
const numberCell =
  (name: string): ExportedColumn['cell'] =>
  (row, decimal) =>
    name === 'vatRate'
      ? rateCell(row[name], decimal)
      : amountCell(row[name], row.fractionDigits, decimal);

/** What an export has to know beside the rows. */
export interface ExportSurroundings {
  /** Codes of all currencies in which anything was paid. */
  currencies: readonly string[];
  /** In which zone (IANA) the performances of each institution are told. */
  timeZones: Readonly<Record<string, string>>;
}

const NOTHING_KNOWN: ExportSurroundings = { currencies: [], timeZones: {} };

/** Columns of times of a venue, and which attribute names the institution. */
const VENUE_TIMES: Record<ExportedList, Readonly<Record<string, string>>> = {
  contacts: { nextPerformanceAt: 'nextPerformanceInstitution' },
  orders: {},
  'order-lines': { performanceDate: 'institution' },
};

/** A time as the clocks of its venue show it, and in a column beside it the zone. */
function venueTimeColumns(
  name: string,
  venue: string,
  { timeZones }: ExportSurroundings,
): ExportedColumn[] {
  const column = { attribute: name, reads: [name, venue] };
  const zoneOf = (row: ExportedRow) => timeZones[String(row[venue] ?? '')] ?? UNKNOWN_TIME_ZONE;
  const told = (row: ExportedRow, tell: (at: Date) => string): string => {
    const at = time(row[name]);
    return at === null ? '' : tell(at);
  };
  return [
    { ...column, name, cell: (row) => told(row, (at) => venueTime(at, zoneOf(row))) },
    { ...column, name: `${name}TimeZone`, cell: (row) => told(row, () => zoneOf(row)) },
  ];
}

/** What contacts paid in each currency, as numbers: in words it stands in a column of its own. */
const paidColumns = (list: ExportedList, { currencies }: ExportSurroundings): ExportedColumn[] =>
  (list === 'contacts' ? ['spent', 'refunded'] : []).flatMap((name) =>
    currencies.map((currency): ExportedColumn => {
      const words = `${name}Money`;
      return {
        name: `${name}.${currency}`,
        attribute: words,
        reads: [words],
        cell: (row, decimal) =>
          numberText(amountIn(String(row[words] ?? ''), currency) ?? '', decimal),
      };
    }),
  );

const NOT_EXPORTED = new Set(['relation', 'json', 'component', 'dynamiczone', 'password']);

const part = (row: ExportedRow, name: string): ExportedRow => {
  const value = row[name];
  return typeof value === 'object' && value !== null ? (value as ExportedRow) : {};
};

/** Of whom an order is, so that nobody has to look contacts up by their ids. */
const PURCHASER: readonly ExportedColumn[] = ['displayName', 'email'].map((name) => ({
  name: `contact.${name}`,
  attribute: 'contact',
  reads: [name],
  beside: 'contact',
  cell: (row, decimal) => cellOf(part(row, 'contact')[name], decimal),
}));

const ORDER_OF_LINE: readonly ExportedColumn[] = [
  'orderId',
  'orderType',
  'orderState',
  'creationDateTime',
  'contactReference',
].map((name) => ({
  name: `order.${name}`,
  attribute: 'order',
  reads: [name],
  beside: 'order',
  cell: (row, decimal) => cellOf(part(row, 'order')[name], decimal),
}));

const SEATS: ExportedColumn = {
  name: 'seats',
  attribute: 'seats',
  reads: ['seats'],
  cell: ({ seats }) => seatsCell(seats),
};

const BESIDE: Record<ExportedList, readonly ExportedColumn[]> = {
  contacts: [],
  orders: PURCHASER,
  'order-lines': [...ORDER_OF_LINE, SEATS],
};

export const isExportedList = (name: string): name is ExportedList =>
  EXPORTED_LISTS.some((list) => list === name);

/**
 * The columns of an export: the document id, what a person sees of the type (also a venue's own
 * attributes), amounts and rates as numbers, and what tells whose row it is. Of an entry beside a row
 * only what the asking role may read of such entries themselves.
 */
export function exportedColumns(
  list: ExportedList,
  attributes: Readonly<Record<string, ExportedAttribute>>,
  mayRead: MayRead,
  surroundings: ExportSurroundings = NOTHING_KNOWN,
): ExportedColumn[] {
  const numbers = NUMBERS[list];
  const texts = new Set(Object.values(numbers));
  const isShown = (name: string, { private: isPrivate, type, visible }: ExportedAttribute) =>
    visible !== false && isPrivate !== true && !NOT_EXPORTED.has(type) && !texts.has(name);
  const own = Object.entries(attributes).flatMap(([name, attribute]): ExportedColumn[] => {
    const shownAs = numbers[name];
    if (shownAs !== undefined) {
      const reads = [name, 'fractionDigits'];
      return [{ name, attribute: shownAs, reads, cell: numberCell(name) }];
    }
    if (!isShown(name, attribute)) return [];
    const venue = VENUE_TIMES[list][name];
    if (venue !== undefined) return venueTimeColumns(name, venue, surroundings);
    const cell: ExportedColumn['cell'] = (row, decimal) => cellOf(row[name], decimal);
    return [{ name, attribute: name, reads: [name], cell }];
  });
  const id: ExportedColumn = {
    name: 'documentId',
    attribute: 'documentId',
    reads: ['documentId'],
    cell: ({ documentId }, decimal) => cellOf(documentId, decimal),
  };
  const named = new Set(['documentId']);
  const isReadable = ({ attribute, beside, reads }: ExportedColumn) =>
    mayRead(UID_OF[list], attribute) &&
    (beside === undefined || reads.every((read) => mayRead(UID_BESIDE[beside], read)));
  const all = [id, ...own, ...paidColumns(list, surroundings), ...BESIDE[list]];
  return all.filter((column) => {
    const { name } = column;
    if (name !== 'documentId' && (named.has(name) || !isReadable(column))) return false;
    named.add(name);
    return true;
  });
}

/** What is read of each row, and of the entries beside it by their relations. */
export interface ExportReading {
  select: string[];
  populate: Record<string, { select: string[] }>;
}

/** What columns are made of, and no more: an order's payload is larger than all the rest of it. */
export function readingOf(columns: readonly ExportedColumn[]): ExportReading {
  const readBy = (relation: string | undefined): string[] => [
    ...new Set(columns.filter(({ beside }) => beside === relation).flatMap(({ reads }) => reads)),
  ];
  const relations = new Set(columns.flatMap(({ beside }) => beside ?? []));
  return {
    select: readBy(undefined),
    populate: Object.fromEntries(
      [...relations].map((relation) => [relation, { select: readBy(relation) }]),
    ),
  };
}
