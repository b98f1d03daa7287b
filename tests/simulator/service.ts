import type { Institution } from './institution';
import type { JsonObject } from './json';

/** The work of one method; refusals are thrown as BusinessError. */
export type ServiceMethod = (request: JsonObject, institution: Institution) => JsonObject;

/** The work of a described service, by its methods. */
export interface Service {
  name: string;
  methods: Readonly<Record<string, ServiceMethod>>;
}
