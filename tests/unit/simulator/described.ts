import {
  OTHER_SERVICES,
  SERVICES,
  type Method,
  type Service,
} from '../../../server/src/s360/interface';
import type { CallLimits } from '../../simulator/options';

/** Every described service; one with methods that the plugin calls and others stands here twice. */
export const DESCRIBED: readonly Service[] = [...SERVICES, ...OTHER_SERVICES];

/** A described method and the service that has it. */
export interface DescribedMethod {
  service: Service;
  name: string;
  method: Method;
}

export const methodsOf = (services: readonly Service[]): DescribedMethod[] =>
  services.flatMap((service) =>
    Object.entries<Method>(service.methods).map(([name, method]) => ({ service, name, method })),
  );

export type Place = Pick<Service, 'module' | 'name' | 'version'>;

export const pathOf = ({ module, name, version }: Place, method: string): string =>
  `/myvenue/${module}/backend-apis/${name}/v${version}/${method}`;

/** Limits that a test with many calls does not reach. */
export const unlimited: CallLimits = {
  perEndpointPerMinute: null,
  perInstancePerMinute: null,
  perMonth: null,
  catalogPerTenMinutes: null,
  availabilityPerMinute: null,
  counting: 'rolling',
};
