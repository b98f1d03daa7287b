import type {
  BulkJobCost,
  BulkJobDetails,
  BulkJobFile,
  BulkJobKind,
  BulkJobState,
  BulkJobSummary,
} from '../contracts/bulk-jobs';
import { BULK_JOB_UID } from '../contracts/uids';
import type { CallBudgets } from '../sending';
import type { NamesOfAuthors } from '../kernel/authors';
import { whereInScope, type InstitutionScope } from '../kernel/http/institution-scope';
import { pageOf, type PageOf, type PageRequest } from '../kernel/http/pages';
import { addUp, hasWaitingLinks, linksOfBulkJob, waitingByBulkJob } from './links-of-bulk-job';
import { progressOf, type LinksOfBulkJob } from './bulk-job-progress';
import { isGuard } from './bulk-job-states';
import type { FileSettings } from './file/file-import';
import type { BulkJobsPorts } from './ports';
import { undoableUntil } from './undo/undoable-until';
import { BULK_JOB_ATTRIBUTES, bulkJobFromRow, type BulkJobRecord } from './bulk-job-store';

type BulkJobViewPorts = Pick<
  BulkJobsPorts,
  'database' | 'institutions' | 'callBudget' | 'namesOf' | 'now' | 'historyRetentionDays'
>;

/** The end of a number of calls; `null` when it is more than ten years away. */
export interface BulkJobForecast {
  finishedAt: Date | null;
  /** Whole days until the end, rounded up. */
  days: number | null;
  basis: BulkJobCost['basis'];
}

/** What calls cost at an institution, in the form of the answers. */
export const costOf = (
  institution: string,
  calls: number,
  { basis, days, finishedAt }: BulkJobForecast,
): BulkJobCost => ({
  institution,
  calls,
  finishedAt: finishedAt?.toISOString() ?? null,
  days,
  basis,
});

export interface BulkJobFilter {
  kind?: BulkJobKind | undefined;
  state?: BulkJobState | undefined;
  scope: InstitutionScope;
}

/** When a number of bulk calls would be done at an institution; `bulkJob` is the one that makes them. */
export async function forecast(
  institution: string,
  calls: number,
  callBudget: CallBudgets,
  bulkJob?: number,
): Promise<BulkJobForecast> {
  const ofJob = bulkJob === undefined ? {} : { bulkJob };
  const time = await callBudget.timeFor(institution, { calls, lane: 'bulk', ...ofJob });
  if (time === null) return { finishedAt: null, days: null, basis: null };
  const { ahead, days, finishedAt, limitedBy, perMinute } = time;
  return { finishedAt: new Date(finishedAt), days, basis: { ahead, limitedBy, perMinute } };
}

async function namesIn(
  bulkJobs: readonly BulkJobRecord[],
  namesOf: NamesOfAuthors,
): Promise<(author: string | null) => string | null> {
  const named = await namesOf(
    bulkJobs.flatMap(({ author, decisions }) => [author, ...decisions.map((one) => one.author)]),
  );
  return (author) => named(author)?.name ?? null;
}

/** The settings of a file import; `null` for other bulk jobs. */
const fileOf = ({ kind, settings }: BulkJobRecord): FileSettings | null =>
  kind === 'file' ? (settings as FileSettings) : null;

const choicesOf = ({ blanks, dates, filled, mapping }: FileSettings): BulkJobFile.Settings => ({
  mapping,
  dates,
  filled,
  blanks,
});

function bulkJobSummary(
  job: BulkJobRecord,
  nameOf: (author: string | null) => string | null,
): BulkJobSummary {
  const { author, counts, decisions, failure, id, institution, kind, processed, state, total } =
    job;
  return {
    id,
    kind,
    state,
    institution,
    author,
    authorName: nameOf(author),
    fileName: fileOf(job)?.fileName ?? null,
    total,
    processed,
    counts,
    failure,
    decisions: decisions.map((one) => ({ ...one, authorName: nameOf(one.author) })),
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    endedAt: job.endedAt?.toISOString() ?? null,
  };
}

