import { ID_COLUMN } from '../../contracts/bulk-jobs';
import { safeText } from '../../kernel/text/cell-text';

/** The same values for many contacts; `null` empties a field. */
export type SameValues = Readonly<Record<string, string | null>>;

const cell = (value: string | null): string => `"${safeText(value ?? '').replaceAll('"', '""')}"`;

/** A CSV file that sets values on contacts, which it names by their document ids. Pure. */
export function changeFile(documentIds: readonly string[], set: SameValues): string {
  const columns = [ID_COLUMN, ...Object.keys(set)];
  const values = Object.values(set).map(cell);
  const rows = documentIds.map((documentId) => [cell(documentId), ...values].join(','));
  return [columns.map(cell).join(','), ...rows, ''].join('\n');
}

const LONGEST_NAME = 250;

/** What the file sets, as its name: the person who approves it reads that first. Pure. */
export function changeInWords(set: SameValues): string {
  const words = Object.entries(set)
    .map(([field, value]) => `${field}: ${value === null ? '–' : `“${value}”`}`)
    .join(', ')
    .replace(/\s+/g, ' ');
  return words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME)}…` : words;
}
