import type { Service } from '../../../server/src/s360/interface';
import type { Simulator } from '../../simulator';
import { call, simulator, stopAll } from './client';
import { DESCRIBED, methodsOf, pathOf, unlimited, type Place } from './described';

afterAll(stopAll);

const MODULES = [...new Set(DESCRIBED.map(({ module }) => module))];
const SERVICE_NAMES = [...new Set(DESCRIBED.map(({ name }) => name))];
const VERSIONS = [...new Set(DESCRIBED.flatMap(({ versions }) => versions)), '0_1', '99_0'];

const has = (service: Service, { module, name, version }: Place, method: string): boolean =>
  service.module === module &&
  service.name === name &&
  service.versions.includes(version) &&
  Object.hasOwn(service.methods, method);

const isDescribed = (place: Place, method: string): boolean =>
  DESCRIBED.some((service) => has(service, place, method));

/** The path of a method, each time with one part of another described one, or with a misspelled name. */
const neighbours = (service: Place, method: string): [Place, string][] => [
  ...MODULES.map((module): [Place, string] => [{ ...service, module }, method]),
  ...SERVICE_NAMES.map((name): [Place, string] => [{ ...service, name }, method]),
  ...VERSIONS.map((version): [Place, string] => [{ ...service, version }, method]),
  ...[`${method}s`, method.toUpperCase(), method.slice(0, -1), 'constructor'].map(
    (other): [Place, string] => [service, other],
  ),
];

const METHODS = methodsOf(DESCRIBED).map(({ name, service }) => ({
  method: name,
  place: `${service.module} ${service.name}`,
  service,
}));

describe('the simulator answers 404 to what is not described', () => {
  let started: Simulator;

  beforeAll(async () => {
    started = await simulator({ limits: unlimited });
  });

  test.each(METHODS)('beside $method of $place', async ({ method, service }) => {
    const undescribed = neighbours(service, method).filter((one) => !isDescribed(...one));
    expect(undescribed.length).toBeGreaterThan(MODULES.length + SERVICE_NAMES.length);
    for (const [place, name] of undescribed) {
      const path = pathOf(place, name);
      expect({ path, status: (await call(started, path)).status }).toEqual({ path, status: 404 });
    }
    const path = pathOf(service, method);
    expect({ path, status: (await call(started, path)).status }).toEqual({ path, status: 200 });
  });
});
