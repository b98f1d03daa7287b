import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { CatalogStatus } from '../../../../server/src/contracts';
import { isAnother } from './model/catalogStatus';
import { viewCatalog } from './model/catalogView';
import type { CatalogView } from './model/catalogView';
import { useGetCatalogQuery, useGetCatalogsQuery } from './catalogApi';
import { useWhileVisible } from '../../shared/hooks/useTabVisible';

const POLLING_MS = 60_000;
/** While a catalog is on its way. */
const QUICK_POLLING_MS = 5_000;

/** The status of the catalogs, read regularly, and more often while a catalog is on its way. */
export function useCatalogs() {
  const awaited = useGetCatalogsQuery(undefined, {
    selectFromResult: ({ data }) => ({ isAwaited: data?.some(isAwaitedNow) === true }),
  }).isAwaited;
  const everyMs = awaited ? QUICK_POLLING_MS : POLLING_MS;
  return useGetCatalogsQuery(undefined, {
    pollingInterval: useWhileVisible(everyMs),
    refetchOnMountOrArgChange: true,
  });
}

const isAwaitedNow = ({ isPaused, isWanted, version }: CatalogStatus): boolean =>
  !isPaused && (isWanted || version === null);

/**
 * The current catalog, ready for search. While a newer one loads, or if it cannot be read, the
 * previous catalog remains.
 */
export function useCatalogView(status: CatalogStatus) {
  const { institution, version } = status;
  const { locale } = useIntl();
  const query = useGetCatalogQuery(
    { institution: institution.code, version: version ?? '' },
    { skip: version === null },
  );
  const catalog = query.data?.institution === institution.code ? query.data : undefined;
  const view = useMemo<CatalogView | undefined>(
    () => catalog && viewCatalog(catalog, locale),
    [catalog, locale],
  );
  const { error, isError, refetch } = query;
  const isNewerMissed = isError && catalog !== undefined && isAnother(catalog, status);
  return { error, isError, isNewerMissed, refetch, view };
}
