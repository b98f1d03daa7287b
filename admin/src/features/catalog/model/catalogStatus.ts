import type { Catalog, CatalogStatus } from '../../../../../server/src/contracts';

/** Whether the user should know before composing: the catalog is missing, or a refresh failed. */
export const hasTrouble = ({ failure, version }: CatalogStatus): boolean =>
  version === null || failure !== null;

export const isAnother = (
  { version }: Pick<Catalog, 'version'>,
  status: Pick<CatalogStatus, 'version'>,
): boolean => version !== status.version;

/** When S-360 last returned this catalog. The status dates only the current version. */
export const lastShownAt = (
  catalog: Pick<Catalog, 'fetchedAt' | 'version'>,
  status: Pick<CatalogStatus, 'fetchedAt' | 'version'>,
): string =>
  (isAnother(catalog, status) ? catalog.fetchedAt : status.fetchedAt) ?? catalog.fetchedAt;

/** The notes to show beside the age of a catalog. */
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
