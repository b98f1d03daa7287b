import { CATALOG_UID, type CONTACT_UID } from '../../../server/src/contracts';
import type {
  Catalog,
  CatalogStatus,
  GetAvailability,
  GetCatalog,
  GetCatalogs,
  RefreshCatalog,
} from '../../../server/src/contracts/catalog/catalog';
import { request, type HttpAnswer } from '../http';
import type { Scene } from '../scene/scene';
import { callAs, type AdminCall } from '../strapi/strapi';
import { until } from '../waiting';

/** Lifts the limits of the CRM and S-360, so that a test need not wait ten minutes. */
export const OFTEN = {
  plugin: {
    catalog: {},
    limits: [
      { scope: 'method', method: 'getCatalogDetailed', calls: 100, perMs: 1000 },
      { scope: 'method', method: 'getEventAvailability', calls: 100, perMs: 1000 },
    ],
  },
  s360: {
    catalog: true,
    limits: {
      perEndpointPerMinute: null,
      perInstancePerMinute: null,
      catalogPerTenMinutes: null,
      availabilityPerMinute: null,
    },
  },
} as const;

/** The catalog of one institution as the screens use it. */
export interface CatalogSide {
  get(headers?: Record<string, string>): Promise<HttpAnswer>;
  catalog(): Promise<Catalog>;
  status(): Promise<CatalogStatus>;
  refresh(): Promise<CatalogStatus>;
  availability(performanceIds: readonly string[]): Promise<GetAvailability.Response['data']>;
  /** Waits until the CRM has a catalog. */
  fetched(): Promise<Catalog>;
  /** Waits until no refresh is queued. */
  unwanted(): Promise<CatalogStatus>;
  /** Changes its row as if time had passed. */
  writesRow(values: Record<string, unknown>): Promise<void>;
  calls(method?: string): Promise<number>;
}

function read<T>({ body, status }: HttpAnswer): T {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  // The contracts guarantee the form.
  return body as T;
}

/** The catalog of an institution through the routes of a process, by default the scene’s own. */
export function catalogSide(scene: Scene, code: string, url?: string): CatalogSide {
  const base = `/s360/institutions/${code}`;
  const call: AdminCall = (method, path, body) =>
    callAs(url ?? scene.running().url, scene.running().adminToken)(method, path, body);
  const get = (headers: Record<string, string> = {}) =>
    request(`${url ?? scene.running().url}${base}/catalog`, {
      headers: { authorization: `Bearer ${scene.running().adminToken}`, ...headers },
    });
  const status = async () => {
    const { data } = read<GetCatalogs.Response>(await call('GET', '/s360/catalogs'));
    const found = data.find(({ institution }) => institution.code === code);
    if (!found) throw new Error(`no status of ${code}`);
    return found;
  };
  const catalog = async () => read<GetCatalog.Response>(await get()).data;
  return {
    get,
    catalog,
    status,
    refresh: async () =>
      read<RefreshCatalog.Response>(await call('POST', `${base}/catalog/refresh`)).data,
    availability: async (ids) =>
      read<GetAvailability.Response>(
        await call('GET', `${base}/availability?performanceIds=${ids.join(',')}`),
      ).data,
    fetched: () =>
      until('there is a catalog', async () => ((await get()).status === 200 ? catalog() : null)),
    unwanted: () =>
      until('no catalog is wanted', async () => {
        const now = await status();
        return now.isWanted ? null : now;
      }),
    async writesRow(data) {
      const query = scene.running().strapi.db.query(CATALOG_UID as typeof CONTACT_UID);
      await query.updateMany({ where: { institution: code } as object, data: data as object });
    },
    calls: async (method = 'getCatalogDetailed') => (await scene.s360(code).calls(method)).length,
  };
}

/** The ids of all performances of a catalog. */
export const performanceIdsOf = ({ products }: Catalog): string[] =>
  products.flatMap(({ performances }) => performances.map(({ id }) => id));
