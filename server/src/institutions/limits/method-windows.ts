import type { CallWindow } from './permit-windows';
import { MINUTE_MS } from '../../kernel/time/durations';
import { LIMITED_METHODS } from '../../s360';

/**
 * Documented limits of S-360 (api_rate_limits; OPEN API Performance Pack): 180 calls a minute per
 * instance, 60 a minute per endpoint (a service), 10,000 calls a month.
 */
export const DEFAULT_WINDOWS: readonly CallWindow[] = [
  { scope: 'institution', calls: 180, perMs: MINUTE_MS },
  { scope: 'service', calls: 60, perMs: MINUTE_MS },
];

/** Limits of single methods. */
const METHOD_WINDOWS = LIMITED_METHODS.map(({ perMinutes, ...limited }) => ({
  scope: 'method' as const,
  ...limited,
  perMs: perMinutes * MINUTE_MS,
}));

/**
 * Adds the windows of single methods. They apply beside the defaults and beside configured limits,
 * unless those name the method themselves. Pure.
 */
export function withMethodWindows(windows: readonly CallWindow[]): readonly CallWindow[] {
  const configured = new Set(windows.map(({ method }) => method));
  return [...windows, ...METHOD_WINDOWS.filter(({ method }) => !configured.has(method))];
}
