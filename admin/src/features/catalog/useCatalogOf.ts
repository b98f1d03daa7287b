import type { Catalog } from '../../../../server/src/contracts';
import { useGetCatalogQuery, useGetCatalogsQuery } from './catalogApi';

/** The catalog of an institution, read once it is needed; `undefined` until then. */
export function useCatalogOf(institution: string, isNeeded: boolean): Catalog | undefined {
  const { data: catalogs } = useGetCatalogsQuery(undefined, { skip: !isNeeded });
  const known = catalogs?.find((catalog) => catalog.institution.code === institution);
  const version = known?.version ?? null;
  const { currentData } = useGetCatalogQuery(
    { institution, version: version ?? '' },
    { skip: !isNeeded || version === null },
  );
  return currentData;
}
