import type { CallWindow } from './permit-windows';
import { MINUTE_MS } from '../../kernel/time/durations';
import { catalogCalls } from '../../s360';

/**
 * Documented limits of single methods (api_rate_limits; availabilities): the catalog once in ten
 * minutes, an availability method once a minute.
 */
const METHOD_WINDOWS: readonly (CallWindow & { method: string })[] = [
  { scope: 'method', ...catalogCalls.getCatalogDetailed, calls: 1, perMs: 10 * MINUTE_MS },
  { scope: 'method', ...catalogCalls.getEventAvailability, calls: 1, perMs: MINUTE_MS },
];

/**
 * Adds the windows of single methods. They apply beside the defaults and beside configured limits,
 * unless those name the method themselves. Pure.
 */
export function withMethodWindows(windows: readonly CallWindow[]): readonly CallWindow[] {
  const configured = new Set(windows.map(({ method }) => method));
  return [...windows, ...METHOD_WINDOWS.filter(({ method }) => !configured.has(method))];
}
