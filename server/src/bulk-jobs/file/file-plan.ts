import type { FileImportPlan, BulkJobCounts } from '../../contracts/bulk-jobs';
import { takingTurns } from '../../kernel/turns';
import { chunks } from '../../kernel/database/values';
import { bringKeysUpToDate } from '../../contacts';
import { countLinks } from '../links-of-bulk-job';
import type { Evaluated } from '../push/push-slice';
import { candidatesInCrm } from './file-candidates';
import { erasedLines } from './erased-lines';
import { FILE_SLICE, rowContext, type FileImportPorts, type FileSettings } from './file-import';
import type { CsvRecord } from './csv';
import { fileSource, type FileSource } from './file-source';
import {
  addRowCounts,
  findingsOf,
  evaluateRows,
  plannedId,
  type EvaluatedRow,
  type RowFinding,
} from './evaluate-rows';
import type { KnownContact } from './evaluate-row';
import { knownContacts, type KnownContacts } from './known-contacts';
import { addNotCreated, isToCreate, evaluateCreated, wantingNew } from './link-created';

/** The plan stores this many findings: an operator with more looks at the file, not at the list. */
const FINDINGS_KEPT = 500;

/** The plan of a file without mapped columns: only the number of its rows. */
async function unreadPlan(
  source: FileSource,
  { headings, mapping }: FileSettings,
): Promise<FileImportPlan> {
  while ((await source.take(FILE_SLICE)).length > 0);
  return { counts: { rows: source.position() }, findings: [], calls: 0, mapping, headings };
}

/** Evaluates the new contacts of a file at the institutions that receive them; writes nothing. */
async function evaluateAllCreated(
  created: readonly KnownContact[],
  { database, institutions, now, store }: FileImportPorts,
): Promise<Evaluated[]> {
  const all: Evaluated[] = [];
  const updatedAt = now();
  const turn = takingTurns();
  for (const institution of wantingNew(institutions.all())) {
    await bringKeysUpToDate(database, institution.contacts);
    const creates = new Map<string, string>();
    for (const part of chunks(created, FILE_SLICE)) {
      const contacts = part.map((contact) => ({
        ...contact,
        fields: { ...contact.fields },
        updatedAt,
      }));
      const evaluated = await store.transaction((transaction) =>
        evaluateCreated(contacts, institution, transaction, creates),
      );
      all.push(...evaluated);
      await turn();
    }
  }
  return all;
}

/** Evaluates a whole file, row by row, as the import would; writes nothing. */
export async function* evaluatedFile(
  source: FileSource,
  settings: FileSettings,
  { known = knownContacts(), ...ports }: FileImportPorts & { known?: KnownContacts },
): AsyncGenerator<{ record: CsvRecord; row: EvaluatedRow }> {
  const context = rowContext(settings, ports);
  const turn = takingTurns();
  let created = 0;
  const newDocumentId = () => plannedId((created += 1));
  for (;;) {
    const records = await source.take(FILE_SLICE);
    if (records.length === 0) return;
    known.add(await candidatesInCrm(ports.database, records, context.settings));
    const erased = await erasedLines(records, context.settings, ports);
    for (const record of records) {
      await turn();
      for (const row of evaluateRows([record], known, { ...context, erased, newDocumentId }))
        yield { record, row };
    }
  }
}

/** Goes through a whole file as the import would, but writes nothing. */
export async function planFileImport(
  text: string,
  settings: FileSettings,
  ports: FileImportPorts & { guardLimit: number },
): Promise<FileImportPlan> {
  const { database, guardLimit } = ports;
  const { headings, mapping } = settings;
  const source = await fileSource(text, settings.separator);
  if (Object.keys(mapping).length === 0) return unreadPlan(source, settings);
  const known = knownContacts();
  const created = new Set<string>();
  const changed = new Set<string>();
  const findings: RowFinding[] = [];
  let counts: BulkJobCounts = {};
  for await (const { row } of evaluatedFile(source, settings, { ...ports, known })) {
    counts = addRowCounts(counts, [row]);
    findings.push(...findingsOf(row).slice(0, FINDINGS_KEPT - findings.length));
    const { contactDocumentId, evaluation } = row;
    if (contactDocumentId === null || evaluation === null) continue;
    if (evaluation.kind === 'create') created.add(contactDocumentId);
    const hasChanges = evaluation.kind === 'match' && Object.keys(evaluation.changes).length > 0;
    if (hasChanges && !created.has(contactDocumentId)) changed.add(contactDocumentId);
  }
  const evaluated = await evaluateAllCreated(
    [...created].flatMap((id) => known.get(id) ?? []),
    ports,
  );
  counts = addNotCreated(counts, evaluated);
  const creates = evaluated.filter(({ evaluation }) => isToCreate(evaluation));
  const calls = creates.length + (await countLinks(database, [...changed]));
  return { counts, findings, calls, callsWithoutApproval: guardLimit, mapping, headings };
}
