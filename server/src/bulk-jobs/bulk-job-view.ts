import type {
  BulkJobCost,
  BulkJobDetails,
  BulkJobKind,
  BulkJobState,
  BulkJobSummary,
} from '../contracts/bulk-jobs';
import { BULK_JOB_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import type { CallBudgets } from '../sending';
import type { NamesOfAuthors } from '../kernel/authors';
import type { InstitutionRegistry } from '../institutions';
import { pageOf, type PageOf, type PageRequest } from '../kernel/pages';
import { hasWaitingLinks, linksOfBulkJob, together } from './links-of-bulk-job';
import { progressOf, type LinksOfBulkJob } from './bulk-job-progress';
import { isGuard } from './bulk-job-states';
import { BULK_JOB_ATTRIBUTES, bulkJobFromRow, type BulkJobRecord } from './bulk-job-store';

export interface BulkJobViewPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  callBudget: CallBudgets;
  namesOf: NamesOfAuthors;
  now(): Date;
}

/** When so many calls would be made; `null` when that is more than ten years away. */
export interface BulkJobForecast {
  finishedAt: Date | null;
  /** Whole days until then, rounded up. */
  days: number | null;
}

/** Which bulk jobs are wanted. */
export interface BulkJobFilter {
  kind?: BulkJobKind | undefined;
  state?: BulkJobState | undefined;
  institution?: string | undefined;
}

/** How long so many calls of bulk work take at an institution; `load` is the one that they are of. */
export async function forecast(
  institution: string,
  calls: number,
  callBudget: CallBudgets,
  job?: number,
): Promise<BulkJobForecast> {
  const wanted = { calls, lane: 'bulk' as const, ...(job !== undefined && { job }) };
  const time = await callBudget.timeFor(institution, wanted);
  return { finishedAt: time && new Date(time.finishedAt), days: time && time.days };
}

/** What the people and tokens behind bulk jobs are called. */
async function namesIn(
  bulkJobs: readonly BulkJobRecord[],
  namesOf: NamesOfAuthors,
): Promise<(author: string | null) => string | null> {
  const named = await namesOf(
    bulkJobs.flatMap(({ author, decisions }) => [author, ...decisions.map((one) => one.author)]),
  );
  return (author) => named(author)?.name ?? null;
}

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

/** One page of bulk jobs, the newest first. */
export async function bulkJobPage(
  { database, namesOf }: BulkJobViewPorts,
  filter: BulkJobFilter,
  request: PageRequest,
): Promise<PageOf<BulkJobSummary>> {
  const where = Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined),
  );
  const list = { uid: BULK_JOB_UID, where, order: { id: 'desc' as const }, request };
  const page = await pageOf(database, { ...list, attributes: BULK_JOB_ATTRIBUTES }, bulkJobFromRow);
  const named = await namesIn(page.data, namesOf);
  return { ...page, data: page.data.map((job) => bulkJobSummary(job, named)) };
}

/** The institution that a bulk job sends to, or all that it may concern. */
const institutionsOf = (
  { institution }: BulkJobRecord,
  { institutions }: BulkJobViewPorts,
): string[] => (institution === null ? institutions.all().map(({ code }) => code) : [institution]);

/** Links of a bulk job by institution: those of one that is sent to, or of all that it may concern. */
export const linksByInstitution = (
  job: BulkJobRecord,
  ports: BulkJobViewPorts,
): Promise<Map<string, LinksOfBulkJob>> =>
  linksOfBulkJob(ports.database, job.id, institutionsOf(job, ports));

/** Whether a link of a bulk job still waits. */
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
    const { days, finishedAt } = await forecast(code, calls, ports.callBudget, bulkJobId);
    costs.push({
      institution: code,
      calls,
      finishedAt: finishedAt?.toISOString() ?? null,
      days,
    });
  }
  return costs;
}

/** How many links a bulk job has marked, as far as that is known. */
function markedBy(job: BulkJobRecord, total: number, links: LinksOfBulkJob): number {
  switch (job.kind) {
    case 'guard':
    case 'pull':
      return total;
    case 'push':
      return job.processed;
    case 'file':
      // Its lines are no links: what many of them change is held, and sent, by a guard's bulk job.
      return links.waiting + links.failed + links.inDoubt;
  }
}

/** Links that a cancelled bulk job let go before they were sent. */
const unsentOf = ({ counts: { heldBack = 0, takenBack = 0 } }: BulkJobRecord): number =>
  takenBack + heldBack;

/** A bulk job with what it costs and how far it has come. */
export async function bulkJobDetails(
  job: BulkJobRecord,
  ports: BulkJobViewPorts,
): Promise<BulkJobDetails> {
  const links = await linksByInstitution(job, ports);
  const all = together(links);
  // Until it is approved, what a guard holds may still grow: it is what is held now.
  const isOpenGuard = isGuard(job.kind) && job.startedAt === null;
  const total = isOpenGuard ? all.waiting : job.total;
  const marked = markedBy(job, total, all);
  const named = await namesIn([job], ports.namesOf);
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
    undoRefused: job.progress.undoRefused ?? [],
  };
}
