import { foldText } from '../contacts';
import { ID_COLUMN } from '../contracts/bulk-jobs';
import { BULK_JOB_UID } from '../contracts/uids';
import { json, jsonText, text } from '../kernel/database/values';
import { isContact, type DataTable, type SoughtPerson } from '../kernel/personal-data';
import { blankHeadings, isFilePlan } from './file/blank-headings';
import { blankRecords } from './file/blank-records';
import { csvRecords, type CsvRecord } from './file/csv';
import type { FileSettings } from './file/file-import';

/** Whether a record of a file is about the person, by its document id, or by e-mail and names. */
function isAbout(
  { cells }: CsvRecord,
  { headings, mapping }: Pick<FileSettings, 'headings' | 'mapping'>,
  person: SoughtPerson,
): boolean {
  const { folded } = person;
  const ofId = headings.findIndex((heading) => mapping[heading] === ID_COLUMN);
  if (ofId !== -1 && isContact(person, cells[ofId])) return true;
  const valueOf = (...fields: string[]): string | null => {
    const at = headings.findIndex((heading) => fields.includes(mapping[heading] ?? ''));
    return at === -1 ? null : foldText(cells[at]);
  };
  const isMapped = Object.keys(mapping).length > 0;
  if (!isMapped) return cells.some((cell) => folded.emails.has(foldText(cell) ?? ''));
  const email = valueOf('email');
  const name = valueOf('lastName', 'structureName');
  const firstName = valueOf('firstName');
  const hasFirstName = firstName !== null && folded.firstNames.has(firstName);
  const isAnother = firstName !== null && folded.firstNames.size > 0 && !hasFirstName;
  if (isAnother) return false;
  const hasName = name !== null && folded.names.has(name);
  const hasEmail = email !== null && folded.emails.has(email);
  return hasEmail ? hasName || name === null : hasName && hasFirstName;
}

/**
 * Whether a file begins with the person instead of headings: one of its first cells is the e-mail, or
 * two are the names.
 */
function namesPerson(headings: readonly string[], { folded }: SoughtPerson): boolean {
  const has = (sought: ReadonlySet<string>) =>
    headings.some((heading) => sought.has(foldText(heading) ?? ''));
  return has(folded.emails) || (has(folded.names) && has(folded.firstNames));
}

/**
 * What a file is called that was about nobody else. The name may be of the person, and that of a plan
 * of an AI client says the values.
 */
const NO_NAME = '…';

/** What this module stores of people: the files of imports. */
export const bulkJobPersonalData: readonly DataTable[] = [
  {
    uid: BULK_JOB_UID,
    holds: ['content', 'settings', 'plan'],
    keeps: ['kind', 'institution', 'state', 'author', 'counts', 'failure', 'decisions', 'progress'],
    isScanned: 'changing',
    // A database cannot look for names without accents and quotes, so that every file is read.
    rowsOf: () => [{ content: { $notNull: true } }],
    shown(row, person) {
      const settings = json<FileSettings>(row.settings);
      if (settings === null) return null;
      const { fileName, separator } = settings;
      const rows = [...csvRecords(text(row.content) ?? '', separator)]
        .filter(
          (record, position) =>
            isAbout(record, settings, person) ||
            (position === 0 && namesPerson(settings.headings, person)),
        )
        .map(({ cells }) => cells);
      return { id: row.id, createdAt: row.createdAt, fileName, rows };
    },
    erased(row, person) {
      const content = text(row.content);
      const settings = json<FileSettings>(row.settings);
      if (content === null || settings === null) return null;
      const begins = namesPerson(settings.headings, person);
      const columns = begins ? blankHeadings(settings) : settings;
      let others = 0;
      const erasedLines = [...(settings.erasedLines ?? [])];
      const without = blankRecords(
        content,
        settings.separator,
        (record) => {
          const isTheirs = isAbout(record, settings, person);
          if (isTheirs) erasedLines.push(record.line);
          if (!isTheirs && record.cells.some((cell) => cell !== '')) others += 1;
          return isTheirs;
        },
        begins ? columns.headings : null,
      );
      if (without === null) return null;
      const plan = json<unknown>(row.plan);
      return {
        content: without,
        settings: jsonText({
          ...columns,
          ...(erasedLines.length > 0 && { erasedLines }),
          ...(others === 0 && { fileName: NO_NAME }),
        }),
        ...(begins && isFilePlan(plan) && { plan: jsonText(blankHeadings(plan)) }),
      };
    },
  },
];
