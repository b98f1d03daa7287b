/** The URLs of S-360's methods. Documented: platform.secutix.com/backend/standards/rest. */

import type { S360Module } from '../interface';
import type { CallName } from '../permits';
import type { S360Authentication } from '../settings';

export interface ServiceAddress {
  readonly module: S360Module;
  readonly service: string;
  /** With an underscore, e.g. `2_21`. */
  readonly version: string;
}

/** The login call, which belongs to no versioned service (seen in use). */
export const LOGIN_CALL: CallName = { service: 'auth', method: 'auth' };

/** The path of a method, relative to the base URL of the institution. */
export function methodPath(address: ServiceAddress, method: string): string {
  const { module, service, version } = address;
  return `/${module}/backend-apis/${service}/v${version}/${method}`;
}

/** The path of the login call (seen in use in the modules tnai and tnco). */
export function loginPath(authentication: S360Authentication): string {
  return `/${authentication.loginModule ?? 'tnai'}/backend-apis/v1/auth`;
}
