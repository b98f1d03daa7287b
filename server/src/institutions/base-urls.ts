/**
 * The canonical form for comparing base URLs of links: `https://host/path`, without a trailing
 * slash.
 */
export const baseUrlFrom = (configured: string): string =>
  new URL(configured).href.replace(/\/+$/, '');

/**
 * Base URLs whose links stay valid under the present one: the former ones, and other spellings of
 * the present one that links may have been stored with.
 */
export function formerBaseUrlsFrom(configured: string, former: readonly string[]): string[] {
  const present = baseUrlFrom(configured);
  const spellings = [configured, ...former].flatMap((spelling) => {
    const baseUrl = baseUrlFrom(spelling);
    return [spelling, baseUrl, `${baseUrl}/`];
  });
  return [...new Set(spellings)].filter((spelling) => spelling !== present);
}
