import { reason } from '../../contracts/reasons';
import type { LoadCounts } from '../../contracts/loads';
import { takingTurns } from '../../kernel/turns';
import { judgeRow, type FilePolicy, type RowJudgement } from './judge-row';
import type { KnownContacts } from './known-contacts';
import type { CsvRecord } from './csv';
import { readRow, type ReadRow, type RowSettings } from './row-values';

/**
 * So many contacts a row is compared with. Who is called like more of them cannot be told apart by
 * what the row says, and each further row would cost more than the one before.
 */
export const MOST_ALIKE = 200;

/** A record with what becomes of it. */
export interface JudgedRow {
  line: number;
  read: ReadRow;
  /** `null` when the row is refused. */
  judgement: RowJudgement | null;
  /** The contact that the row made or changed, or is; `null` when it is none. */
  contactDocumentId: string | null;
}

/** Something about a row that somebody should know: by line and field, never by value. */
export interface RowFinding {
  line: number;
  outcome: 'refused' | 'ambiguous' | 'kept' | 'warning';
  reasons: string[];
}

/**
 * Judges records one after the other: what a row makes or changes is known to those after it, so
 * that rows of the same person are one contact.
 */
export function judgeRows(
  records: readonly CsvRecord[],
  known: KnownContacts,
  context: { settings: RowSettings; policy: FilePolicy; newDocumentId(): string },
): JudgedRow[] {
  const { policy, settings } = context;
  return records.map((record) => {
    const read = readRow(record, settings);
    const { line } = record;
    const refused = { line, judgement: null, contactDocumentId: null };
    if (read.kind === 'refused') return { ...refused, read };
    const { row } = read;
    const candidates = known.candidatesOf(row);
    if (candidates.length > MOST_ALIKE) {
      const reasons = [reason('rowTooCommon', { count: MOST_ALIKE })];
      return { ...refused, read: { kind: 'refused', reasons } };
    }
    const judgement = judgeRow(row, candidates, policy);
    switch (judgement.kind) {
      case 'create': {
        const documentId = context.newDocumentId();
        known.put({ documentId, type: row.type, fields: row.fields });
        return { line, read, judgement, contactDocumentId: documentId };
      }
      case 'match': {
        const { changes, contactDocumentId } = judgement;
        const contact = known.get(contactDocumentId);
        if (contact && Object.keys(changes).length > 0) {
          known.put({ ...contact, fields: { ...contact.fields, ...changes } });
        }
        return { line, read, judgement, contactDocumentId };
      }
      case 'ambiguous':
        return { line, read, judgement, contactDocumentId: null };
    }
  });
}

/** The same, while others have their turns. */
export async function judgedInTurns(
  records: readonly CsvRecord[],
  known: KnownContacts,
  context: Parameters<typeof judgeRows>[2],
): Promise<JudgedRow[]> {
  const turn = takingTurns();
  const rows: JudgedRow[] = [];
  for (const record of records) {
    rows.push(...judgeRows([record], known, context));
    await turn();
  }
  return rows;
}

function counted({ judgement, read }: JudgedRow): LoadCounts {
  const warnings = read.kind === 'row' ? read.row.warnings.length : 0;
  const common = { rows: 1, ...(warnings > 0 && { warnings }) };
  if (judgement === null) return { ...common, refused: 1 };
  switch (judgement.kind) {
    case 'create':
      return { ...common, created: 1 };
    case 'ambiguous':
      return { ...common, ambiguous: 1 };
    case 'match': {
      const fields = Object.keys(judgement.changes).length;
      const kept = judgement.kept.length;
      return {
        ...common,
        ...(fields > 0 ? { changed: 1, changedFields: fields } : { same: 1 }),
        ...(kept > 0 && { keptDifferences: kept }),
      };
    }
  }
}

/** The counts with those of more rows added. */
export function addRowCounts(counts: LoadCounts, rows: readonly JudgedRow[]): LoadCounts {
  const sum: LoadCounts = { ...counts };
  for (const row of rows) {
    for (const [name, more] of Object.entries(counted(row))) sum[name] = (sum[name] ?? 0) + more;
  }
  return sum;
}

/** So many contacts are named: with more of them a list of findings would grow to megabytes. */
const NAMED = 10;

const named = (ids: readonly string[]): string =>
  [...ids.slice(0, NAMED), ...(ids.length > NAMED ? ['…'] : [])].join(', ');

/** What somebody should know of a row; nothing when it simply is made, changed or known. */
export function findingsOf({ judgement, line, read }: JudgedRow): RowFinding[] {
  if (read.kind === 'refused') return [{ line, outcome: 'refused', reasons: read.reasons }];
  const found: RowFinding[] = [];
  if (judgement?.kind === 'ambiguous') {
    const reasons = [reason('rowMatches', { contacts: named(judgement.contactDocumentIds) })];
    found.push({ line, outcome: 'ambiguous', reasons });
  }
  if (judgement?.kind === 'match' && judgement.kept.length > 0) {
    const reasons = judgement.kept.map((field) => reason('fieldDiffers', { field }));
    found.push({ line, outcome: 'kept', reasons });
  }
  if (read.row.warnings.length > 0) {
    const reasons = read.row.warnings.map(({ field, message }) => `${field} ${message}`);
    found.push({ line, outcome: 'warning', reasons });
  }
  return found;
}
