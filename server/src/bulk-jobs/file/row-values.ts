import { ID_COLUMN } from '../../contracts/bulk-jobs';
import type { SyncWarning } from '../../contracts/contacts/contact-sync';
import { reason, type Reason } from '../../contracts/reasons';
import {
  canonical,
  columnValue,
  foldText,
  isPlaceholder,
  whyOdd,
  type CanonicalSettings,
  type ValueKind,
  type ContactType,
} from '../../contacts';
import { STANDARD_FIELDS } from '../../contracts/standard-fields';
import { textOfCell } from '../../kernel/text/cell-text';
import { cellProblem, type CheckedAttribute } from './cell-problem';
import type { ColumnMapping } from './columns';
import { LONGEST_RECORD, type CsvRecord } from './csv';
import { unknownCode } from './unknown-code';

/** The contact values of a record. A mapped but blank field is `null`. */
export interface RowValues {
  /** The contact that the row names by its document id; `null` for a row that is matched. */
  documentId: string | null;
  type: ContactType;
  fields: Record<string, string | null>;
  /** Warnings about odd values that are imported all the same. */
  warnings: SyncWarning[];
}

export type ReadRow = { kind: 'row'; row: RowValues } | { kind: 'refused'; reasons: Reason[] };

export interface RowSettings extends CanonicalSettings {
  headings: readonly string[];
  mapping: ColumnMapping;
  /** Whether 1/2/1990 is the first of February or the second of January. */
  dates: 'dayFirst' | 'monthFirst';
  /** `YYYY-MM-DD`. */
  today: string;
  /** The contact's attributes, including a venue's own. */
  attributes: Readonly<Record<string, CheckedAttribute>>;
  /** Lines that are stored blank, because they were about erased persons. */
  erasedLines?: readonly number[];
}

const KINDS = new Map<string, ValueKind>(STANDARD_FIELDS.map(({ kind, name }) => [name, kind]));

/** How the values of a field are compared; a venue's own fields are texts. */
const kindOf = (field: string): ValueKind => KINDS.get(field) ?? 'text';

const PERSONS = [
  'individual',
  'person',
  'particulier',
  'personne',
  'privat',
  'privatperson',
  'persona',
  'privato',
];
const COMPANIES = [
  'structure',
  'company',
  'organisation',
  'organization',
  'societe',
  'entreprise',
  'firma',
  'unternehmen',
  'azienda',
  'societa',
];

const WRITTEN_DATE = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;

const isDate = (value: string): boolean => whyOdd('date', value) === null;

/** Converts a written date to `YYYY-MM-DD`; other texts stay as they are. */
function asIsoDate(text: string, dates: RowSettings['dates']): string {
  const match = WRITTEN_DATE.exec(text.trim());
  if (!match) return text;
  const [, first = '', second = '', year = ''] = match;
  const [day, month] = dates === 'dayFirst' ? [first, second] : [second, first];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function typeOf(fields: Record<string, string | null>, said: string | null): ContactType | null {
  const word = foldText(said);
  if (word === null) return !fields.lastName && fields.structureName ? 'structure' : 'individual';
  if (PERSONS.includes(word)) return 'individual';
  return COMPANIES.includes(word) ? 'structure' : null;
}

const isNamed = (value: string | null | undefined): boolean =>
  !isPlaceholder(value ?? null) && (value ?? '') !== '';

const NAMES = ['firstName', 'lastName', 'structureName'];
const ADDRESSES = ['email', 'mobilePhone', 'phone'];

/** Whether anybody could tell who a contact of these values is: by a name, or by asking there. */
export const isRecognizable = ({ fields }: RowValues, settings: CanonicalSettings): boolean =>
  NAMES.some((field) => isNamed(fields[field])) ||
  ADDRESSES.some((field) => {
    const value = fields[field];
    return isNamed(value) && whyOdd(kindOf(field), value, settings) === null;
  });

/** The length of an Excel cell. */
const LONGEST_CELL = 32_767;

interface ReadColumn {
  field: string;
  position: number;
}

const columnsOfSettings = new WeakMap<RowSettings, ReadColumn[]>();

/** The mapped columns; of several with the same heading, the first. Cached per file. */
function columnsRead(settings: RowSettings): ReadColumn[] {
  const known = columnsOfSettings.get(settings);
  if (known) return known;
  const { headings, mapping } = settings;
  const columns = [...new Set(headings)].flatMap((heading) => {
    const field = Object.hasOwn(mapping, heading) ? mapping[heading] : undefined;
    return field === undefined ? [] : [{ field, position: headings.indexOf(heading) }];
  });
  columnsOfSettings.set(settings, columns);
  return columns;
}

/** Reads one record: its values as the contact stores them, or why it is refused. */
export function readRow(record: CsvRecord, settings: RowSettings): ReadRow {
  if (record.isTooLong)
    return { kind: 'refused', reasons: [reason('rowTooLong', { length: LONGEST_RECORD })] };
  if (record.isBroken) return { kind: 'refused', reasons: [reason('openQuote')] };
  if (record.cells.length > settings.headings.length) {
    return { kind: 'refused', reasons: [reason('moreCells')] };
  }
  const fields: Record<string, string | null> = {};
  const warnings: RowValues['warnings'] = [];
  for (const { field, position } of columnsRead(settings)) {
    const kind = kindOf(field);
    const cell = record.cells[position] ?? '';
    if (cell.length > LONGEST_CELL) {
      return { kind: 'refused', reasons: [reason('cellTooLong', { field, length: LONGEST_CELL })] };
    }
    const text = textOfCell(cell);
    const written = kind === 'date' ? asIsoDate(text, settings.dates) : text;
    const value = columnValue(kind, written, settings);
    if (field === 'birthDate' && value !== null && value > settings.today && isDate(value)) {
      warnings.push({ field, reason: reason('birthDateInFuture') });
      continue;
    }
    fields[field] = value;
    const odd = whyOdd(kind, written, settings) ?? unknownCode(kind, value);
    if (odd !== null) warnings.push({ field, reason: odd });
  }
  const { [ID_COLUMN]: documentId = null, type: said = null, ...values } = fields;
  const type = typeOf(values, said);
  if (type === null) return { kind: 'refused', reasons: [reason('rowType')] };
  const name = type === 'individual' ? values.lastName : values.structureName;
  if (documentId === null && !isNamed(name) && !isNamed(values.email)) {
    return { kind: 'refused', reasons: [reason('rowNameless')] };
  }
  const reasons = problemsOf(values, settings.attributes);
  if (reasons.length > 0) return { kind: 'refused', reasons };
  return { kind: 'row', row: { documentId, type, fields: values, warnings } };
}

function problemsOf(values: RowValues['fields'], attributes: RowSettings['attributes']): Reason[] {
  return Object.entries(values).flatMap(([field, value]) =>
    value ? (cellProblem(field, value, attributes[field] ?? {}) ?? []) : [],
  );
}

export function isSameValueOf(
  field: string,
  a: string | null | undefined,
  b: string | null | undefined,
  settings: CanonicalSettings,
): boolean {
  const kind = kindOf(field);
  return canonical(kind, a, settings) === canonical(kind, b, settings);
}
