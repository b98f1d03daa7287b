/** How long to wait before trying again. */

export interface BackoffTerms {
  firstMs: number;
  longestMs: number;
}

/** Doubles with each attempt up to the longest; a random half spreads those that failed together. */
export function backoffMs(
  attempts: number,
  terms: BackoffTerms,
  random: () => number = Math.random,
): number {
  const full = Math.min(terms.longestMs, terms.firstMs * 2 ** Math.min(attempts, 30));
  return Math.round(full * (0.5 + random() / 2));
}

/** For one contact whose call failed for a technical reason. */
export const CONTACT_RETRY: BackoffTerms = { firstMs: 1_000, longestMs: 10 * 60_000 };
