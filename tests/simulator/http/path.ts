import type { Behaviour } from '../behaviour/behaviour';

/** The parsed path of a call. */
export interface ApiPath {
  module: string;
  service: string;
  version: string;
  method: string;
}

/** Finds the institution of a call: the first part of its path or of its Host header. */
export function institutionInPath(
  pathname: string,
  host: string | undefined,
): { code: string; rest: string[] } | undefined {
  const parts = pathname.split('/').filter((part) => part !== '');
  if (parts[2] === 'backend-apis') {
    return { code: (parts[0] ?? '').toLowerCase(), rest: parts.slice(1) };
  }
  const [subdomain, ...domain] = (host ?? '').replace(/:\d+$/, '').split('.');
  if (parts[1] !== 'backend-apis' || !subdomain || domain.length === 0) return undefined;
  return { code: subdomain.toLowerCase(), rest: parts };
}

/** `{module}/backend-apis/{service}/v{X_Y}/{method}`. */
export function readApiPath(parts: readonly string[]): ApiPath | undefined {
  const [module = '', , service = '', version = '', method = ''] = parts;
  if (parts.length !== 5 || !/^v\d+_\d+$/.test(version)) return undefined;
  return { module, service, version: version.slice(1), method };
}

/** The login call: `{tnai|tnco}/backend-apis/v1/auth`. */
export const isLoginPath = (
  parts: readonly string[],
  module: Behaviour['loginModule'] = 'any',
): boolean =>
  parts.length === 4 &&
  /^tn(ai|co)$/.test(parts[0] ?? '') &&
  (module === 'any' || module === parts[0]) &&
  parts.slice(2).join('/') === 'v1/auth';
