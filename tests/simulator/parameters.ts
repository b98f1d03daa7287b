import { BusinessError } from './business-error';
import { isObject, type JsonObject, type JsonValue } from './json';
import type { ServiceMethod } from './service';

/**
 * The kind of a method’s parameter. An id is a JSON number or its digits as a text (section 1.6); a
 * date must be readable.
 */
type ParameterKind =
  'id' | 'ids' | 'text' | 'texts' | 'number' | 'flag' | 'date' | 'object' | 'objects';

type Kinds = Readonly<Record<string, ParameterKind>>;

/** The top-level names in the body of a method. */
export interface Parameters {
  mandatory?: Kinds;
  optional?: Kinds;
}

/** Any method may have it (section 1.5). */
const always: Kinds = { requestId: 'id' };

/**
 * A method that rejects bodies with unknown names, missing parameters or values of the wrong kind.
 * How S-360 rejects them is unknown; the business error is the simulator’s own.
 */
export const checked =
  ({ mandatory = {}, optional = {} }: Parameters, method: ServiceMethod): ServiceMethod =>
  (request, institution) => {
    const kinds = { ...always, ...optional, ...mandatory };
    for (const [name, value] of Object.entries(request)) {
      if (!Object.hasOwn(kinds, name)) throw new BusinessError(`error.parameter.unknown.${name}`);
      const kind = kinds[name];
      if (isGiven(value) && kind && !isOfKind(kind, value)) {
        throw new BusinessError(`error.parameter.invalid.${name}`);
      }
    }
    const missing = Object.keys(mandatory).find((name) => !isGiven(request[name]));
    if (missing !== undefined) throw new BusinessError(`error.parameter.missing.${missing}`);
    return method(request, institution);
  };

/** `null` counts as omitted. */
const isGiven = (value: JsonValue | undefined): value is JsonValue =>
  value !== undefined && value !== null;

function isOfKind(kind: ParameterKind, value: JsonValue): boolean {
  switch (kind) {
    case 'id':
      return isId(value);
    case 'ids':
      return Array.isArray(value) && value.every(isId);
    case 'text':
      return typeof value === 'string';
    case 'texts':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value));
    case 'object':
      return isObject(value);
    case 'objects':
      return Array.isArray(value) && value.every(isObject);
  }
}

/** Negative ids are valid, as -1 requests all of something. */
const isId = (value: JsonValue): boolean =>
  typeof value === 'number' ? Number.isSafeInteger(value) : isDigits(value);

const isDigits = (value: JsonValue): boolean =>
  typeof value === 'string' && /^-?\d{1,19}$/.test(value);

/** Rejects unknown names of an inner part like those of a body. */
export function refuseUnknownNames(part: JsonObject, names: readonly string[]): void {
  const unknown = Object.keys(part).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new BusinessError(`error.parameter.unknown.${unknown}`);
}
