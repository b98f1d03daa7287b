import type { Catalog, CatalogStatus } from '../../../../../server/src/contracts';

/** Whether somebody should know of it before composing: there is none, or it could not be renewed. */
export const hasTrouble = ({ failure, version }: CatalogStatus): boolean =>
  version === null || failure !== null;

/** Whether the catalog that was read is not the one that stands now. */
export const isAnother = (
  { version }: Pick<Catalog, 'version'>,
  status: Pick<CatalogStatus, 'version'>,
): boolean => version !== status.version;

/** When S-360 last showed this catalog: how the newest stands says nothing of an older one. */
export const lastShownAt = (
  catalog: Pick<Catalog, 'fetchedAt' | 'version'>,
  status: Pick<CatalogStatus, 'fetchedAt' | 'version'>,
): string =>
  (isAnother(catalog, status) ? catalog.fetchedAt : status.fetchedAt) ?? catalog.fetchedAt;

/** What has to be said beside the age of a catalog. */
export function statusOf(
  { failure, isPaused, isWanted }: Pick<CatalogStatus, 'failure' | 'isPaused' | 'isWanted'>,
  isNewerMissed: boolean,
): ('paused' | 'coming' | 'failed' | 'newerMissed')[] {
  return [
    ...(isPaused ? (['paused'] as const) : []),
    ...(isWanted && !isPaused ? (['coming'] as const) : []),
    ...(failure === null ? [] : (['failed'] as const)),
    ...(isNewerMissed ? (['newerMissed'] as const) : []),
  ];
}
