import type { Catalog, CatalogStatus, PerformanceAvailability } from '../contracts/catalog/catalog';
import type { CodeLists } from '../contracts/contacts/entered-values';
import { reason } from '../contracts/reasons';
import { isoTime, json } from '../kernel/database/values';
import { NotFoundError } from '../kernel/errors';
import {
  requireInstitution,
  type Institution,
  type InstitutionRegistry,
  type Pauses,
} from '../institutions';
import { notSending, type Gate } from '../sending';
import type { StoredAvailability } from './availability-store';
import type { CatalogState, CatalogStore } from './catalog-store';
import { areFresh } from './fresh-places';
import { NO_LISTS } from './model/code-lists';
import { catalogLookup, type CatalogLookup } from './model/lookup';
import { isRefreshDue } from './model/schedule';
import type { CatalogSettings } from './settings';
import { catalogNotBefore, type CatalogStores } from './work';

/** A catalog as the API returns it: its JSON text, made once per version. */
interface CatalogText {
  version: string;
  text: string;
}

/**
 * What the institutions sell, and how many places are left. Nothing here calls S-360: reads are
 * queued in the database, and the institution's dispatcher makes the call as soon as S-360's limits
 * allow. A method rejects with a NotFoundError when its institution is not configured or sells
 * nothing through the CRM. Exceptions: `lookupOf` answers `null` for an institution that sells
 * nothing, `codeListsOf` no lists, and `knownPlaces` accepts any institution.
 */
export interface Catalogs {
  /** The status of the catalogs of all institutions that sell through the CRM. */
  all(): Promise<CatalogStatus[]>;
  statusOf(institution: string): Promise<CatalogStatus>;
  /** The version in use; `null` while there is no catalog, which enqueues one. */
  versionOf(institution: string): Promise<string | null>;
  /** The catalog in use as text; `null` as for `versionOf`. */
  textOf(institution: string): Promise<CatalogText | null>;
  /** The catalog in use, indexed by ids and cached per version; `null` as for `versionOf`. */
  lookupOf(institution: string): Promise<CatalogLookup | null>;
  /**
   * Like `lookupOf`, for callers that need a catalog.
   * @throws NotFoundError while there is none, which enqueues one.
   */
  inUseOf(institution: string): Promise<CatalogLookup>;
  /** Enqueues a new catalog; further requests join the one that is queued. */
  want(institution: string): Promise<CatalogStatus>;
  /**
   * Enqueues the catalogs that the schedule or a change of assumptions makes due; returns their
   * count.
   */
  queueScheduled(): Promise<number>;
  /**
   * The places left, in the order of `performanceIds`, as far as they are known. Values older than
   * a minute enqueue a new read. A performance that the catalog lacks is `UNKNOWN` and is not read.
   */
  availability(
    institution: string,
    performanceIds: readonly string[],
  ): Promise<PerformanceAvailability[]>;
  /** Like `availability`, without enqueuing any read. */
  knownPlaces(
    institution: string,
    performanceIds: readonly string[],
  ): Promise<PerformanceAvailability[]>;
  /** The languages and countries of the institution, as far as its point of sale named them. */
  codeListsOf(institution: string): Promise<CodeLists>;
}

interface CatalogsPorts extends CatalogStores {
  institutions: InstitutionRegistry;
  pauses: Pick<Pauses, 'of'>;
  gateOf(institution: Institution): Promise<Gate>;
  now(): Date;
  /** Wakes the dispatcher because work is due at once. */
  wake(): void;
}

interface InUse extends CatalogText {
  lookup: CatalogLookup;
}

function settingsOf(institutions: InstitutionRegistry, code: string): CatalogSettings {
  const institution = requireInstitution(institutions, code);
  if (institution.catalog === null) {
    throw new NotFoundError(reason('sellsNothing', { institution: code }));
  }
  return institution.catalog;
}

function statusFrom(
  { code, name }: { code: string; name: string },
  state: CatalogState | null,
  gate: Gate,
): CatalogStatus {
  const isWanted = state !== null && state.queuedAt !== null;
  return {
    institution: { code, name },
    version: state?.version ?? null,
    fetchedAt: isoTime(state?.fetchedAt ?? null),
    products: state?.products ?? 0,
    performances: state?.performances ?? 0,
    isWanted,
    isPaused: gate.paused.receiving,
    notSending: notSending(gate, 'bookings'),
    notBefore: isWanted ? isoTime(catalogNotBefore(state)) : null,
    failure: state?.failure ?? null,
  };
}

