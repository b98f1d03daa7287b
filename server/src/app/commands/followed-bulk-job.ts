import type { BulkJobDetails } from '../../contracts/bulk-jobs';
import { beginWork } from '../begin-work';
import { modulesOf } from '../modules';
import type { CommandInput, ExitCode } from './command';
import { answer, counted, countLines, follow, say } from './frame';

/**
 * Works at a bulk job together with other processes and shows its progress until it ends; with
 * `--no-wait` it is left to them.
 */
export async function followBulkJob(input: CommandInput, id: number): Promise<ExitCode> {
  const { bulkJobs } = modulesOf(input.strapi);
  const { flag, strapi, terminal } = input;
  if (flag('no-wait')) {
    answer(input, await bulkJobs.details(id));
    say(input, [`Bulk job ${id} has begun; the running Strapi does it.`]);
    return 0;
  }
  beginWork(strapi);
  const { isOver, last } = await follow({
    terminal,
    read: () => bulkJobs.details(id),
    isOver: ({ state }) => state !== 'running',
    progress: progressOf,
  });
  answer(input, last);
  say(input, [
    isOver ? `Bulk job ${id}: ${last.state}.` : leftWords(id),
    ...countLines(last.counts),
  ]);
  return isOver ? endOf(input, last) : 1;
}

const leftWords = (id: number): string =>
  `Bulk job ${id} is not finished. A running Strapi goes on with it; the S-360 page shows it.`;

function progressOf({ kind, processed, progress, total }: BulkJobDetails) {
  const { expectedEnd, perMinute, sent } = progress;
  const notes = [
    ...(perMinute === null ? [] : [`${perMinute} a minute`]),
    ...(expectedEnd === null ? [] : [`until ${expectedEnd.slice(0, 16).replace('T', ' ')} UTC`]),
  ];
  return { done: kind === 'file' ? processed : sent, total, note: notes.join(', ') };
}

function endOf(input: CommandInput, job: BulkJobDetails): ExitCode {
  const { failed, inDoubt } = job.progress;
  if (failed > 0)
    say(input, [`${counted(failed, 'contact')} failed: see Failures on the S-360 page.`]);
  if (inDoubt > 0) say(input, [`${counted(inDoubt, 'contact')} unconfirmed: see the S-360 page.`]);
  if (job.failure !== null) input.terminal.complain(`It stopped with ${job.failure.code}.`);
  if (job.guardBulkJobId !== null) {
    say(input, [
      `What the import would send is bulk job ${job.guardBulkJobId}: nothing is sent before somebody approves it on the S-360 page.`,
    ]);
  }
  const { ambiguous = 0, refused = 0 } = job.counts;
  return job.state === 'done' && failed + inDoubt + ambiguous + refused === 0 ? 0 : 1;
}
