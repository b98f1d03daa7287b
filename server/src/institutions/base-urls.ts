/** The one spelling of an address by which links are compared: `https://host/path`, no slash at its end. */
export const baseUrlFrom = (configured: string): string =>
  new URL(configured).href.replace(/\/+$/, '');

/**
 * Addresses whose links go on with the present one: the earlier ones, and other spellings of it that
 * links may have been made with.
 */
export function formerBaseUrlsFrom(configured: string, former: readonly string[]): string[] {
  const present = baseUrlFrom(configured);
  const spellings = [configured, ...former].flatMap((spelling) => {
    const baseUrl = baseUrlFrom(spelling);
    return [spelling, baseUrl, `${baseUrl}/`];
  });
  return [...new Set(spellings)].filter((spelling) => spelling !== present);
}
