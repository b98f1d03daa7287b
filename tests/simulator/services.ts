import {
  OTHER_SERVICES,
  SERVICES,
  type Service as DescribedService,
} from '../../server/src/s360/interface';
import type { Behaviour } from './behaviour/behaviour';
import { availabilityService } from './catalog/availability-service';
import { catalogService } from './catalog/service';
import { setupService } from './catalog/setup-service';
import { shipmentPublicService } from './catalog/shipment-service';
import {
  contactAuthenticationPublicService,
  contactInformationPublicService,
  searchContact,
} from './contacts/services';
import { savingMethods } from './contacts/saving-methods';
import type { ApiPath } from './http/path';
import { orderServices } from './orders/services';
import { refuseDepartures } from './parameters';
import type { Service, ServiceMethod } from './service';

const services: readonly Service[] = [
  contactInformationPublicService,
  contactAuthenticationPublicService,
  catalogService,
  availabilityService,
  setupService,
  shipmentPublicService,
  ...orderServices,
];

/** S-360’s own description: of what the plugin calls, and of what else is known. */
const described: readonly DescribedService[] = [...SERVICES, ...OTHER_SERVICES];

/** The version option of an institution for a service. */
function versionOf(
  { versionSetting }: DescribedService,
  { serviceVersions }: Behaviour,
): string | null {
  switch (versionSetting) {
    case 'contactServiceVersion':
      return serviceVersions.contacts;
    case 'orderServiceVersion':
      return serviceVersions.orders;
    case 'catalogServiceVersion':
      return serviceVersions.catalog;
    case 'shipmentServiceVersion':
      return null;
  }
}

/** The method of a path; `undefined` for an unknown module, service, version or method. */
export function methodAt(path: ApiPath, behaviour: Behaviour): ServiceMethod | undefined {
  const service = services.find(({ name }) => name === path.service);
  const known = described.filter(
    (one) =>
      one.module === path.module &&
      one.name === path.service &&
      one.versions.includes(path.version) &&
      (versionOf(one, behaviour) ?? path.version) === path.version,
  );
  if (!service || known.length === 0) return undefined;
  const own = ownMethods(service, behaviour);
  if (Object.hasOwn(own, path.method)) return own[path.method];
  const method = known.find(({ methods }) => Object.hasOwn(methods, path.method));
  const request = method?.methods[path.method]?.request;
  const work = service.methods[path.method];
  if (!request || !work) return undefined;
  return (body, institution) => {
    refuseDepartures(body, request);
    return work(body, institution);
  };
}

/** Methods whose body, and for the writing ones whose name, is the institution’s. */
function ownMethods(service: Service, behaviour: Behaviour): Service['methods'] {
  if (service !== contactInformationPublicService) return {};
  return { searchContact, ...savingMethods(behaviour) };
}
