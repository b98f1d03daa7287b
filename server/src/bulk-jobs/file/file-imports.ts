import type { Author } from '../../kernel/http/request-author';
import { isDeepStrictEqual } from 'node:util';
import {
  ID_COLUMN,
  type BulkJobDetails,
  type BulkJobFile,
  type LeftOutLines,
} from '../../contracts/bulk-jobs';
import { CONTACT_UID } from '../../contracts/uids';
import { reason } from '../../contracts/reasons';
import { DERIVED_COLUMNS, SUMMARY_COLUMNS } from '../../contacts';
import { InvalidFileError, StateConflictError } from '../../kernel/errors';
import { decideOnBulkJob, existingBulkJob } from '../bulk-job-decisions';
import type { BulkJobRecord } from '../bulk-job-store';
import { bulkJobDetails } from '../bulk-job-view';
import { requireFields, type MayFill } from '../permitted-fields';
import type { BulkJobsPorts } from '../ports';
import type { UploadedFile } from '../upload';
import { areHeadings, beginsWithPerson, problemsOfMapping, proposeColumns } from './columns';
import { detectSeparator } from './csv';
import { decodeFile, withoutNul } from './decode-file';
import { withoutErasedRows } from './erased-rows';
import type { FileSettings } from './file-import';
import { planFileImport } from './file-plan';
import { leftOutLines } from './left-out';
import { hasTooManyRows, headingsOf, MAX_COLUMNS, MAX_ROWS } from './file-source';

/**
 * Bulk jobs that import contacts from CSV files into the CRM.
 * @throws NotPermittedError from each of its methods when a column holds a field that the caller may
 * not fill
 */
export interface FileImports {
  /**
   * Stores a file with its dry run; nothing is imported before it is started. A file without
   * recognized columns is stored unread, so that an operator can name its columns.
   */
  addFile(
    file: UploadedFile,
    choices: BulkJobFile.Settings,
    author: Author,
    mayFill: MayFill,
  ): Promise<BulkJobDetails>;
  /** Repeats the dry run with other choices. */
  planFile(id: number, choices: BulkJobFile.Settings, mayFill: MayFill): Promise<BulkJobDetails>;
  /**
   * `choices` are those that the operator saw; if the plan was made with others, the import is not
   * started.
   */
  startFile(
    id: number,
    author: Author,
    mayFill: MayFill,
    choices?: BulkJobFile.Settings,
  ): Promise<BulkJobDetails>;
  /** The lines that were refused or fit several contacts, to correct and import again. */
  leftOut(id: number, mayFill: MayFill): Promise<LeftOutLines>;
}

const OWN_COLUMNS: readonly string[] = ['locale', ...DERIVED_COLUMNS, ...SUMMARY_COLUMNS];
const TEXT_TYPES = ['string', 'text', 'enumeration', 'email', 'richtext'];

/** The contact's fields that a file may fill, including a venue's own. */
function fillableFields(attributes: Record<string, { type?: string }>): string[] {
  return Object.entries(attributes)
    .filter(([name, { type }]) => !OWN_COLUMNS.includes(name) && TEXT_TYPES.includes(type ?? ''))
    .map(([name]) => name);
}

function refuseTooManyColumns({ headings }: FileSettings): void {
  if (headings.length <= MAX_COLUMNS) return;
  throw new InvalidFileError([reason('fileTooManyColumns', { columns: MAX_COLUMNS })]);
}

