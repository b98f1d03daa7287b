import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../contracts/uids';
import type { ExportDecimal, ExportedList } from '../contracts/export';
import { amountIn } from './amount-in-words';
import { venueTime } from './venue-time';
import { UNKNOWN_TIME_ZONE } from '../institutions';
import { LINE_FIGURES, ORDER_FIGURES } from '../orders';
import { time } from '../kernel/database/values';
import { amountCell, cellOf, numberText, rateCell, seatsCell } from './cells';

/** A row from Strapi's database, with its contact or order populated. */
export type ExportedRow = Record<string, unknown>;

/** The type of a related entry. */
const UID_BESIDE = { contact: CONTACT_UID, order: ORDER_UID } as const;

type Relation = keyof typeof UID_BESIDE;

/** Whether the caller's role may read an attribute of a type. */
export type MayRead = (uid: string, attribute: string) => boolean;

export interface ExportedColumn {
  /** The heading; it is the attribute's name where there is one. */
  name: string;
  /** The attribute that the role must be allowed to read. */
  attribute: string;
  /** The attributes that the cell needs: of the row, or of the entry `beside` it. */
  reads: readonly string[];
  /** The relation to the entry that the cell reads. */
  beside?: Relation;
  cell(row: ExportedRow, decimal: ExportDecimal): string;
}

interface ExportedAttribute {
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
 * Hidden amounts and rates, exported as plain numbers; the currency has its own column. Each maps
 * to the text that people see instead, which is not exported. A role must be allowed to read that
 * text, because the numbers are in no list.
 */
const NUMBERS: Record<ExportedList, Readonly<Record<string, string>>> = {
  contacts: {},
  orders: ORDER_FIGURES,
  'order-lines': LINE_FIGURES,
};

/** A number cell: `vatRate` is a rate, all others are amounts. */
const numberCell =
  (name: string): ExportedColumn['cell'] =>
  (row, decimal) =>
    name === 'vatRate'
      ? rateCell(row[name], decimal)
      : amountCell(row[name], row.fractionDigits, decimal);

export interface ExportContext {
  /** The codes of all currencies with payments. */
  currencies: readonly string[];
  /** The IANA time zone of the performances of each institution. */
  timeZones: Readonly<Record<string, string>>;
}

const NOTHING_KNOWN: ExportContext = { currencies: [], timeZones: {} };

/** The columns with venue times, and the attribute that names the institution. */
const VENUE_TIMES: Record<ExportedList, Readonly<Record<string, string>>> = {
  contacts: { nextPerformanceAt: 'nextPerformanceInstitution' },
  orders: {},
  'order-lines': { performanceDate: 'institution' },
};

/** Two columns: a time in the venue's time zone, and that zone. */
function venueTimeColumns(
  name: string,
  venue: string,
  { timeZones }: ExportContext,
): ExportedColumn[] {
  const column = { attribute: name, reads: [name, venue] };
  const zoneOf = (row: ExportedRow) => timeZones[String(row[venue] ?? '')] ?? UNKNOWN_TIME_ZONE;
  const timeText = (row: ExportedRow, tell: (at: Date) => string): string => {
    const at = time(row[name]);
    return at === null ? '' : tell(at);
  };
  return [
    { ...column, name, cell: (row) => timeText(row, (at) => venueTime(at, zoneOf(row))) },
    { ...column, name: `${name}TimeZone`, cell: (row) => timeText(row, () => zoneOf(row)) },
  ];
}

/** The payments of contacts per currency, as numbers; their text has its own column. */
const paidColumns = (list: ExportedList, { currencies }: ExportContext): ExportedColumn[] =>
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

const partOf = (row: ExportedRow, name: string): ExportedRow => {
  const value = row[name];
  return typeof value === 'object' && value !== null ? (value as ExportedRow) : {};
};

/** The purchaser of an order, so that nobody has to look contacts up by id. */
const PURCHASER: readonly ExportedColumn[] = ['displayName', 'email'].map((name) => ({
  name: `contact.${name}`,
  attribute: 'contact',
  reads: [name],
  beside: 'contact',
  cell: (row, decimal) => cellOf(partOf(row, 'contact')[name], decimal),
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
  cell: (row, decimal) => cellOf(partOf(row, 'order')[name], decimal),
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

/**
 * The columns of an export: the document id, everything a person sees of the type (including a
 * venue's own attributes), amounts and rates as numbers, and the columns of the related contact or
 * order. A column of a related entry requires permission to read that attribute of the entry's own
 * type as well.
 */
export function exportedColumns(
  list: ExportedList,
  attributes: Readonly<Record<string, ExportedAttribute>>,
  mayRead: MayRead,
  surroundings: ExportContext = NOTHING_KNOWN,
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

/** The query for each row and its related entries. */
export interface ExportReading {
  select: string[];
  populate: Record<string, { select: string[] }>;
}

/** Selects only what the columns need: an order's payload is larger than all the rest. */
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
