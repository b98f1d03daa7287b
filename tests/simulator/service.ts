import type { Institution } from './institution';
import type { JsonObject } from './json';

/** What one method does with a request; refusals are thrown as BusinessError. */
export type ServiceMethod = (request: JsonObject, institution: Institution) => JsonObject;

/** One of S-360's public services, as it stands in the path of a call (section 1.1). */
export interface Service {
  module: 'tnco' | 'tnseb' | 'tnai' | 'tnci';
  name: string;
  versions: readonly string[];
  methods: Readonly<Record<string, ServiceMethod>>;
}
