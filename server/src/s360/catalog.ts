/** Catalog, point of sale and availability: services CatalogService and AvailabilityService. */

import type { Answer, CallAllowance, Caller } from './calls';
import type { JsonObject } from './transport/envelope';
import { S360AnswerError } from './errors';
import type { CallContext, CallName } from './permits';
import type { S360ClientSettings } from './settings';
import type { ServiceAddress } from './transport/urls';
import { longOf } from './orders';
import { isRecord } from '../kernel/is-record';

/** Documented: apidocs CatalogService and AvailabilityService, module tnseb. */
const CATALOG_SERVICE = 'catalogService';
const AVAILABILITY_SERVICE = 'availabilityService';

/** Documented: apidocs AvailabilityService, `-1` splits by all seat categories. */
const ALL_SEAT_CATEGORIES = -1;

interface GetCatalogRequest {
  /**
   * Identifies the request. Documented: every result echoes it, and a repeated request with this id
   * collects a result that was not ready. `null`: send none (assumption `requestIds`).
   */
  readonly requestId: number | null;
}

/** Documented by name: CatalogDetailedResult. Only the presence of seasons is checked. */
interface CatalogDetailedResult {
  readonly catalogData: JsonObject;
}

/** Seen in use: `posConfigData`. */
interface POSConfigResult {
  readonly posConfigData: JsonObject;
}

interface GetEventAvailabilityRequest {
  readonly pointOfSalesId: string;
  /** Many in one call (assumption `availability`). */
  readonly performanceIds: readonly string[];
}

/** Name seen in use. The contents are assumed (`availability`) and not checked here. */
interface EventAvailabilityResult {
  readonly eventAvailabilityData: JsonObject;
}

/** The methods that read what is on sale and how many places are left. */
export interface CatalogMethods {
  /**
   * Seen in use: returns only its status. Shows whether S-360 answers, and costs only the call
   * itself.
   */
  isCatalogServiceAlive(context: CallContext): Promise<Answer<null>>;
  /**
   * Documented: platform.secutix.com/backend/sales/how_to. About 10 MB in 20 s (seen in use), so
   * the call may take up to a minute.
   *
   * @throws S360InProgressError while S-360 is still preparing the catalog.
   */
  getCatalogDetailed(
    request: GetCatalogRequest,
    context: CallContext,
  ): Promise<Answer<CatalogDetailedResult>>;
  /** Documented by name; answer seen in use. */
  getPOSConfig(context: CallContext): Promise<Answer<POSConfigResult>>;
  /**
   * Documented: platform.secutix.com/backend/catalog_and_availabilities. The answer is assumed
   * (`availability`).
   */
  getEventAvailability(
    request: GetEventAvailabilityRequest,
    context: CallContext,
  ): Promise<Answer<EventAvailabilityResult>>;
}

/** The name under which each method of the client gets its permits. */
export const catalogCalls = {
  isCatalogServiceAlive: { service: CATALOG_SERVICE, method: 'isCatalogServiceAlive' },
  getCatalogDetailed: { service: CATALOG_SERVICE, method: 'getCatalogDetailed' },
  getPOSConfig: { service: CATALOG_SERVICE, method: 'getPOSConfig' },
  getEventAvailability: { service: AVAILABILITY_SERVICE, method: 'getEventAvailability' },
} as const satisfies Record<keyof CatalogMethods, CallName>;

/** The catalog's own limits, above those of other calls: a minute and 50 MB. */
export const CATALOG_ALLOWANCE: CallAllowance = {
  timeoutMs: 60_000,
  deadlineMs: 60_000,
  maxAnswerBytes: 50_000_000,
};

export function createCatalogMethods(settings: S360ClientSettings, caller: Caller): CatalogMethods {
  const { institution } = caller;
  const address = (service: string): ServiceAddress => ({
    module: 'tnseb',
    service,
    version: settings.catalogServiceVersion,
  });
  const ask = <T>(
    { method, service }: CallName,
    asked: { body: object; allowance?: CallAllowance; read(result: JsonObject): T },
    context: CallContext,
  ) => caller.call({ address: address(service), method, ...asked }, context);
  const part = (name: CallName, data: JsonObject, element: string): JsonObject => {
    const value = data[element];
    if (!isRecord(value)) throw new S360AnswerError({ institution, ...name }, 'no-result');
    return value;
  };
  return {
    isCatalogServiceAlive: (context) =>
      ask(catalogCalls.isCatalogServiceAlive, { body: {}, read: () => null }, context),
    getCatalogDetailed({ requestId }, context) {
      const name = catalogCalls.getCatalogDetailed;
      const body = requestId === null ? {} : { requestId };
      const read = (result: JsonObject) => {
        const catalogData = part(name, result, 'catalogData');
        // An answer without seasons is not a catalog, and must not replace one.
        if (!Array.isArray(catalogData.seasons)) {
          throw new S360AnswerError({ institution, ...name }, 'no-result');
        }
        return { catalogData };
      };
      return ask(name, { body, allowance: CATALOG_ALLOWANCE, read }, context);
    },
    getPOSConfig(context) {
      const name = catalogCalls.getPOSConfig;
      const read = (result: JsonObject) => ({ posConfigData: part(name, result, 'posConfigData') });
      return ask(name, { body: {}, read }, context);
    },
    getEventAvailability({ performanceIds, pointOfSalesId }, context) {
      const name = catalogCalls.getEventAvailability;
      const body = {
        pointOfSalesId: longOf(pointOfSalesId),
        performanceIds: performanceIds.map(longOf),
        seatCategoryIds: [ALL_SEAT_CATEGORIES],
      };
      const read = (result: JsonObject) => ({
        eventAvailabilityData: part(name, result, 'eventAvailabilityData'),
      });
      return ask(name, { body, read }, context);
    },
  };
}
