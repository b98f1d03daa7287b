import type {
  Catalog,
  CatalogStatus,
  GetAvailability,
  GetCatalog,
  GetCatalogs,
  PerformanceAvailability,
  RefreshCatalog,
} from '../../../../server/src/contracts';
import { get, post, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

/** A catalog is large and its version reveals changes, so the cache keeps it for the session. */
const KEEP_CATALOG_S = 3_600;

const catalogApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getCatalogs: build.query<CatalogStatus[], undefined>({
      query: () => get(url`catalogs`),
      transformResponse: ({ data }: GetCatalogs.Response) => data,
      providesTags: ['S360Catalogs'],
    }),

    /** `version` is the current version: another one reads the catalog again. */
    getCatalog: build.query<Catalog, { institution: string; version: string }>({
      query: ({ institution }) => get(url`institutions/${institution}/catalog`),
      transformResponse: ({ data }: GetCatalog.Response) => data,
      keepUnusedDataFor: KEEP_CATALOG_S,
    }),

    refreshCatalog: build.mutation<CatalogStatus, { institution: string }>({
      query: ({ institution }) => post(url`institutions/${institution}/catalog/refresh`),
      transformResponse: ({ data }: RefreshCatalog.Response) => data,
      invalidatesTags: ['S360Catalogs'],
    }),

    /**
     * Not "getAvailability": the Content Manager has an endpoint of that name in the same slice.
     */
    getPlacesLeft: build.query<
      PerformanceAvailability[],
      { institution: string; performanceIds: readonly string[] }
    >({
      query: ({ institution, performanceIds }) =>
        get(url`institutions/${institution}/availability`, {
          performanceIds: performanceIds.join(','),
        }),
      transformResponse: ({ data }: GetAvailability.Response) => data,
      // The number of places left is stale within minutes.
      keepUnusedDataFor: 0,
    }),
  }),
});

export const {
  useGetCatalogsQuery,
  useGetCatalogQuery,
  useRefreshCatalogMutation,
  useGetPlacesLeftQuery,
} = catalogApi;
