import { availabilityService, catalogService } from './catalog-services';
import { contactInformationPublicService } from './contact-service';
import {
  externalOrderFacade,
  externalOrderHistoryService,
  externalOrderService,
} from './order-services';
import type { Method, Service, VersionSetting } from './service';
import { shipmentPublicService } from './shipment-service';

/** Every service of S-360 with methods that we call. */
const DESCRIBED = [
  contactInformationPublicService,
  externalOrderFacade,
  externalOrderService,
  externalOrderHistoryService,
  catalogService,
  availabilityService,
  shipmentPublicService,
] as const;

export const SERVICES: readonly Service[] = DESCRIBED;

type NamesOf<S> = S extends { methods: infer Methods } ? keyof Methods & string : never;
/** A method that we call. */
export type MethodName = NamesOf<(typeof DESCRIBED)[number]>;

/** The versions that speak REST, newest first, by the setting that chooses one. */
export const SERVICE_VERSIONS: Readonly<Record<VersionSetting, readonly string[]>> = {
  contactServiceVersion: contactInformationPublicService.versions,
  orderServiceVersion: externalOrderService.versions,
  catalogServiceVersion: catalogService.versions,
  shipmentServiceVersion: shipmentPublicService.versions,
};

const READING = new Set(
  SERVICES.flatMap(({ methods }) =>
    Object.entries<Method>(methods).flatMap(([method, { effect }]) =>
      effect === 'reads' ? [method] : [],
    ),
  ),
);

/** Whether a call of the method changes nothing in S-360: it sends nothing that could be corrected. */
export const onlyReads = (method: string): boolean => READING.has(method);

/** Documented: api_rate_limits, where a service is an endpoint, and OPEN API Performance Pack. */
export const CALL_LIMITS = {
  institutionPerMinute: 180,
  servicePerMinute: 60,
  perMonth: 10_000,
} as const;

/** Each described method that has a limit of its own. */
export const LIMITED_METHODS = SERVICES.flatMap(({ methods, name: service }) =>
  Object.entries<Method>(methods).flatMap(([method, { limit }]) =>
    limit ? [{ service, method, ...limit }] : [],
  ),
);