export function catalogService(ports: CatalogsPorts): Catalogs {
  const { availabilities, catalogs, institutions, now, pauses } = ports;
  const settings = (code: string) => settingsOf(institutions, code);
  const inUse = createCatalogMemory(catalogs);

  const enqueueAfter = async (owner: CatalogSettings, lastFetchedAt: Date | null) => {
    await catalogs.enqueueAfter(owner, lastFetchedAt, now());
    ports.wake();
  };
  const statusOf = async (code: string): Promise<CatalogStatus> => {
    const institution = requireInstitution(institutions, code);
    const state = await catalogs.state(settings(code));
    return statusFrom(institution, state, await ports.gateOf(institution));
  };
  /** Enqueues a catalog when there is none; waits after failures stay in force. */
  const queuedUnless = async <T>(owner: CatalogSettings, found: T | null): Promise<T | null> => {
    if (found === null) await enqueueAfter(owner, null);
    return found;
  };
  const current = async (code: string): Promise<InUse | null> => {
    const owner = settings(code);
    return queuedUnless(owner, await inUse.of(owner));
  };

  return {
    statusOf,
    async all() {
      const selling = institutions.all().filter(({ catalog }) => catalog !== null);
      return Promise.all(selling.map(({ code }) => statusOf(code)));
    },
    async versionOf(code) {
      const owner = settings(code);
      return queuedUnless(owner, (await catalogs.state(owner))?.version ?? null);
    },
    textOf: current,
    async lookupOf(code) {
      if (institutions.find(code)?.catalog === null) return null;
      return (await current(code))?.lookup ?? null;
    },
    async inUseOf(code) {
      const found = await current(code);
      if (found !== null) return found.lookup;
      throw new NotFoundError(reason('noCatalogYet', { institution: code }));
    },
    async want(code) {
      await catalogs.enqueue(settings(code), now());
      ports.wake();
      return statusOf(code);
    },
    async queueScheduled() {
      const selling = institutions.all().flatMap(({ catalog }) => catalog ?? []);
      const states = await Promise.all(selling.map((catalog) => catalogs.state(catalog)));
      const due = selling
        .map((owner, index) => ({ owner, state: states[index] ?? null }))
        .filter(({ owner, state }) => isScheduled(owner, state, now()));
      for (const { owner, state } of due) await enqueueAfter(owner, state?.fetchedAt ?? null);
      return due.length;
    },
    async availability(code, performanceIds) {
      const known = (await current(code))?.lookup ?? null;
      const asked = [...new Set(performanceIds)];
      const stored = await availabilities.read(code, asked);
      const at = now();
      const isStale = (id: string) => !areFresh(stored.get(id)?.checkedAt ?? null, at);
      const stale = asked.filter((id) => isStale(id) && known?.performance(id));
      const unwanted = stale.filter((id) => (stored.get(id)?.queuedAt ?? null) === null);
      if (unwanted.length > 0) {
        await availabilities.enqueue(code, unwanted, at);
        ports.wake();
      }
      const awaited = stale.length === 0 || (await pauses.of(code)).receiving ? [] : stale;
      return asked.map((id) => shownAvailability(id, stored.get(id), awaited.includes(id)));
    },
    async knownPlaces(code, performanceIds) {
      const stored = await availabilities.read(code, performanceIds);
      return performanceIds.map((id) => shownAvailability(id, stored.get(id), false));
    },
    async codeListsOf(code) {
      const owner = requireInstitution(institutions, code).catalog;
      return (owner && (await catalogs.codeLists(owner))) ?? NO_LISTS;
    },
  };
}

/** In the venue's zone: before the box office opens, after S-360's own nightly work. */
const REFRESH_AT_HOUR = 5;

function isScheduled(settings: CatalogSettings, state: CatalogState | null, now: Date): boolean {
  if (state !== null && state.queuedAt !== null) return false;
  if (state?.isStale) return true;
  const timeZone = settings.timeZone ?? state?.timeZone ?? 'UTC';
  return isRefreshDue(state?.fetchedAt ?? null, { refreshAtHour: REFRESH_AT_HOUR, timeZone }, now);
}

function shownAvailability(
  performanceId: string,
  stored: StoredAvailability | undefined,
  isBeingChecked: boolean,
): PerformanceAvailability {
  return {
    performanceId,
    level: stored?.level ?? 'UNKNOWN',
    seatCategories: stored?.seatCategories ?? [],
    checkedAt: isoTime(stored?.checkedAt ?? null),
    isBeingChecked,
  };
}

/** Caches each institution's catalog while its version is in use. */
function createCatalogMemory(catalogs: CatalogStore) {
  const kept = new Map<string, InUse>();
  return {
    async of(owner: CatalogSettings): Promise<InUse | null> {
      const { institution } = owner;
      const version = (await catalogs.state(owner))?.version ?? null;
      if (version === null) return null;
      const known = kept.get(institution);
      if (known?.version === version) return known;
      const content = await catalogs.content(owner);
      const catalog = json<Catalog>(content?.text);
      if (content === null || catalog === null) return null;
      const inUse = { ...content, lookup: catalogLookup(catalog) };
      kept.set(institution, inUse);
      return inUse;
    },
  };
}
