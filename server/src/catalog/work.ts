import type { AvailabilityStore } from './availability-store';
import type { CatalogState, CatalogStore } from './catalog-store';
import type { CatalogSettings } from './settings';

/** Where catalogs and places left are kept. */
export interface CatalogStores {
  catalogs: CatalogStore;
  availabilities: AvailabilityStore;
}

/** A new catalog that is wanted, or the next step towards it. */
export interface CatalogWork {
  kind: 'catalog';
  lane: 'booking';
  attempts: number;
  queuedAt: Date;
  key: string;
}

/** Performances of which the places left are to be read, in one call. */
export interface AvailabilityWork {
  kind: 'availability';
  lane: 'booking';
  attempts: number;
  pointOfSaleId: string;
  performanceIds: string[];
  key: string;
}

/** Performances that one call asks for. */
export const LARGEST_BATCH = 200;

/** From when on the catalog may be asked for; `null` for at once. Pure. */
export function catalogNotBefore({
  nextAttemptAt,
  refusedUntil,
}: Pick<CatalogState, 'nextAttemptAt' | 'refusedUntil'>): Date | null {
  if (nextAttemptAt === null || refusedUntil === null) return nextAttemptAt ?? refusedUntil;
  return nextAttemptAt > refusedUntil ? nextAttemptAt : refusedUntil;
}

const isDueBy = (notBefore: Date | null, now: Date): boolean =>
  notBefore === null || notBefore <= now;

/** What is due of an institution's catalog: places left first, for which an operator waits. */
export async function dueOfCatalog(
  settings: CatalogSettings,
  { availabilities, catalogs }: CatalogStores,
  now: Date,
): Promise<(CatalogWork | AvailabilityWork)[]> {
  const state = await catalogs.state(settings);
  if (!state) return [];
  const due: (CatalogWork | AvailabilityWork)[] = [];
  const { attempts, pointOfSaleId, queuedAt } = state;
  if (pointOfSaleId !== null && isDueBy(state.availabilityNotBefore, now)) {
    const batch = state.availabilityBatch ?? LARGEST_BATCH;
    const performanceIds = await availabilities.wanted(settings.institution, batch);
    if (performanceIds.length > 0) {
      const kind = 'availability';
      due.push({ kind, lane: 'booking', attempts: 0, pointOfSaleId, performanceIds, key: kind });
    }
  }
  if (queuedAt !== null && isDueBy(catalogNotBefore(state), now)) {
    due.push({ kind: 'catalog', lane: 'booking', attempts, queuedAt, key: 'catalog' });
  }
  return due;
}
