import { availabilityService } from './catalog/availability-service';
import { catalogService } from './catalog/service';
import { setupService } from './catalog/setup-service';
import {
  contactAuthenticationPublicService,
  contactInformationPublicService,
} from './contacts/services';
import type { ApiPath } from './http/path';
import { orderServices } from './orders/services';
import type { Service, ServiceMethod } from './service';

/** Every service that the simulator speaks. */
const services: readonly Service[] = [
  contactInformationPublicService,
  contactAuthenticationPublicService,
  catalogService,
  availabilityService,
  setupService,
  ...orderServices,
];

/** The method of a path; `undefined` for an unknown module, service, version or method. */
export function methodAt(path: ApiPath): ServiceMethod | undefined {
  const service = services.find(
    ({ module, name, versions }) =>
      module === path.module && name === path.service && versions.includes(path.version),
  );
  return service && Object.hasOwn(service.methods, path.method)
    ? service.methods[path.method]
    : undefined;
}
