import { AVAILABILITY_UID, CATALOG_UID } from '../contracts/uids';
import type { Row } from '../kernel/database/strapi-database';
import type { DueRows } from '../sending';
import type { AvailabilityStore } from './availability-store';
import type { CatalogState, CatalogStore } from './catalog-store';
import type { CatalogSettings } from './settings';

export interface CatalogStores {
  catalogs: CatalogStore;
  availabilities: AvailabilityStore;
}

/** A queued catalog, or the next step towards it. */
export interface CatalogWork {
  kind: 'catalog';
  lane: 'booking';
  attempts: number;
  queuedAt: Date;
  key: string;
}

/** Performances whose places left are read in one call. */
export interface AvailabilityWork {
  kind: 'availability';
  lane: 'booking';
  attempts: number;
  pointOfSaleId: string;
  performanceIds: string[];
  key: string;
}

/** The maximum count of performances in one call. */
export const LARGEST_BATCH = 200;

/** The earliest time at which the catalog may be requested; `null` for at once. Pure. */
export function catalogNotBefore({
  nextAttemptAt,
  refusedUntil,
}: Pick<CatalogState, 'nextAttemptAt' | 'refusedUntil'>): Date | null {
  if (nextAttemptAt === null || refusedUntil === null) return nextAttemptAt ?? refusedUntil;
  return nextAttemptAt > refusedUntil ? nextAttemptAt : refusedUntil;
}

const isDueBy = (notBefore: Date | null, now: Date): boolean =>
  notBefore === null || notBefore <= now;

const dueBy = (attribute: string, now: Date): Row => ({
  $or: [{ [attribute]: { $null: true } }, { [attribute]: { $lte: now } }],
});

/** Where catalogs and places left are queued, at any institution. */
export const dueRowsOfCatalogs = (now: Date): DueRows[] => [
  { uid: AVAILABILITY_UID, where: { queuedAt: { $notNull: true } }, unlessPaused: 'receiving' },
  {
    uid: CATALOG_UID,
    where: {
      queuedAt: { $notNull: true },
      $and: [dueBy('nextAttemptAt', now), dueBy('refusedUntil', now)],
    },
    unlessPaused: 'receiving',
  },
];

/**
 * The due work of an institution's catalog: places left first, because an operator waits for them.
 */
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
    const performanceIds = await availabilities.queued(settings.institution, batch);
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
