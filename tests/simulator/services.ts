import type { Behaviour } from './behaviour/behaviour';
import { availabilityService } from './catalog/availability-service';
import { catalogService } from './catalog/service';
import { setupService } from './catalog/setup-service';
import {
  contactAuthenticationPublicService,
  contactInformationPublicService,
} from './contacts/services';
import { savingMethods } from './contacts/saving-methods';
import type { ApiPath } from './http/path';
import { orderServices } from './orders/services';
import type { Service, ServiceMethod } from './service';

const services: readonly Service[] = [
  contactInformationPublicService,
  contactAuthenticationPublicService,
  catalogService,
  availabilityService,
  setupService,
  ...orderServices,
];

/** The version option of an institution for a service. */
const versionOf = ({ module, name }: Service, { serviceVersions }: Behaviour): string | null => {
  if (module === 'tnco') return serviceVersions.contacts;
  return name.startsWith('external') ? serviceVersions.orders : serviceVersions.catalog;
};

/** The method of a path; `undefined` for an unknown module, service, version or method. */
export function methodAt(path: ApiPath, behaviour: Behaviour): ServiceMethod | undefined {
  const service = services.find(
    ({ module, name, versions }) =>
      module === path.module && name === path.service && versions.includes(path.version),
  );
  if (!service || (versionOf(service, behaviour) ?? path.version) !== path.version) {
    return undefined;
  }
  const methods = methodsOf(service, behaviour);
  return Object.hasOwn(methods, path.method) ? methods[path.method] : undefined;
}

/** The writing methods have the institution’s names. */
const methodsOf = (service: Service, behaviour: Behaviour): Service['methods'] =>
  service === contactInformationPublicService
    ? { ...service.methods, ...savingMethods(behaviour) }
    : service.methods;
