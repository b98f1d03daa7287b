import { MINUTE_MS } from '../kernel/time/durations';
import type { BackoffTerms, CallPorts } from '../sending';
import {
  type CatalogMethods,
  type S360Error,
  type ShipmentMethods,
  isForbiddenMethod,
} from '../s360';
import type { CatalogSettings } from './settings';
import type { CatalogStores } from './work';

/** The dependencies of reading a catalog or places left. */
export interface CatalogPorts
  extends Pick<CallPorts, 'clock' | 'noteAnswer' | 'takePermit'>, CatalogStores {
  client: Omit<CatalogMethods, 'isCatalogServiceAlive'> & ShipmentMethods;
  settings: CatalogSettings;
  /** Aborts when the plugin stops: the current read is abandoned and repeated later. */
  signal: AbortSignal;
  log: { warn(message: string): void };
}

/** The delays after failures; a method's own window can make them longer. */
export const CATALOG_RETRY: BackoffTerms = { firstMs: MINUTE_MS, longestMs: 6 * 60 * MINUTE_MS };

/**
 * Whether a failed call concerns only these methods. They have limits and rights of their own, so
 * their refusal must not delay pushes and bookings.
 */
export function concernsMethodAlone(error: S360Error): boolean {
  return error.kind === 'too-many-calls' || isForbiddenMethod(error);
}

/**
 * How long S-360 refuses further calls: the time that it states, but at least the documented
 * window.
 */
export function refusedForMs(error: S360Error, windowMs: number): number {
  return error.kind === 'too-many-calls' ? Math.max(windowMs, error.retryAfterMs ?? 0) : 0;
}