/** What a guard holds may grow until it is approved, so its total is what it holds now. */
const isOpenGuard = ({ kind, startedAt }: BulkJobRecord): boolean =>
  isGuard(kind) && startedAt === null;

export async function bulkJobPage(
  { database, institutions, namesOf }: BulkJobViewPorts,
  { kind, scope, state }: BulkJobFilter,
  request: PageRequest,
): Promise<PageOf<BulkJobSummary>> {
  const where = {
    ...(kind !== undefined && { kind }),
    ...(state !== undefined && { state }),
    ...whereInScope(scope),
  };
  const list = { uid: BULK_JOB_UID, where, order: { id: 'desc' as const }, request };
  const page = await pageOf(database, { ...list, attributes: BULK_JOB_ATTRIBUTES }, bulkJobFromRow);
  const named = await namesIn(page.data, namesOf);
  const guards = page.data.filter(isOpenGuard).map(({ id }) => id);
  const codes = institutions.all().map(({ code }) => code);
  const waiting = await waitingByBulkJob(database, guards, codes);
  return {
    ...page,
    data: page.data.map((job) =>
      bulkJobSummary({ ...job, total: waiting.get(job.id) ?? job.total }, named),
    ),
  };
}

/** The institution of a bulk job; all institutions for one without. */
const institutionsOf = (
  { institution }: BulkJobRecord,
  { institutions }: BulkJobViewPorts,
): string[] => (institution === null ? institutions.all().map(({ code }) => code) : [institution]);

export const linksByInstitution = (
  job: BulkJobRecord,
  ports: BulkJobViewPorts,
): Promise<Map<string, LinksOfBulkJob>> =>
  linksOfBulkJob(ports.database, job.id, institutionsOf(job, ports));

export const stillWaits = (job: BulkJobRecord, ports: BulkJobViewPorts): Promise<boolean> =>
  hasWaitingLinks(ports.database, job.id, institutionsOf(job, ports));

async function costsOf(
  bulkJobId: number,
  links: ReadonlyMap<string, LinksOfBulkJob>,
  ports: BulkJobViewPorts,
): Promise<BulkJobCost[]> {
  const costs: BulkJobCost[] = [];
  for (const [code, { waiting: calls }] of links) {
    if (!ports.institutions.find(code) || calls === 0) continue;
    costs.push(costOf(code, calls, await forecast(code, calls, ports.callBudget, bulkJobId)));
  }
  return costs;
}

function markedBy(job: BulkJobRecord, total: number, links: LinksOfBulkJob): number {
  switch (job.kind) {
    case 'guard':
    case 'pull':
      return total;
    case 'push':
      return job.processed;
    case 'file':
    case 'aiClient':
      // What they write are not links: when they change many contacts, a guard's bulk job holds and
      // sends them.
      return links.waiting + links.failed + links.inDoubt;
  }
}

/** The links that were released before they were sent: by the bulk job's end, or by an undo. */
export const unsentOf = ({ counts: { heldBack = 0, takenBack = 0 } }: BulkJobRecord): number =>
  takenBack + heldBack;

export async function bulkJobDetails(
  job: BulkJobRecord,
  ports: BulkJobViewPorts,
): Promise<BulkJobDetails> {
  const links = await linksByInstitution(job, ports);
  const all = addUp(links);
  const total = isOpenGuard(job) ? all.waiting : job.total;
  const marked = markedBy(job, total, all);
  const named = await namesIn([job], ports.namesOf);
  const file = fileOf(job);
  return {
    ...bulkJobSummary(job, named),
    total,
    costs: await costsOf(job.id, links, ports),
    progress: progressOf(
      { total, marked, unsent: unsentOf(job), samples: job.progress.samples },
      all,
      ports.now(),
    ),
    plan: job.plan,
    choices: file && choicesOf(file),
    guardBulkJobId: file?.guardBulkJobId ?? null,
    undoableUntil: undoableUntil(job, ports)?.toISOString() ?? null,
    undoRefused: job.progress.undoRefused ?? [],
  };
}
