import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileFrom, mayFillAll } from '../../bulk-jobs';
import type { BulkJobDetails, BulkJobFile, FileImportPlan } from '../../contracts/bulk-jobs';
import { inEnglish, reason } from '../../contracts/reasons';
import { fileSettings } from '../../contracts/schemas/bulk-jobs';
import { StateConflictError } from '../../kernel/errors';
import { validated } from '../../kernel/http/validated';
import { modulesOf } from '../modules';
import type { CommandInput } from './command';
import { followBulkJob } from './followed-bulk-job';
import {
  answer,
  commandLineAuthor,
  counted,
  countLines,
  described,
  DRY_RUN,
  fileNamed,
  isAgreed,
  JSON_ONLY,
  NO_WAIT,
  say,
  wrongOption,
  YES,
} from './frame';

const FINDINGS_SHOWN = 20;

const MAPPING = `JSON like '{"Mail":"email"}'`;

/** `strapi-s360 import`: a bulk job from a CSV file. */
export const importCommand = described({
  name: 'import',
  summary: 'Import contacts from a CSV file into the CRM',
  usage: '<file.csv> [options]',
  about: `Plans the import as the S-360 page does: says which column is which field, how many contacts it
would create and change, which lines it leaves out and why, and how many calls to S-360 the changes
cost afterwards. After your agreement it imports them. Many changes are sent to S-360 only after
somebody approves them on the S-360 page. An import can be undone there.`,
  options: {
    mapping: { value: '<json>', help: `the field of each heading, ${MAPPING}` },
    dates: { value: '<order>', help: 'dayFirst or monthFirst (default: dayFirst)' },
    overwrite: { help: 'values of the file replace filled fields' },
    'empty-blanks': { help: 'blank cells empty filled fields' },
    ...DRY_RUN,
    ...NO_WAIT,
    ...YES,
    ...JSON_ONLY,
  },
  wrongUse(input) {
    if (input.positionals.length !== 1) return 'Name one CSV file.';
    const { dates, mapping } = fileSettings.shape;
    return (
      wrongOption(input, 'mapping', { schema: mapping, is: MAPPING, read: jsonOf }) ??
      wrongOption(input, 'dates', { schema: dates, is: 'dayFirst or monthFirst' })
    );
  },
  async run(input) {
    const { bulkJobs } = modulesOf(input.strapi);
    const [file = ''] = input.positionals;
    const upload = fileFrom(path.basename(file), await readFile(fileNamed(file)));
    const author = commandLineAuthor();
    // Interrupted before it has begun, it leaves no plan that somebody might start later.
    const leaving = new AbortController();
    const unlisten = input.terminal.onInterrupt(() => leaving.abort());
    const job = await bulkJobs.addFile(upload, choicesOf(input), author, mayFillAll);
    say(input, planLines(job));
    if (readsNothing(job)) {
      await bulkJobs.decide({ id: job.id, event: 'cancel', author });
      throw new StateConflictError(reason('noColumnRead'));
    }
    const isDry = input.flag('dry-run');
    if (isDry) answer(input, job.plan);
    if (!isDry && (await isAgreedUnless(leaving.signal, input))) {
      unlisten();
      await bulkJobs.startFile(job.id, author, mayFillAll);
      return followBulkJob(input, job.id);
    }
    await bulkJobs.decide({ id: job.id, event: 'cancel', author });
    return isDry ? 0 : 2;
  },
});

/** Whether the person agrees to the plan, and has not left it (Ctrl-C). */
async function isAgreedUnless(left: AbortSignal, input: CommandInput): Promise<boolean> {
  const leaves = new Promise<false>((resolve) => {
    left.addEventListener('abort', () => resolve(false));
  });
  const isToStart = !left.aborted && (await Promise.race([isAgreed(input), leaves]));
  if (left.aborted) input.terminal.complain('Nothing was done.');
  return isToStart && !left.aborted;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function choicesOf({ flag, text }: CommandInput): BulkJobFile.Settings {
  const mapping = text('mapping');
  return validated(fileSettings, {
    ...(mapping !== undefined && { mapping: jsonOf(mapping) }),
    dates: text('dates'),
    ...(flag('overwrite') && { filled: 'overwrite' }),
    ...(flag('empty-blanks') && { blanks: 'empty' }),
  });
}

// The dry run of a file has this shape.
const planOf = ({ plan }: BulkJobDetails) => plan as FileImportPlan;

const readsNothing = (job: BulkJobDetails): boolean =>
  Object.keys(planOf(job).mapping).length === 0;

function planLines(job: BulkJobDetails): string[] {
  const { calls, counts, findings, headings, mapping } = planOf(job);
  const more = findings.length - FINDINGS_SHOWN;
  return [
    `${job.fileName ?? ''}:`,
    ...headings.map((heading) => `  ${heading} → ${mapping[heading] ?? 'not read'}`),
    'Nothing is imported yet. The lines of the file as planned:',
    ...countLines(counts),
    ...findings
      .slice(0, FINDINGS_SHOWN)
      .map(
        ({ line, outcome, reasons }) =>
          `  line ${line}, ${outcome}: ${reasons.map(inEnglish).join('; ')}`,
      ),
    ...(more > 0 ? [`  … and ${counted(more, 'line')} more`] : []),
    `The changes cost ${counted(calls, 'call')} to S-360 afterwards.`,
  ];
}