export function fileImports(ports: BulkJobsPorts): FileImports {
  const fields = () => fillableFields(ports.attributesOf(CONTACT_UID));
  const details = async (id: number) =>
    bulkJobDetails(await existingBulkJob(ports.bulkJobs, id), ports);

  function checkSettings(settings: FileSettings, mayFill: MayFill): FileSettings {
    refuseTooManyColumns(settings);
    const fillable = [...fields(), ID_COLUMN];
    const problems = problemsOfMapping(settings.mapping, settings.headings, fillable);
    if (Object.keys(settings.mapping).length === 0) {
      problems.push(reason('noColumnRead'));
    }
    if (problems.length > 0) throw new InvalidFileError(problems);
    requireFields(Object.values(settings.mapping), mayFill);
    return settings;
  }

  /** Adds the recognized columns to the settings; without any, an operator has to name them. */
  function proposeSettings(settings: FileSettings, mayFill: MayFill): FileSettings {
    const { headings } = settings;
    refuseTooManyColumns(settings);
    if (!areHeadings(headings)) {
      throw new InvalidFileError([reason('fileNotCsv')]);
    }
    return { ...settings, mapping: proposeColumns(headings, fields().filter(mayFill)) };
  }

  async function plannedBulkJob(id: number): Promise<BulkJobRecord> {
    const job = await existingBulkJob(ports.bulkJobs, id);
    if (job.kind === 'file' && job.state === 'planned') return job;
    throw new StateConflictError(reason('fileBegun', { bulkJob: id, state: job.state }));
  }

  function applyChoices({ settings }: BulkJobRecord, choices: BulkJobFile.Settings): FileSettings {
    const made = Object.entries(choices).filter(([, choice]) => choice !== undefined);
    return { ...(settings as FileSettings), ...Object.fromEntries(made) };
  }

  return {
    async addFile({ bytes, name }, choices, author, mayFill) {
      const { encoding, text } = await decodeFile(bytes);
      const separator = detectSeparator(text);
      const headings = headingsOf(text, separator);
      // Headings are kept and shown as names of columns.
      if (beginsWithPerson(headings)) throw new InvalidFileError([reason('fileWithoutHeadings')]);
      const given: FileSettings = {
        fileName: name,
        separator,
        encoding,
        headings,
        mapping: choices.mapping ?? {},
        dates: choices.dates ?? 'dayFirst',
        filled: choices.filled ?? 'keep',
        blanks: choices.blanks ?? 'keep',
      };
      const settings = choices.mapping
        ? checkSettings(given, mayFill)
        : proposeSettings(given, mayFill);
      const content = await withoutNul(text);
      if (await hasTooManyRows(content, separator)) {
        throw new InvalidFileError([reason('fileTooManyRows', { rows: MAX_ROWS })]);
      }
      const plan = await planFileImport(content, settings, ports);
      const id = await ports.bulkJobs.add(
        {
          kind: 'file',
          institution: null,
          state: 'planned',
          author,
          plan,
          total: plan.counts.rows ?? 0,
          ...(await withoutErasedRows(content, settings, ports)),
        },
        ports.now(),
      );
      return details(id);
    },
    async planFile(id, choices, mayFill) {
      const job = await plannedBulkJob(id);
      const settings = checkSettings(applyChoices(job, choices), mayFill);
      const stored = await ports.bulkJobs.content(id);
      const plan = await planFileImport(stored, settings, ports);
      const kept = await withoutErasedRows(stored, settings, ports);
      const changed = kept.content === stored ? { settings } : kept;
      await ports.bulkJobs.change(id, { state: 'planned' }, { plan, ...changed });
      return details(id);
    },
    async startFile(id, author, mayFill, choices = {}) {
      const job = await plannedBulkJob(id);
      const settings = checkSettings(job.settings as FileSettings, mayFill);
      if (!isDeepStrictEqual(applyChoices(job, choices), settings)) {
        throw new StateConflictError(reason('fileChosenOtherwise', { bulkJob: id }));
      }
      const plan = await planFileImport(await ports.bulkJobs.content(id), settings, ports);
      const isGuarded = plan.calls > ports.guardLimit;
      await decideOnBulkJob({ id, event: 'start', author }, ports, async () => ({
        plan,
        settings: { ...settings, isGuarded },
      }));
      ports.wake();
      return details(id);
    },
    async leftOut(id, mayFill) {
      const job = await existingBulkJob(ports.bulkJobs, id);
      // Why a line is left out says which contacts have its values.
      if (job.kind === 'file')
        requireFields(Object.values((job.settings as FileSettings).mapping), mayFill);
      return leftOutLines(job, ports);
    },
  };
}
