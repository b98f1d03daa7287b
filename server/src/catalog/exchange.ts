import { MINUTE_MS } from '../kernel/durations';
import type { BackoffTerms, CallPorts } from '../sending';
import { type CatalogMethods, type S360Error, isForbiddenMethod } from '../s360';
import type { CatalogSettings } from './settings';
import type { CatalogStores } from './work';

/** What reading a catalog or places left asks of the world around it. */
export interface CatalogPorts
  extends Pick<CallPorts, 'clock' | 'noteAnswer' | 'takePermit'>, CatalogStores {
  client: Omit<CatalogMethods, 'isCatalogServiceAlive'>;
  settings: CatalogSettings;
  /** The plugin stops: what is being read is given up, and read again some time. */
  signal: AbortSignal;
  log: { warn(message: string): void };
}

/** After a failure; the windows of the method make it longer. */
export const CATALOG_RETRY: BackoffTerms = { firstMs: MINUTE_MS, longestMs: 6 * 60 * MINUTE_MS };

/**
 * Whether a failed call says something of these methods alone. They have limits and rights of their
 * own: that they may not be called (now) must not hold up pushes and bookings.
 */
export function concernsMethodAlone(error: S360Error): boolean {
  return error.kind === 'too-many-calls' || isForbiddenMethod(error);
}

/** How long S-360 wants to be left alone; documented windows where it does not say. */
export function refusedForMs(error: S360Error, windowMs: number): number {
  return error.kind === 'too-many-calls' ? Math.max(windowMs, error.retryAfterMs ?? 0) : 0;
}
