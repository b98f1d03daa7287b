import type { CallWindow } from './permit-windows';
import { MINUTE_MS } from '../../kernel/time/durations';
import { CALL_LIMITS, LIMITED_METHODS } from '../../s360';

/** The documented limits of S-360. */
export const DEFAULT_WINDOWS: readonly CallWindow[] = [
  { scope: 'institution', calls: CALL_LIMITS.institutionPerMinute, perMs: MINUTE_MS },
  { scope: 'service', calls: CALL_LIMITS.servicePerMinute, perMs: MINUTE_MS },
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
