/** Catalog, point of sale and availability: services CatalogService and AvailabilityService. */

import type { Answer, CallAllowance, Caller } from './calls';
import type { Answered } from './answered';
import { callOf, describedCalls } from './described-calls';
import { S360AnswerError, type FailedCall } from './errors';
import { availabilityService, catalogService } from './interface';
import type { CallContext, CallName } from './permits';
import type { S360ClientSettings } from './settings';
import { longOf } from './orders';
import { isRecord } from '../kernel/is-record';

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
  readonly catalogData: Answered;
}

/** Seen in use: `posConfigData`. */
interface POSConfigResult {
  readonly posConfigData: Answered;
}

interface GetEventAvailabilityRequest {
  readonly pointOfSalesId: string;
  /** Many in one call (assumption `availability`). */
  readonly performanceIds: readonly string[];
}

/** Name seen in use. The contents are assumed (`availability`) and not checked here. */
interface EventAvailabilityResult {
  readonly eventAvailabilityData: Answered;
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
  isCatalogServiceAlive: callOf(catalogService, 'isCatalogServiceAlive'),
  getCatalogDetailed: callOf(catalogService, 'getCatalogDetailed'),
  getPOSConfig: callOf(catalogService, 'getPOSConfig'),
  getEventAvailability: callOf(availabilityService, 'getEventAvailability'),
} as const satisfies Record<keyof CatalogMethods, CallName>;

/** The catalog's own limits, above those of other calls: a minute and 50 MB. */
export const CATALOG_ALLOWANCE: CallAllowance = {
  timeoutMs: 60_000,
  deadlineMs: 60_000,
  maxAnswerBytes: 50_000_000,
};

export function createCatalogMethods(settings: S360ClientSettings, caller: Caller): CatalogMethods {
  const ask = describedCalls(catalogService, settings, caller);
  const askAvailability = describedCalls(availabilityService, settings, caller);
  return {
    isCatalogServiceAlive: (context) =>
      ask('isCatalogServiceAlive', {}, context, { read: () => null }),
    getCatalogDetailed: ({ requestId }, context) =>
      ask('getCatalogDetailed', requestId === null ? {} : { requestId }, context, {
        allowance: CATALOG_ALLOWANCE,
        read(result, call) {
          const catalogData = partIn(result, 'catalogData', call);
          // An answer without seasons is not a catalog, and must not replace one.
          if (!Array.isArray(catalogData.seasons)) throw new S360AnswerError(call, 'no-result');
          return { catalogData };
        },
      }),
    getPOSConfig: (context) =>
      ask('getPOSConfig', {}, context, {
        read: (result, call) => ({ posConfigData: partIn(result, 'posConfigData', call) }),
      }),
    getEventAvailability({ performanceIds, pointOfSalesId }, context) {
      const request = {
        pointOfSalesId: longOf(pointOfSalesId),
        performanceIds: performanceIds.map(longOf),
        seatCategoryIds: [ALL_SEAT_CATEGORIES],
      };
      return askAvailability('getEventAvailability', request, context, {
        read: (result, call) => ({
          eventAvailabilityData: partIn(result, 'eventAvailabilityData', call),
        }),
      });
    },
  };
}

function partIn(result: Answered, element: string, call: FailedCall): Answered {
  const value = result[element];
  if (!isRecord(value)) throw new S360AnswerError(call, 'no-result');
  return value;
}
