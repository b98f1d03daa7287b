import { reason, type Reason } from '../../contracts/reasons';
import type { BulkJobCounts } from '../../contracts/bulk-jobs';
import { takingTurns } from '../../kernel/turns';
import { evaluateRow, type FilePolicy, type RowEvaluation } from './evaluate-row';
import type { KnownContacts } from './known-contacts';
import type { CsvRecord } from './csv';
import { isRecognizable, readRow, type ReadRow, type RowSettings } from './row-values';

/**
 * A row is compared with at most this many contacts. A row alone cannot distinguish more contacts
 * of one name, and each further row would cost more than the one before.
 */
export const MAX_ALIKE = 200;

export interface EvaluatedRow {
  line: number;
  read: ReadRow;
  /** `null` when the row is refused. */
  evaluation: RowEvaluation | null;
  /** The contact that the row creates, changes or matches; `null` for none. */
  contactDocumentId: string | null;
}

/** Something to report about a row: by line and field, never by value. */
export interface RowFinding {
  line: number;
  outcome: 'refused' | 'ambiguous' | 'kept' | 'warning';
  reasons: Reason[];
}

/**
 * Evaluates records in order. Each row sees what the earlier ones created or changed, so that rows
 * of the same person become one contact.
 */
export function evaluateRows(
  records: readonly CsvRecord[],
  known: KnownContacts,
  context: {
    settings: RowSettings;
    policy: FilePolicy;
    newDocumentId(): string;
    /** The lines of erased persons. */
    erased: ReadonlySet<number>;
  },
): EvaluatedRow[] {
  const { policy, settings } = context;
  return records.map((record) => {
    const read = readRow(record, settings);
    const { line } = record;
    const refused = { line, evaluation: null, contactDocumentId: null };
    if (context.erased.has(line)) {
      return { ...refused, read: { kind: 'refused', reasons: [reason('erasedPerson')] } };
    }
    if (read.kind === 'refused') return { ...refused, read };
    const { row } = read;
    const candidates = known.candidatesOf(row);
    if (row.documentId !== null && candidates.length === 0) {
      const reasons = [reason('rowUnknownContact', { contact: row.documentId })];
      return { ...refused, read: { kind: 'refused', reasons } };
    }
    if (candidates.length > MAX_ALIKE) {
      const reasons = [reason('rowTooCommon', { count: MAX_ALIKE })];
      return { ...refused, read: { kind: 'refused', reasons } };
    }
    const evaluation = evaluateRow(row, candidates, policy);
    switch (evaluation.kind) {
      case 'create': {
        if (!isRecognizable(row, settings)) {
          return { ...refused, read: { kind: 'refused', reasons: [reason('rowUnrecognizable')] } };
        }
        const documentId = context.newDocumentId();
        known.put({ documentId, type: row.type, fields: row.fields });
        return { line, read, evaluation, contactDocumentId: documentId };
      }
      case 'match': {
        const { changes, contactDocumentId } = evaluation;
        const contact = known.get(contactDocumentId);
        if (contact && Object.keys(changes).length > 0) {
          known.put({ ...contact, fields: { ...contact.fields, ...changes } });
        }
        return { line, read, evaluation, contactDocumentId };
      }
      case 'ambiguous':
        return { line, read, evaluation, contactDocumentId: null };
    }
  });
}

/** Whether the row creates, changes and matches nothing. */
export const isLeftOut = ({ evaluation }: EvaluatedRow): boolean =>
  evaluation === null || evaluation.kind === 'ambiguous';

/** Like `evaluateRows`, but lets other work run in between. */
export async function evaluatedInTurns(
  records: readonly CsvRecord[],
  known: KnownContacts,
  context: Parameters<typeof evaluateRows>[2],
): Promise<EvaluatedRow[]> {
  const turn = takingTurns();
  const rows: EvaluatedRow[] = [];
  for (const record of records) {
    rows.push(...evaluateRows([record], known, context));
    await turn();
  }
  return rows;
}

function countRow({ evaluation, read }: EvaluatedRow): BulkJobCounts {
  const warnings = read.kind === 'row' ? read.row.warnings.length : 0;
  const common = { rows: 1, ...(warnings > 0 && { warnings }) };
  if (evaluation === null) return { ...common, refused: 1 };
  switch (evaluation.kind) {
    case 'create':
      return { ...common, created: 1 };
    case 'ambiguous':
      return { ...common, ambiguous: 1 };
    case 'match': {
      const fields = Object.keys(evaluation.changes).length;
      const kept = evaluation.kept.length;
      return {
        ...common,
        ...(fields > 0 ? { changed: 1, changedFields: fields } : { same: 1 }),
        ...(kept > 0 && { keptDifferences: kept }),
      };
    }
  }
}

export function addRowCounts(counts: BulkJobCounts, rows: readonly EvaluatedRow[]): BulkJobCounts {
  const sum: BulkJobCounts = { ...counts };
  for (const row of rows) {
    for (const [name, more] of Object.entries(countRow(row))) sum[name] = (sum[name] ?? 0) + more;
  }
  return sum;
}

/**
 * A finding names at most this many contacts: otherwise the list of findings would grow to
 * megabytes.
 */
const NAMED = 10;

const listIds = (ids: readonly string[]): string =>
  [...ids.slice(0, NAMED), ...(ids.length > NAMED ? ['…'] : [])].join(', ');

const PLANNED = 'planned:';

/** Stands for the document id of a contact that the file would create. */
export const plannedId = (position: number): string => `${PLANNED}${position}`;

function matchReasons(ids: readonly string[]): Reason[] {
  const known = ids.filter((id) => !id.startsWith(PLANNED));
  const count = ids.length - known.length;
  return [
    ...(known.length > 0 ? [reason('rowMatches', { contacts: listIds(known) })] : []),
    ...(count > 0 ? [reason('rowMatchesNew', { count })] : []),
  ];
}

/** The findings of a row; empty when it simply creates, changes or matches a contact. */
export function findingsOf({ evaluation, line, read }: EvaluatedRow): RowFinding[] {
  if (read.kind === 'refused') return [{ line, outcome: 'refused', reasons: read.reasons }];
  const found: RowFinding[] = [];
  if (evaluation?.kind === 'ambiguous') {
    const reasons = matchReasons(evaluation.contactDocumentIds);
    found.push({ line, outcome: 'ambiguous', reasons });
  }
  if (evaluation?.kind === 'match' && evaluation.kept.length > 0) {
    const reasons = evaluation.kept.map((field) => reason('fieldDiffers', { field }));
    found.push({ line, outcome: 'kept', reasons });
  }
  if (read.row.warnings.length > 0) {
    const reasons = read.row.warnings.map((odd) =>
      reason('fieldOdd', { field: odd.field, reasons: [odd.reason] }),
    );
    found.push({ line, outcome: 'warning', reasons });
  }
  return found;
}
