import type { LoadCost, LoadDetails, LoadKind, LoadState, LoadSummary } from '../contracts/loads';
import { LOAD_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import type { CallBudgets } from '../sending';
import type { NamesOfAuthors } from '../kernel/authors';
import type { InstitutionRegistry } from '../institutions/registry';
import { pageOf, type PageOf, type PageRequest } from '../kernel/pages';
import { hasWaitingLinks, linksOfLoad, together } from './links-of-load';
import { progressOf, type LinksOfLoad } from './load-progress';
import { isGuard } from './load-states';
import { LOAD_ATTRIBUTES, loadFromRow, type LoadRecord } from './load-store';

export interface LoadViewPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  callBudget: CallBudgets;
  namesOf: NamesOfAuthors;
  now(): Date;
}

/** When so many calls would be made; `null` when that is more than ten years away. */
export interface LoadForecast {
  finishedAt: Date | null;
  /** Whole days until then, rounded up. */
  days: number | null;
}

/** Which loads are wanted. */
export interface LoadFilter {
  kind?: LoadKind | undefined;
  state?: LoadState | undefined;
  institution?: string | undefined;
}

/** How long so many calls of bulk work take at an institution; `load` is the one that they are of. */
export async function forecast(
  institution: string,
  calls: number,
  callBudget: CallBudgets,
  load?: number,
): Promise<LoadForecast> {
  const wanted = { calls, lane: 'bulk' as const, ...(load !== undefined && { load }) };
  const time = await callBudget.timeFor(institution, wanted);
  return { finishedAt: time && new Date(time.finishedAt), days: time && time.days };
}

/** What the people and tokens behind loads are called. */
async function namesIn(
  loads: readonly LoadRecord[],
  namesOf: NamesOfAuthors,
): Promise<(author: string | null) => string | null> {
  const named = await namesOf(
    loads.flatMap(({ author, decisions }) => [author, ...decisions.map((one) => one.author)]),
  );
  return (author) => named(author)?.name ?? null;
}

function loadSummary(
  load: LoadRecord,
  nameOf: (author: string | null) => string | null,
): LoadSummary {
  const { author, counts, decisions, failure, id, institution, kind, processed, state, total } =
    load;
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
    createdAt: load.createdAt.toISOString(),
    startedAt: load.startedAt?.toISOString() ?? null,
    endedAt: load.endedAt?.toISOString() ?? null,
  };
}

/** One page of loads, the newest first. */
export async function loadPage(
  { database, namesOf }: LoadViewPorts,
  filter: LoadFilter,
  request: PageRequest,
): Promise<PageOf<LoadSummary>> {
  const where = Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined),
  );
  const list = { uid: LOAD_UID, where, order: { id: 'desc' as const }, request };
  const page = await pageOf(database, { ...list, attributes: LOAD_ATTRIBUTES }, loadFromRow);
  const named = await namesIn(page.data, namesOf);
  return { ...page, data: page.data.map((load) => loadSummary(load, named)) };
}

/** The institution that a load sends to, or all that it may concern. */
const institutionsOf = ({ institution }: LoadRecord, { institutions }: LoadViewPorts): string[] =>
  institution === null ? institutions.all().map(({ code }) => code) : [institution];

/** Links of a load by institution: those of one that is sent to, or of all that it may concern. */
export const linksByInstitution = (
  load: LoadRecord,
  ports: LoadViewPorts,
): Promise<Map<string, LinksOfLoad>> =>
  linksOfLoad(ports.database, load.id, institutionsOf(load, ports));

/** Whether a link of a load still waits. */
export const stillWaits = (load: LoadRecord, ports: LoadViewPorts): Promise<boolean> =>
  hasWaitingLinks(ports.database, load.id, institutionsOf(load, ports));

async function costsOf(
  loadId: number,
  links: ReadonlyMap<string, LinksOfLoad>,
  ports: LoadViewPorts,
): Promise<LoadCost[]> {
  const costs: LoadCost[] = [];
  for (const [code, { waiting: calls }] of links) {
    if (!ports.institutions.find(code) || calls === 0) continue;
    const { days, finishedAt } = await forecast(code, calls, ports.callBudget, loadId);
    costs.push({
      institution: code,
      calls,
      finishedAt: finishedAt?.toISOString() ?? null,
      days,
    });
  }
  return costs;
}

/** How many links a load has marked, as far as that is known. */
function markedBy(load: LoadRecord, total: number, links: LinksOfLoad): number {
  switch (load.kind) {
    case 'guard':
    case 'pull':
      return total;
    case 'push':
      return load.processed;
    case 'file':
      // Its lines are no links: what many of them change is held, and sent, by a guard's load.
      return links.waiting + links.failed + links.inDoubt;
  }
}

/** Links that a cancelled load let go before they were sent. */
const unsentOf = ({ counts: { heldBack = 0, takenBack = 0 } }: LoadRecord): number =>
  takenBack + heldBack;

/** A load with what it costs and how far it has come. */
export async function loadDetails(load: LoadRecord, ports: LoadViewPorts): Promise<LoadDetails> {
  const links = await linksByInstitution(load, ports);
  const all = together(links);
  // Until it is approved, what a guard holds may still grow: it is what is held now.
  const isOpenGuard = isGuard(load.kind) && load.startedAt === null;
  const total = isOpenGuard ? all.waiting : load.total;
  const marked = markedBy(load, total, all);
  const named = await namesIn([load], ports.namesOf);
  return {
    ...loadSummary(load, named),
    total,
    costs: await costsOf(load.id, links, ports),
    progress: progressOf(
      { total, marked, unsent: unsentOf(load), samples: load.progress.samples },
      all,
      ports.now(),
    ),
    plan: load.plan,
    undoRefused: load.progress.undoRefused ?? [],
  };
}
