import { type Author } from '../../kernel/request-author';
import { isDeepStrictEqual } from 'node:util';
import type { LoadDetails } from '../../contracts/loads';
import { CONTACT_UID } from '../../contracts/uids';
import { reason } from '../../contracts/reasons';
import { FACT_COLUMNS } from '../../contacts/fact-columns';
import { InvalidFileError, StateConflictError } from '../../kernel/errors';
import { decideOnLoad, existingLoad } from '../load-decisions';
import type { LoadRecord } from '../load-store';
import { loadDetails } from '../load-view';
import type { LoadsPorts } from '../loads';
import { areHeadings, problemsOfMapping, proposeColumns, type ColumnMapping } from './columns';
import { detectSeparator } from './csv';
import { decodeFile, withoutNul } from './decode-file';
import type { FileSettings } from './file-load';
import { planFileLoad } from './file-plan';
import { hasTooManyRows, headingsOf, MOST_COLUMNS, MOST_ROWS } from './file-source';

/** What an operator chooses about a file; what is left out is proposed or the careful default. */
export interface FileChoices {
  mapping?: ColumnMapping | undefined;
  dates?: FileSettings['dates'] | undefined;
  filled?: FileSettings['filled'] | undefined;
  blanks?: FileSettings['blanks'] | undefined;
}

/** Loads that bring contacts into the CRM from CSV files. */
export interface FileLoads {
  /**
   * Keeps a file with its dry run; nothing of it is written before it is started. A file of which
   * no column is recognized is kept too, unread, so that its columns can be named.
   */
  addFile(
    file: { name: string; bytes: Uint8Array },
    choices: FileChoices,
    author: Author,
  ): Promise<LoadDetails>;
  /** The dry run anew, by other choices. */
  planFile(id: number, choices: FileChoices): Promise<LoadDetails>;
  /** `choices` are those that the operator saw: when it was planned by others, it is not started. */
  startFile(id: number, author: Author, choices?: FileChoices): Promise<LoadDetails>;
}

const OWN_COLUMNS: readonly string[] = [
  'displayName',
  'emailKey',
  'nameKey',
  'searchText',
  'writtenAt',
  'locale',
  ...FACT_COLUMNS,
];
const TEXT_TYPES = ['string', 'text', 'enumeration', 'email', 'richtext'];

/** Names of the contact's fields that a file may fill, a venue's own among them. */
function fillableFields(attributes: Record<string, { type?: string }>): string[] {
  return Object.entries(attributes)
    .filter(([name, { type }]) => !OWN_COLUMNS.includes(name) && TEXT_TYPES.includes(type ?? ''))
    .map(([name]) => name);
}

function refuseTooManyColumns({ headings }: FileSettings): void {
  if (headings.length <= MOST_COLUMNS) return;
  throw new InvalidFileError([reason('fileTooManyColumns', { columns: MOST_COLUMNS })]);
}

/** The part of the service that is about file loads. */
export function fileLoads(ports: LoadsPorts): FileLoads {
  const fields = () => fillableFields(ports.attributesOf(CONTACT_UID));
  const details = async (id: number) => loadDetails(await existingLoad(ports.loads, id), ports);

  function checked(settings: FileSettings): FileSettings {
    refuseTooManyColumns(settings);
    const problems = problemsOfMapping(settings.mapping, settings.headings, fields());
    if (Object.keys(settings.mapping).length === 0) {
      problems.push(reason('noColumnRead'));
    }
    if (problems.length > 0) throw new InvalidFileError(problems);
    return settings;
  }

  /** Settings with the columns that are recognized; with none, an operator has to name them. */
  function proposed(settings: FileSettings): FileSettings {
    const { headings } = settings;
    refuseTooManyColumns(settings);
    if (!areHeadings(headings)) {
      throw new InvalidFileError([reason('fileNotCsv')]);
    }
    return { ...settings, mapping: proposeColumns(headings, fields()) };
  }

  async function plannedLoad(id: number): Promise<LoadRecord> {
    const load = await existingLoad(ports.loads, id);
    if (load.kind === 'file' && load.state === 'planned') return load;
    throw new StateConflictError(reason('fileBegun', { load: id, state: load.state }));
  }

  /** The settings of a load with other choices in their place. */
  function chosen({ settings }: LoadRecord, choices: FileChoices): FileSettings {
    const made = Object.entries(choices).filter(([, choice]) => choice !== undefined);
    return { ...(settings as FileSettings), ...Object.fromEntries(made) };
  }

  return {
    async addFile({ bytes, name }, choices, author) {
      const { encoding, text } = await decodeFile(bytes);
      const separator = detectSeparator(text);
      const headings = headingsOf(text, separator);
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
      const settings = choices.mapping ? checked(given) : proposed(given);
      const content = await withoutNul(text);
      if (await hasTooManyRows(content, separator)) {
        throw new InvalidFileError([reason('fileTooManyRows', { rows: MOST_ROWS })]);
      }
      const plan = await planFileLoad(content, settings, ports);
      const id = await ports.loads.add(
        {
          kind: 'file',
          institution: null,
          state: 'planned',
          author,
          settings,
          plan,
          total: plan.counts.rows ?? 0,
          content,
        },
        ports.now(),
      );
      return details(id);
    },
    async planFile(id, choices) {
      const load = await plannedLoad(id);
      const settings = checked(chosen(load, choices));
      const plan = await planFileLoad(await ports.loads.content(id), settings, ports);
      await ports.loads.change(id, { state: 'planned' }, { settings, plan });
      return details(id);
    },
    async startFile(id, author, choices = {}) {
      const load = await plannedLoad(id);
      const settings = checked(load.settings as FileSettings);
      if (!isDeepStrictEqual(chosen(load, choices), settings)) {
        throw new StateConflictError(reason('fileChosenOtherwise', { load: id }));
      }
      const plan = await planFileLoad(await ports.loads.content(id), settings, ports);
      const isGuarded = plan.calls > ports.guardLimit;
      await decideOnLoad({ id, event: 'start', author }, ports, async () => ({
        plan,
        settings: { ...settings, isGuarded },
      }));
      ports.wake();
      return details(id);
    },
  };
}
