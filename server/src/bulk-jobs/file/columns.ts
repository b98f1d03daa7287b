import { reason, type Reason } from '../../contracts/reasons';
import { ofEachField } from '../../contracts/standard-fields';
import { foldText } from '../../contacts';

/** Fields by column heading; other columns are not read. */
export type ColumnMapping = Record<string, string>;

/** Headings that other systems' exports use for the fields. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  type: ['contact type', 'type de contact', 'kontakttyp', 'kontaktart', 'tipo', 'tipo di contatto'],
  ...ofEachField(({ headings }) => headings),
};

/**
 * Whether the first record of a file can be headings. In a spreadsheet's binary format it cannot.
 */
export function areHeadings(cells: readonly string[]): boolean {
  const isText = cells.every((cell) => !/(?!\s)\p{Cc}/u.test(cell));
  return isText && cells.some((cell) => cell !== '');
}

const ADDRESS = /[^\s@]@[^\s@]+\.[^\s@]/;

/** Whether a cell is an e-mail address: the file then begins with a person instead of headings. */
export const beginsWithPerson = (cells: readonly string[]): boolean =>
  cells.some((cell) => ADDRESS.test(cell));

/** A heading without case, accents, spaces and punctuation. */
function plain(heading: string): string {
  return (foldText(heading) ?? '').replace(/ß/g, 'ss').replace(/[^a-z0-9]+/g, '');
}

/**
 * Proposes a mapping from the headings: they may be field names or the names that exports use. Each
 * field is proposed once, for the first column that fits.
 */
export function proposeColumns(
  headings: readonly string[],
  fields: readonly string[],
): ColumnMapping {
  const known = new Map<string, string>();
  for (const field of fields) {
    for (const heading of [field, ...(HEADINGS[field] ?? [])]) {
      if (!known.has(plain(heading))) known.set(plain(heading), field);
    }
  }
  const mapping: ColumnMapping = {};
  for (const heading of headings) {
    const field = known.get(plain(heading));
    const isTaken = field === undefined || Object.values(mapping).includes(field);
    if (!isTaken && !Object.hasOwn(mapping, heading)) mapping[heading] = field;
  }
  return mapping;
}

/** The problems of a chosen mapping; empty when there are none. */
export function problemsOfMapping(
  mapping: ColumnMapping,
  headings: readonly string[],
  fields: readonly string[],
): Reason[] {
  const chosen = Object.values(mapping);
  return [
    ...Object.keys(mapping)
      .filter((heading) => !headings.includes(heading))
      .map((heading) => reason('columnNotInFile', { heading })),
    ...[...new Set(chosen)]
      .filter((field) => !fields.includes(field))
      .map((field) => reason('noSuchField', { field })),
    ...[...new Set(chosen)]
      .filter((field) => chosen.indexOf(field) !== chosen.lastIndexOf(field))
      .map((field) => reason('fieldTwice', { field })),
  ];
}
