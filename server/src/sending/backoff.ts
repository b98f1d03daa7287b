/** How long to wait before the next attempt. */

export interface BackoffTerms {
  firstMs: number;
  longestMs: number;
}

/**
 * Doubles with each attempt, up to `longestMs`. A random half spreads out calls that failed
 * together.
 */
export function backoffMs(
  attempts: number,
  terms: BackoffTerms,
  random: () => number = Math.random,
): number {
  const full = Math.min(terms.longestMs, terms.firstMs * 2 ** Math.min(attempts, 30));
  return Math.round(full * (0.5 + random() / 2));
}

/** When to try again after a number of failures. */
export const retryTime = (at: Date, attempts: number, terms: BackoffTerms = CONTACT_RETRY): Date =>
  new Date(at.getTime() + backoffMs(attempts, terms));

/** For one contact or order whose call failed for a technical reason. */
export const CONTACT_RETRY: BackoffTerms = { firstMs: 1_000, longestMs: 10 * 60_000 };
