/** The earlier of two times as ISO 8601 strings in UTC, where both are known. */
export const earlier = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b < a) ? b : a;
