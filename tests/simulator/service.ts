import type { Institution } from './institution';
import type { JsonObject } from './json';

/** The work of one method; refusals are thrown as BusinessError. */
export type ServiceMethod = (request: JsonObject, institution: Institution) => JsonObject;

/** One public service of S-360, as in the path of a call (section 1.1). */
export interface Service {
  module: 'tnco' | 'tnseb' | 'tnai' | 'tnci';
  name: string;
  versions: readonly string[];
  methods: Readonly<Record<string, ServiceMethod>>;
}
