import type {
  Catalog,
  CatalogStatus,
  PerformanceAvailability,
  ShipmentMode,
} from '../contracts/catalog/catalog';
import { reason } from '../contracts/reasons';
import { json } from '../kernel/database/values';
import { NotFoundError } from '../kernel/errors';
import type { Pauses, InstitutionRegistry } from '../institutions';
import type { StoredAvailability } from './availability-store';
import type { CatalogState, CatalogStore } from './catalog-store';
import { areFresh } from './fresh-places';
import { catalogLookup, type CatalogLookup } from './model/lookup';
import { isRefreshDue } from './model/schedule';
import type { CatalogSettings } from './settings';
import { catalogNotBefore, type CatalogStores } from './work';

/** A catalog as it is answered: its JSON text, made once per version. */
export interface CatalogText {
  version: string;
  text: string;
}

/**
 * What the institutions sell, and how many places are left. Nothing here calls S-360: what is wanted
 * is noted in the database, and the institution's dispatcher asks for it as soon as S-360's limits
 * allow. What is asked of one institution rejects with a NotFoundError where it is not configured, or
 * sells nothing by the CRM, except that it has no lookup then.
 */
export interface Catalogs {
  /** How the catalogs of all institutions that sell by the CRM stand. */
  all(): Promise<CatalogStatus[]>;
  statusOf(institution: string): Promise<CatalogStatus>;
  /** The version in use; `null` while there is no catalog, which is then wanted at once. */
  versionOf(institution: string): Promise<string | null>;
  /** The catalog in use as text; `null` like `versionOf`. */
  textOf(institution: string): Promise<CatalogText | null>;
  /** The catalog in use by ids, kept in memory per version; `null` like `versionOf`. */
  lookupOf(institution: string): Promise<CatalogLookup | null>;
  /**
   * The same, for those who need one.
   * @throws NotFoundError while there is none, which is then wanted.
   */
  inUseOf(institution: string): Promise<CatalogLookup>;
  /** Wants a new catalog; one wish stands for all until it is met. */
  want(institution: string): Promise<CatalogStatus>;
  /** Wants those that the schedule or a change of assumptions makes due; answers how many. */
  queueScheduled(): Promise<number>;
  /**
   * Places left, in the order asked, as far as they are known; what is older than a minute is
   * wanted. One that the catalog does not have is `UNKNOWN` and not asked for.
   */
  availability(
    institution: string,
    performanceIds: readonly string[],
  ): Promise<PerformanceAvailability[]>;
  /** The same as far as they are known, without wanting any. */
  knownPlaces(
    institution: string,
    performanceIds: readonly string[],
  ): Promise<PerformanceAvailability[]>;
  /**
   * Adds the shipment modes that an answer of getAvailableShipmentModes showed; where no catalog is
   * kept there is nothing to add them to, and nothing is done.
   */
  rememberShipmentModes(institution: string, modes: readonly ShipmentMode[]): Promise<void>;
  /** Forgets places left that nobody has asked for lately. */
  forgetBefore(at: Date): Promise<void>;
}

/** What the service asks of the world around it. */
export interface CatalogsPorts extends CatalogStores {
  institutions: InstitutionRegistry;
  pauses: Pick<Pauses, 'of'>;
  now(): Date;
  /** Something is due at once. */
  wake(): void;
}

/** A catalog in use, in memory. */
interface InUse extends CatalogText {
  lookup: CatalogLookup;
}

function settingsOf(institutions: InstitutionRegistry, code: string): CatalogSettings {
  const institution = institutions.find(code);
  if (!institution) throw new NotFoundError(reason('noInstitution', { institution: code }));
  if (institution.catalog === null) {
    throw new NotFoundError(reason('sellsNothing', { institution: code }));
  }
  return institution.catalog;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function statusFrom(
  { code, name }: { code: string; name: string },
  state: CatalogState | null,
  isPaused: boolean,
): CatalogStatus {
  const isWanted = state !== null && state.queuedAt !== null;
  return {
    institution: { code, name },
    version: state?.version ?? null,
    fetchedAt: iso(state?.fetchedAt ?? null),
    products: state?.products ?? 0,
    performances: state?.performances ?? 0,
    isWanted,
    isPaused,
    notBefore: isWanted ? iso(catalogNotBefore(state)) : null,
    failure: state?.failure ?? null,
  };
}

/** The service on the stores of catalogs and places left. */
export function catalogService(ports: CatalogsPorts): Catalogs {
  const { availabilities, catalogs, institutions, now, pauses } = ports;
  const settings = (code: string) => settingsOf(institutions, code);
  const inUse = createCatalogMemory(catalogs);

  const want = async (owner: CatalogSettings, atOnce: boolean): Promise<void> => {
    await catalogs.want(owner, now(), atOnce);
    ports.wake();
  };
  const isPaused = async (code: string): Promise<boolean> => (await pauses.of(code)).receiving;
  const statusOf = async (code: string): Promise<CatalogStatus> =>
    statusFrom(
      { code, name: institutions.find(code)?.name ?? code },
      await catalogs.state(settings(code)),
      await isPaused(code),
    );
  /** Where there is none, one is wanted at once; waits after failures go on. */
  const queuedUnless = async <T>(owner: CatalogSettings, found: T | null): Promise<T | null> => {
    if (found === null) await want(owner, false);
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
      await want(settings(code), true);
      return statusOf(code);
    },
    async queueScheduled() {
      let wanted = 0;
      for (const { catalog } of institutions.all()) {
        if (catalog === null || !(await isScheduled(catalog, catalogs, now()))) continue;
        await want(catalog, false);
        wanted += 1;
      }
      return wanted;
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
        await availabilities.want(code, unwanted, at);
        ports.wake();
      }
      const awaited = stale.length === 0 || (await isPaused(code)) ? [] : stale;
      return asked.map((id) => shownAvailability(id, stored.get(id), awaited.includes(id)));
    },
    async knownPlaces(code, performanceIds) {
      const stored = await availabilities.read(code, performanceIds);
      return performanceIds.map((id) => shownAvailability(id, stored.get(id), false));
    },
    async rememberShipmentModes(code, modes) {
      const owner = institutions.find(code)?.catalog ?? null;
      if (owner !== null) await catalogs.rememberShipmentModes(owner, modes);
    },
    forgetBefore: (at) => availabilities.forgetBefore(at),
  };
}

async function isScheduled(
  settings: CatalogSettings,
  catalogs: CatalogStore,
  now: Date,
): Promise<boolean> {
  const state = await catalogs.state(settings);
  if (state !== null && state.queuedAt !== null) return false;
  if (state?.isStale) return true;
  const timeZone = settings.timeZone ?? state?.timeZone ?? 'UTC';
  const { refreshAtHour } = settings;
  return isRefreshDue(state?.fetchedAt ?? null, { refreshAtHour, timeZone }, now);
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
    checkedAt: iso(stored?.checkedAt ?? null),
    isBeingChecked,
  };
}

/** Keeps each institution's catalog in memory as long as its version is in use. */
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
