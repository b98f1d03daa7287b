import type { ContactStore } from '../../contacts';
import type { InstitutionRegistry } from '../../institutions';
import { takingTurns } from '../../kernel/turns';
import type { CsvRecord } from './csv';
import { readRow, type RowSettings } from './row-values';

/**
 * The lines about persons whose data was erased: those of the records, by the rules of any
 * institution, and those that are stored blank for it already.
 */
export async function erasedLines(
  records: readonly CsvRecord[],
  settings: RowSettings,
  {
    institutions,
    store: { erased },
  }: { institutions: Pick<InstitutionRegistry, 'all'>; store: Pick<ContactStore, 'erased'> },
): Promise<ReadonlySet<number>> {
  const turn = takingTurns();
  const shown = [];
  for (const record of records) {
    const read = readRow(record, settings);
    await turn();
    if (read.kind === 'refused') continue;
    const { fields, type } = read.row;
    shown.push({ line: record.line, fields, type, contactNumber: null, createdAtMs: null });
  }
  const rules = institutions.all().flatMap(({ contacts }) => contacts.matching);
  const by = { institution: null, rules, settings };
  const areErased = await erased.areErased(shown, by);
  const found = shown.filter((_row, at) => areErased[at]).map(({ line }) => line);
  return new Set([...(settings.erasedLines ?? []), ...found]);
}
